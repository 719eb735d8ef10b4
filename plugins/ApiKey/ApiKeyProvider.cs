namespace Authx.Provider.ApiKey;

/// <summary>Signs in with a key that the user brought along. Signing out forgets it here; the key itself ends only where that is asked for.</summary>
[AuthxProvider("apikey", "API key", Inputs = LoginInputs.Token)]
[ProviderSetting(SettingKey.Server, SettingType.Url, Required = true, Description = "the address of the API")]
[ProviderSetting(SettingKey.Header, SettingType.HeaderName, Default = Service.DefaultHeader, Description = "the header that carries the key")]
[ProviderSetting(SettingKey.Scheme, SettingType.Text,
    Description = "the word before the key; without it Bearer in Authorization and none elsewhere; \"none\" switches it off")]
[ProviderSetting(SettingKey.AnyHeader, SettingType.Text, Description = "a further header of every request, never a secret")]
[ProviderSetting(SettingKey.KeyId, SettingType.Text, Description = "the key's own id, for a service whose whoami does not tell it")]
[ProviderSetting(SettingKey.WhoamiPath, SettingType.Path, Description = "answers 2xx to a good key and 401 to a bad one")]
[ProviderSetting(SettingKey.WhoamiMethod, SettingType.Text, Default = Service.DefaultWhoamiMethod, OneOf = "GET|POST", Description = "how whoami is asked")]
[ProviderSetting(SettingKey.WhoamiBody, SettingType.Text, Description = "the JSON that is sent with a POST")]
[ProviderSetting(SettingKey.WhoamiOk, SettingType.JsonPointer,
    Description = "must lead to something true, for a service that answers 200 to a bad key")]
[ProviderSetting(SettingKey.WhoamiAccountId, SettingType.JsonPointer, Default = "/account/id", Description = "the account's id in the answer")]
[ProviderSetting(SettingKey.WhoamiAccountName, SettingType.JsonPointer, Default = "/account/name", Description = "the account's name in the answer")]
[ProviderSetting(SettingKey.WhoamiKeyId, SettingType.JsonPointer, Default = "/key/id", Description = "the key's own id in the answer")]
[ProviderSetting(SettingKey.WhoamiExpiresAt, SettingType.JsonPointer, Default = "/key/expiresAt", Description = "the key's expiry in the answer")]
[ProviderSetting(SettingKey.ListPath, SettingType.Path, Description = "lists the account's keys")]
[ProviderSetting(SettingKey.ListItems, SettingType.JsonPointer, Description = "the array of keys; without it the whole answer is the array")]
[ProviderSetting(SettingKey.ListId, SettingType.JsonPointer, Default = "/id", Description = "a key's id within its item")]
[ProviderSetting(SettingKey.ListName, SettingType.JsonPointer, Default = "/name", Description = "a key's name within its item")]
[ProviderSetting(SettingKey.ListCreatedAt, SettingType.JsonPointer, Default = "/createdAt", Description = "when it was made, within its item")]
[ProviderSetting(SettingKey.ListExpiresAt, SettingType.JsonPointer, Default = "/expiresAt", Description = "when it expires, within its item")]
[ProviderSetting(SettingKey.DeletePath, SettingType.Path, Description = "deletes the key {keyId}; without {keyId} the key that is shown")]
[ProviderSetting(SettingKey.DeleteMethod, SettingType.Text, Default = Service.DefaultDeleteMethod, OneOf = "DELETE|POST|PATCH", Description = "how a key is deleted")]
[ProviderSetting(SettingKey.DeleteBody, SettingType.Text, Description = "the JSON that is sent along, with {keyId} and {accountId}")]
[ProviderSetting(SettingKey.DeleteOk, SettingType.JsonPointer,
    Description = "must lead to something true, for a service that answers 200 although it did not delete")]
[ProviderSetting(SettingKey.DeleteGone, SettingType.Statuses, Default = Service.DefaultGone,
    Description = "the statuses by which this server says that the key no longer exists")]
public sealed class ApiKeyProvider : IAuthProvider, IWhoami, IKeyDirectory, ISettingsCheck
{
    /// <inheritdoc/>
    public Task<LoginResult> LoginAsync(LoginContext context, CancellationToken cancellationToken) =>
        new Login(context).RunAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<LogoutResult> LogoutAsync(LogoutContext context, CancellationToken cancellationToken) =>
        new Logout(context).RunAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<WhoamiResult> WhoamiAsync(GrantContext context, CancellationToken cancellationToken)
    {
        var identity = await Holding.Of(context.Grant, context.Host).WhoamiAsync(cancellationToken);
        return new() { State = identity.State, Account = identity.Account, Error = identity.Error };
    }

    /// <inheritdoc/>
    public Task<KeyListResult> ListKeysAsync(GrantContext context, CancellationToken cancellationToken) =>
        new KeyList(Holding.Of(context.Grant, context.Host), context.Host.Interaction).AskAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<CredentialOutcome> DeleteKeyAsync(GrantContext context, string keyId, CancellationToken cancellationToken) =>
        new KeyDeletion(Holding.Of(context.Grant, context.Host)).OfAsync(keyId, cancellationToken);

    /// <inheritdoc/>
    public IReadOnlyList<SettingProblem> Check(ProviderSettings settings) => [.. SettingsCheck.Problems(settings)];
}
