namespace Authx.Provider.OAuth;

/// <summary>Signs in: finds the server and the client, gets tokens by the flow that fits, and makes a grant of them.</summary>
internal sealed class Login(LoginContext context)
{
    private readonly ClientSettings _settings = new(context.Settings);

    public async Task<LoginResult> RunAsync(CancellationToken cancellationToken)
    {
        foreach (var problem in SettingsCheck.Check(context.Settings))
            return Failed(ErrorKind.Misconfigured, $"{problem.Key} {problem.Message}");
        if (context.Input is { Token: not null, Way: not LoginWay.Unspecified })
            return Failed(ErrorKind.InvalidInput, "a token was given, and a way to get another: only one of them can be meant");
        var found = await new ServerFinder(_settings, context).FindAsync(cancellationToken);
        return found.Server is { } server ? await RunAsync(server, cancellationToken) : LoginResult.Failed(found.Error!);
    }

    private async Task<LoginResult> RunAsync(ServerMetadata server, CancellationToken cancellationToken)
    {
        var choice = context.Input.Token is null ? FlowChoice.Of(context.Input.Way, _settings.Flow, server, context.Host.Interaction.WhyNoBrowser) : null;
        if (MissingEndpoint(server, choice) is { } missing)
            return Failed(ErrorKind.Misconfigured, missing);
        var found = await new ClientFinder(_settings, context).FindAsync(server, choice?.Kind == FlowKind.ClientCredentials, cancellationToken);
        if (found.Client is not { } client)
            return LoginResult.Failed(found.Error!);

        var flow = new FlowContext
        {
            Login = context,
            Settings = _settings,
            Server = server,
            Client = client,
            Scope = context.Input.Scope ?? _settings.Scope,
        };
        SayRefused(server);
        return choice is null
            ? await new ImportedLogin(flow).RunAsync(cancellationToken)
            : await new FlowLogin(flow, choice).RunAsync(cancellationToken);
    }

    private string? MissingEndpoint(ServerMetadata server, FlowChoice? choice)
    {
        var isToken = choice is null && context.Input.TokenKind is null or CredentialKind.AccessToken;
        foreach (var key in new[] { isToken ? null : SettingKey.Token, choice?.Endpoint })
        {
            if (key is null || server.Find(key) is not null)
                continue;
            return server.Refused.TryGetValue(key, out var why)
                ? $"{key}: {why}"
                : $"the server names no {key}, which this way to sign in takes{Instead(key, server)}";
        }

        return null;
    }

    private static string Instead(string key, ServerMetadata server) => key switch
    {
        SettingKey.Device when server.Authorization is not null => "; --no-browser shows a page for a browser on this machine",
        SettingKey.Authorization when server.Device is not null => "; --device signs in with a code on another device",
        _ => $"; the setting {key} can say where it is",
    };

    private void SayRefused(ServerMetadata server)
    {
        foreach (var (key, why) in server.Refused)
        {
            if (key == SettingKey.Revocation)
                context.Host.Interaction.Warn($"{key}: {why}. What is signed in to here cannot be ended at the server by authx.");
        }
    }

    private static LoginResult Failed(ErrorKind kind, string message) => LoginResult.Failed(new() { Kind = kind, Message = message });
}
