using Authx;

namespace ManifestWriter.Fixture;

/// <summary>A power that comes in by way of another interface.</summary>
public interface IKnowsItself : IWhoami;

/// <summary>A generic base class: the contract stands behind it.</summary>
/// <typeparam name="T">Anything.</typeparam>
public abstract class ProviderBase<T> : IAuthProvider, ITokenRefresh
{
    /// <inheritdoc />
    public Task<LoginResult> LoginAsync(LoginContext context, CancellationToken cancellationToken) =>
        Task.FromResult(LoginResult.Refused(typeof(T).Name));

    /// <inheritdoc />
    public Task<LogoutResult> LogoutAsync(LogoutContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new LogoutResult { Credentials = [] });

    /// <inheritdoc />
    public Task<RefreshResult> RefreshAsync(RefreshContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new RefreshResult { Outcome = RefreshOutcome.NotRefreshable });
}

/// <summary>The provider.</summary>
[AuthxProvider("fixture-provider", "The fixture's “provider”", Inputs = LoginInputs.Token)]
[ProviderSetting("server", SettingType.Url, Required = true, Description = "where the API lives")]
[ProviderSetting("retries", SettingType.Number, Default = "3", Min = 0, Max = 9)]
[ProviderSetting("mode", SettingType.Text, OneOf = "fast|slow", Default = "slow")]
[ProviderSetting("gone", SettingType.Statuses, Default = "404,410")]
[ProviderSetting("account.pointer", SettingType.JsonPointer)]
[ProviderSetting("headers.*", SettingType.HeaderName)]
public sealed class FixtureProvider : ProviderBase<string>, IKnowsItself
{
    /// <inheritdoc />
    public Task<WhoamiResult> WhoamiAsync(GrantContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new WhoamiResult { State = WhoamiState.NotAskable });
}
