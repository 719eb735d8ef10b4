namespace Authx.Provider.OAuth;

/// <summary>Whose tokens they are, as far as the server told.</summary>
internal sealed record Identified
{
    public Account? Account { get; init; }

    /// <summary>Whether userinfo takes this client's tokens, so that its refusal will mean something later.</summary>
    public bool IsUserinfoUseful { get; init; }

    /// <summary>Why the sign-in cannot be believed.</summary>
    public ProviderError? Error { get; init; }

    /// <summary>Whether the server refused what the user brought along.</summary>
    public bool IsRefused { get; init; }
}

/// <summary>Finds out whose tokens they are: from the ID token, and from userinfo.</summary>
internal sealed class Identity(FlowContext flow, FlowKind? kind)
{
    public async Task<Identified> FindAsync(TokenAnswer tokens, string? nonce, CancellationToken cancellationToken)
    {
        // Where nobody signed in there is nobody to ask for.
        if (kind == FlowKind.ClientCredentials)
            return new() { Account = new() { Id = flow.Settings.ClientId } };
        var id = await new IdTokenReader(flow).ReadAsync(tokens, nonce, cancellationToken);
        if (id.Error is not null)
            return new() { Error = id.Error };
        var accounts = new Accounts(flow.Settings.AccountId, flow.Settings.AccountName, tokens.AccessToken);
        var told = accounts.In(id.Claims);
        return AsksUserinfo
            ? await AskAsync(accounts, tokens, told, Json.Text(Json.Member(id.Claims, "sub")), cancellationToken)
            : new() { Account = told };
    }

    // Without openid a server's userinfo takes no token; one that the settings name is the service's own affair.
    private bool AsksUserinfo => flow.Server.Userinfo is not null
        && (flow.IsOpenId || flow.Settings.Endpoint(SettingKey.Userinfo) is not null || flow.Login.Input.Token is not null);

    private async Task<Identified> AskAsync(Accounts accounts, TokenAnswer tokens, Account? told, string? subject, CancellationToken cancellationToken)
    {
        var answer = await new Wire(flow.Host).GetAsync(flow.Server.Userinfo!, tokens.AccessToken, cancellationToken);
        if (answer.Error is { } error)
            return Unanswered(answer, error, told);
        // OpenID Connect Core section 5.3.2: what is about somebody else must not be used.
        var about = Json.Text(Json.Member(answer.Document, "sub"));
        if (subject is not null && about is not null && about != subject)
            return new() { Error = new() { Kind = ErrorKind.MalformedAnswer, Message = "the ID token and userinfo are about two different accounts" } };
        var found = accounts.In(answer.Document);
        return new() { IsUserinfoUseful = true, Account = told is null ? found : told with { Name = told.Name ?? found?.Name } };
    }

    private Identified Unanswered(Answer answer, ProviderError error, Account? told)
    {
        var isImportedAccess = flow.Login.Input is { Token: not null, TokenKind: null or CredentialKind.AccessToken };
        if (isImportedAccess && answer.Status == 401)
            return new() { IsRefused = true, Error = new() { Kind = ErrorKind.CredentialRefused, Message = $"it does not accept this token: {error.Message}" } };
        if (told is null)
            flow.Host.Interaction.Warn($"The server does not tell whose tokens these are: {error.Message}.");
        // One that is only in trouble now will answer another time; one that refuses a new token refuses all.
        return new() { Account = told, IsUserinfoUseful = answer.Status is null or >= 500 or 429 };
    }
}
