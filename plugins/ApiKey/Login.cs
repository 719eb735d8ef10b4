namespace Authx.Provider.ApiKey;

/// <summary>Takes a key over: asks for it, checks it where the service can be asked, and pins what ends it.</summary>
internal sealed class Login(LoginContext context)
{
    public async Task<LoginResult> RunAsync(CancellationToken cancellationToken)
    {
        if (SettingsCheck.Problems(context.Settings).FirstOrDefault() is { } problem)
            return Failed(ErrorKind.Misconfigured, $"{problem.Key} {problem.Message}");
        var key = await KeyAsync(cancellationToken);
        if (Secret.ProblemWithToken(key.Reveal()) is { } objection)
            return Failed(ErrorKind.InvalidInput, $"this cannot be an API key: {objection}");

        var service = Service.From(context.Settings);
        var identity = await new Whoami(service, new(service, key, context.Host)).AskAsync(key, cancellationToken);
        return identity.State switch
        {
            WhoamiState.Accepted or WhoamiState.NotAskable => Finish(service, key, identity),
            WhoamiState.Refused => LoginResult.Refused($"{identity.Error?.Message}: it does not accept this key, and nothing was stored"),
            WhoamiState.Unknown when identity.Status == 403 => LoginResult.Refused(
                "the server answered 403 Forbidden: the key is wrong, or it may not ask who it is, and nothing was stored"),
            WhoamiState.Unknown => LoginResult.Failed(identity.Error!),
        };
    }

    // A prompt or a pipe may leave the end of the line on it; anything else in it is the user's own.
    private async Task<Secret> KeyAsync(CancellationToken cancellationToken)
    {
        if (context.Input.Token is { } given)
            return given;
        var question = new Question { Prompt = "API key", Option = "--token-stdin" };
        var typed = (await context.Host.Interaction.AskSecretAsync(question, cancellationToken)).Reveal();
        if (typed.EndsWith('\n'))
            typed = typed[..^1];
        return new(typed.EndsWith('\r') ? typed[..^1] : typed);
    }

    private LoginResult Finish(Service service, Secret key, Identity identity)
    {
        var given = context.Settings.Find(SettingKey.KeyId);
        if (given == key.Reveal())
            return Failed(ErrorKind.Misconfigured, "keyId is the key itself; it has to be the name that the service shows for it");
        if (given is not null && identity.KeyId is { } told && told != given)
        {
            return Failed(ErrorKind.Misconfigured,
                $"keyId is \"{given}\", but the server says that this key is \"{told}\": drop keyId, or point whoami.keyId at the id that it means");
        }

        var keyId = identity.KeyId ?? given;
        Say(service, identity, keyId);
        return LoginResult.SignedIn(GrantOf(service, key, identity with { KeyId = keyId }));
    }

    private void Say(Service service, Identity identity, string? keyId)
    {
        var people = context.Host.Interaction;
        if (identity.State == WhoamiState.NotAskable)
            people.Tell("The key is stored unchecked: the service's settings name no whoami.path.");
        if (service.Delete is { NamesKey: true } && keyId is null)
            people.Tell("The server did not tell this key's id, so that logout --revoke cannot delete it; sign in with --set keyId=ID to make that possible.");
    }

    private static Grant GrantOf(Service service, Secret key, Identity identity) => new()
    {
        Credentials = [new() { Kind = CredentialKind.ApiKey, Value = key, Id = identity.KeyId, ExpiresAt = identity.ExpiresAt }],
        Use = new() { Credential = CredentialKind.ApiKey, Placement = Placement.Header, Name = service.Header, Scheme = service.Scheme },
        Provenance = Provenance.Imported,
        Revocability = Revocability.Local,
        Server = service.Server,
        Origins = [new Uri(service.Server).GetLeftPart(UriPartial.Authority)],
        Pins = service.Pins,
        Account = identity.Account,
    };

    private static LoginResult Failed(ErrorKind kind, string message) => LoginResult.Failed(new() { Kind = kind, Message = message });
}
