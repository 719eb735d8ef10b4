namespace Authx.Provider.OAuth;

/// <summary>The service's settings by what they are.</summary>
internal sealed class ClientSettings(ProviderSettings settings)
{
    public const string DefaultRedirectHost = "127.0.0.1";
    public const string DefaultRedirectPath = "/callback";
    public const string DefaultAccountId = "/sub";

    /// <summary>The issuer as the user wrote it: it is compared as text.</summary>
    public string? Issuer => Find(SettingKey.Issuer);

    public string ClientId => Find(SettingKey.ClientId) ?? "";

    public string? Scope => Find(SettingKey.Scope);

    public string Flow => Find(SettingKey.Flow) ?? FlowName.Auto;

    public string? Audience => Find(SettingKey.Audience);

    public string? Resource => Find(SettingKey.Resource);

    public string? Prompt => Find(SettingKey.Prompt);

    public string? LoginHint => Find(SettingKey.LoginHint);

    /// <summary>Further parameters of the authorization request.</summary>
    public IEnumerable<KeyValuePair<string, string>> Extra => settings.Below(SettingKey.Extra);

    public bool AsksDiscovery => Issuer is not null && Find(SettingKey.Discovery) != "off";

    public string ClientAuth => Find(SettingKey.ClientAuth) ?? ClientMethods.Auto;

    public string? ClientKeyFile => Find(SettingKey.ClientKeyFile);

    public string? ClientKeyId => Find(SettingKey.ClientKeyId);

    public string? ClientKeyAlgorithm => Find(SettingKey.ClientKeyAlgorithm);

    public string ClientKeyAudience => Find(SettingKey.ClientKeyAudience) ?? AssertionAudience.Token;

    public string RedirectHost => Find(SettingKey.RedirectHost) ?? DefaultRedirectHost;

    /// <summary>The port to listen at; 0 for any.</summary>
    public int RedirectPort => settings.FindNumber(SettingKey.RedirectPort) ?? 0;

    public string RedirectPath => Find(SettingKey.RedirectPath) ?? DefaultRedirectPath;

    /// <summary>Where the account's id stands in what the server tells of it.</summary>
    public string AccountId => Find(SettingKey.AccountId) ?? DefaultAccountId;

    /// <summary>Where its name stands; null for the usual places.</summary>
    public string? AccountName => Find(SettingKey.AccountName);

    /// <summary>The address of an endpoint that the settings name themselves, by its key.</summary>
    public string? Endpoint(string key) => Find(key);

    /// <summary>Whether the settings name all that a sign-in and a sign-out with this flow take.</summary>
    public bool NamesAllEndpoints =>
        Find(SettingKey.Token) is not null && Find(SettingKey.Revocation) is not null && Flow switch
        {
            FlowName.Browser => Find(SettingKey.Authorization) is not null,
            FlowName.Device => Find(SettingKey.Device) is not null,
            FlowName.ClientCredentials => true,
            _ => Find(SettingKey.Authorization) is not null && Find(SettingKey.Device) is not null,
        };

    // An empty text is how a user takes back what a lower layer says.
    private string? Find(string key) => settings.Find(key) is { Length: > 0 } value ? value : null;
}
