namespace Authx.Provider.OAuth;

/// <summary>Finds what a look at each setting alone cannot: settings that do not fit together, or would fail only at logout.</summary>
internal sealed class SettingsCheck
{
    private readonly ProviderSettings _given;
    private readonly ClientSettings _settings;
    private readonly List<SettingProblem> _problems = [];

    private SettingsCheck(ProviderSettings settings)
    {
        _given = settings;
        _settings = new(settings);
    }

    /// <summary>What is wrong, setting by setting.</summary>
    public static IReadOnlyList<SettingProblem> Check(ProviderSettings settings)
    {
        var check = new SettingsCheck(settings);
        check.CheckServer();
        check.CheckFlow();
        check.CheckClient();
        check.CheckRedirect();
        check.CheckParameters();
        return check._problems;
    }

    private void CheckServer()
    {
        if (_settings.Issuer is { } issuer && Uri.TryCreate(issuer, UriKind.Absolute, out var address) && address.Query.Length > 0)
            Add(SettingKey.Issuer, "has a query, which no issuer has");
        if (_settings.ClientId.Length == 0)
            Add(SettingKey.ClientId, "is missing: it is the name under which this client is registered at the server");
        else if (_settings.ClientId.AsSpan().IndexOfAnyExceptInRange(' ', '~') >= 0)
            Add(SettingKey.ClientId, "is not visible ASCII");
        if (_settings.Issuer is null && _settings.Endpoint(SettingKey.Token) is null)
            Add(SettingKey.Issuer, $"is missing, and so is {SettingKey.Token}: one of them says where the server is");
        else if (!_settings.AsksDiscovery && _settings.Endpoint(SettingKey.Token) is null)
            Add(SettingKey.Token, "is missing, and nothing is asked for it: discovery is off");
    }

    private void CheckFlow()
    {
        if (_settings.AsksDiscovery)
            return;
        var missing = _settings.Flow switch
        {
            FlowName.Browser => SettingKey.Authorization,
            FlowName.Device => SettingKey.Device,
            _ => null,
        };
        if (missing is not null && _settings.Endpoint(missing) is null)
            Add(missing, $"is missing: flow is {_settings.Flow}, and no discovery is asked for it");
    }

    private void CheckClient()
    {
        var file = _settings.ClientKeyFile;
        if (_settings.ClientAuth == ClientMethods.PrivateKeyJwt && file is null)
            Add(SettingKey.ClientKeyFile, $"is missing: {SettingKey.ClientAuth} is {ClientMethods.PrivateKeyJwt}, which signs with a key");
        if (file is not null && _settings.ClientAuth is not (ClientMethods.PrivateKeyJwt or ClientMethods.Auto))
            Add(SettingKey.ClientKeyFile, $"is not used: {SettingKey.ClientAuth} is {_settings.ClientAuth}");
        if (file is not null && !KeyFile.IsWhole(file))
            Add(SettingKey.ClientKeyFile, "is no whole path: begin it with / or ~/, so that it does not depend on the current directory");
        if (_settings is { Flow: FlowName.ClientCredentials, ClientAuth: ClientMethods.None })
            Add(SettingKey.ClientAuth, $"is none, and flow is {FlowName.ClientCredentials}: a client without a secret or key has nothing to sign in with");
    }

    private void CheckRedirect()
    {
        if (_given.FindNumber(SettingKey.RedirectPort) is < 0 or > 65535)
            Add(SettingKey.RedirectPort, "is no port: 0 for any, or 1 to 65535");
        if (_settings.RedirectPath.AsSpan().IndexOfAny('?', '#') >= 0)
            Add(SettingKey.RedirectPath, "has a query or a # part, which a redirect to this machine cannot have");
    }

    private void CheckParameters()
    {
        foreach (var (name, _) in _settings.Extra)
        {
            if (AuthorizationRequest.IsReserved(name))
                Add($"{SettingKey.Extra}.{name}", "cannot be set: authx itself says that in every request");
        }

        foreach (var key in new[] { SettingKey.AccountId, SettingKey.AccountName })
        {
            if (_given.Find(key) is { Length: > 0 } pointer && !pointer.StartsWith('/'))
                Add(key, "is no JSON pointer: it begins with a slash");
        }
    }

    private void Add(string key, string message) => _problems.Add(new() { Key = key, Message = message });
}
