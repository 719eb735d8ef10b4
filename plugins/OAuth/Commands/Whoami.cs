namespace Authx.Provider.OAuth;

/// <summary>Asks the server whose tokens they are: userinfo, or introspection where there is none.</summary>
internal sealed class Whoami(Holding holding)
{
    public async Task<WhoamiResult> AskAsync(CancellationToken cancellationToken)
    {
        if (holding.AccessToken is not { } access)
            return NotAskable();
        if (holding.Find(SettingKey.Userinfo) is { } userinfo)
            return await AskUserinfoAsync(userinfo, access, cancellationToken);
        return holding.CanIntrospect(CredentialKind.AccessToken) ? await IntrospectAsync(access, cancellationToken) : NotAskable();
    }

    private WhoamiResult NotAskable() => new() { State = WhoamiState.NotAskable, Account = holding.Grant.Account };

    private async Task<WhoamiResult> AskUserinfoAsync(Uri userinfo, Credential access, CancellationToken cancellationToken)
    {
        var answer = await new Wire(holding.Host).GetAsync(userinfo, access.Value, cancellationToken);
        if (answer.Error is { } error)
        {
            // 403: the server knows the token, and forbids it this question (RFC 6750 section 3.1). That is no refusal of the token.
            return new() { State = answer.Status == 401 ? WhoamiState.Refused : WhoamiState.Unknown, Error = error };
        }

        var found = new Accounts(holding.Pinned(SettingKey.AccountId) ?? ClientSettings.DefaultAccountId, holding.Pinned(SettingKey.AccountName), access.Value)
            .In(answer.Document);
        return new() { State = WhoamiState.Accepted, Account = found ?? holding.Grant.Account };
    }

    private async Task<WhoamiResult> IntrospectAsync(Credential access, CancellationToken cancellationToken)
    {
        var (answer, isActive) = await Introspection.AskAsync(
            holding.Find(SettingKey.Introspection)!, holding.ClientFor(SettingKey.Introspection), access, holding.Host, cancellationToken);
        return isActive switch
        {
            true => new() { State = WhoamiState.Accepted, Account = holding.Grant.Account },
            false => new() { State = WhoamiState.Refused, Error = Refused },
            null => new() { State = WhoamiState.Unknown, Error = answer.Error ?? Unclear },
        };
    }

    private static ProviderError Refused { get; } =
        new() { Kind = ErrorKind.CredentialRefused, Message = "the server says that the access token is not active any more" };

    private static ProviderError Unclear { get; } =
        new() { Kind = ErrorKind.MalformedAnswer, Message = "the server's answer does not say whether the access token is active" };
}
