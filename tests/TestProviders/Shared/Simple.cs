namespace TestProviders;

/// <summary>What every test provider does where it does not misbehave: takes a token, and ends it nowhere.</summary>
internal static class Simple
{
    public static LoginResult Login(LoginContext context) => LoginResult.SignedIn(new()
    {
        Credentials = [new() { Kind = CredentialKind.ApiKey, Value = context.Input.Token ?? new Secret("none-was-given") }],
        Use = new() { Credential = CredentialKind.ApiKey, Placement = Placement.Header, Name = "Authorization", Scheme = "Bearer" },
        Provenance = Provenance.Imported,
        Revocability = Revocability.Local,
        Server = context.Settings.Find("server") ?? "https://api.example",
        Origins = context.Settings.FindUrl("server") is { } server ? [server.GetLeftPart(UriPartial.Authority)] : [],
    });

    public static LogoutResult Logout(LogoutContext context) =>
        new() { Credentials = [.. context.Grant.Credentials.Select(c => new CredentialOutcome { Kind = c.Kind, Outcome = Outcome.LocalOnly })] };
}
