namespace Authx;

/// <summary>What a sign-in works with.</summary>
public sealed class LoginContext
{
    /// <summary>The profile that will hold the grant.</summary>
    public required string Profile { get; init; }

    /// <summary>The service's settings, validated against the provider's <see cref="ProviderSettingAttribute"/>s.</summary>
    public required ProviderSettings Settings { get; init; }

    /// <summary>What the user gave with the command.</summary>
    public required LoginInput Input { get; init; }

    /// <summary>People, network and clock.</summary>
    public required ProviderHost Host { get; init; }

    /// <summary>
    /// Stores a grant that the server has already made while the sign-in still goes on, so that it can be ended
    /// should the rest fail. The finished grant goes into the result.
    /// </summary>
    public required SaveGrant SaveAsync { get; init; }

    /// <summary>
    /// Allows the client to contact one more origin during this sign-in, for example a token endpoint that discovery named.
    /// The origins of all settings of type <see cref="SettingType.Url"/> are allowed from the start.
    /// </summary>
    public required Action<Uri> AllowOrigin { get; init; }
}

/// <summary>What the user gave with the command; null where nothing was given.</summary>
public sealed class LoginInput
{
    /// <summary>A token or key that the user brought along, already checked by <see cref="Secret.ProblemWithToken"/>.</summary>
    public Secret? Token { get; init; }

    /// <summary>The name to sign in with.</summary>
    public string? Username { get; init; }

    /// <summary>The password; used for this sign-in, and never kept.</summary>
    public Secret? Password { get; init; }

    /// <summary>A one-time code.</summary>
    public Secret? OneTimeCode { get; init; }

    /// <summary>
    /// What <see cref="Token"/> is, as <c>--token-type</c> says: <see cref="CredentialKind.AccessToken"/> or
    /// <see cref="CredentialKind.RefreshToken"/>.
    /// </summary>
    public string? TokenKind { get; init; }

    /// <summary>How to sign in, where the user chose.</summary>
    public LoginWay Way { get; init; }

    /// <summary>What the grant is to allow, in the server's words; in place of what the settings say.</summary>
    public string? Scope { get; init; }

    /// <summary>The client's own secret.</summary>
    public Secret? ClientSecret { get; init; }
}

/// <summary>What a sign-out works with.</summary>
public sealed class LogoutContext
{
    /// <summary>The profile whose grant is to end.</summary>
    public required string Profile { get; init; }

    /// <summary>The grant, as it was read under the profile's lock.</summary>
    public required Grant Grant { get; init; }

    /// <summary>
    /// The user asked for the end at the server of something that would otherwise only be forgotten here, such as an API key.
    /// </summary>
    public bool Revoke { get; init; }

    /// <summary>
    /// The account's sessions elsewhere are to end too. Set only for a grant that says <see cref="Grant.CanEndEverywhere"/>.
    /// An outcome then speaks for all of them: they end first, and a credential is <see cref="Outcome.Ended"/> only if they did.
    /// </summary>
    public bool Everywhere { get; init; }

    /// <summary>People, network and clock.</summary>
    public required ProviderHost Host { get; init; }

    /// <summary>Stores a grant that was renewed in order to end it, before the provider goes on.</summary>
    public required SaveGrant SaveAsync { get; init; }
}

/// <summary>What a question about a grant works with.</summary>
public sealed class GrantContext
{
    /// <summary>The profile that the grant belongs to.</summary>
    public required string Profile { get; init; }

    /// <summary>The grant.</summary>
    public required Grant Grant { get; init; }

    /// <summary>People, network and clock.</summary>
    public required ProviderHost Host { get; init; }
}

/// <summary>What a renewal works with.</summary>
public sealed class RefreshContext
{
    /// <summary>The profile that the grant belongs to.</summary>
    public required string Profile { get; init; }

    /// <summary>The grant, as it was read under the profile's lock.</summary>
    public required Grant Grant { get; init; }

    /// <summary>People, network and clock.</summary>
    public required ProviderHost Host { get; init; }

    /// <summary>Stores the renewed grant, atomically and under the held lock, before it is used.</summary>
    public required SaveGrant SaveAsync { get; init; }
}

/// <summary>Stores a grant at once; when the task is done it is on disk, and its secrets are known to the redactor.</summary>
public delegate Task SaveGrant(Grant grant, CancellationToken cancellationToken);
