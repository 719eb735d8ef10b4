using Authx.Host.Profiles;

namespace Authx.Host.Commands;

/// <summary>A credential, ready to be shown to its service.</summary>
internal sealed record UsableToken(Secret Value)
{
    /// <summary>The profile that it is from; null where it is from the environment.</summary>
    public Profile? Profile { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The variable by which programs take it.</summary>
    public string Variable => Profile?.Variable ?? TokenVariables.Token;

    public string HeaderName => Profile?.Grant.Use is { } use ? (use.Placement == Placement.Cookie ? "Cookie" : use.Name) : "Authorization";

    /// <summary>The header that shows it.</summary>
    public string HeaderValue => Profile?.Grant.Use switch
    {
        null => $"Bearer {Value.Reveal()}",
        { Placement: Placement.Cookie } use => $"{use.Name}={Value.Reveal()}",
        { Scheme: { } scheme } => $"{scheme} {Value.Reveal()}",
        _ => Value.Reveal(),
    };
}

/// <summary>Finds the credential for <c>token</c> and <c>exec</c>: a profile's, or one from the environment where no profile is named.</summary>
internal sealed class TokenSource(Toolbox tools)
{
    /// <remarks>No async method: what is cached is there at once, and the machinery of one costs more than reading it.</remarks>
    /// <exception cref="FailureException">There is none.</exception>
    public Task<UsableToken> GetAsync(string? who, TimeSpan minValid, CancellationToken cancellationToken)
    {
        if (!tools.Finder.IsNamed(who, tools.Options.Profile) && FromEnvironment() is { } given)
            return Task.FromResult(given);
        var choice = tools.Finder.Choose(who, tools.Options.Profile);
        var profile = choice.Name is { } name ? tools.Profiles.Read(name) : null;
        return FromProfileAsync(profile ?? throw choice.NotSignedIn(), minValid, cancellationToken);
    }

    private UsableToken? FromEnvironment()
    {
        if (tools.Variable(TokenVariables.Token) is { Length: > 0 } token)
            return new(TokenInput.Check(token, TokenVariables.Token));
        return tools.Variable(TokenVariables.File) is { Length: > 0 } file ? new(TokenInput.FromFile(file, TokenVariables.File)) : null;
    }

    private Task<UsableToken> FromProfileAsync(Profile profile, TimeSpan minValid, CancellationToken cancellationToken)
    {
        var grant = tools.Wallet.Open(profile);
        return IsValidFor(grant, minValid)
            ? Task.FromResult(Shown(profile, grant))
            : RenewedAsync(profile, minValid, cancellationToken);
    }

    private async Task<UsableToken> RenewedAsync(Profile profile, TimeSpan minValid, CancellationToken cancellationToken)
    {
        var (renewed, grant) = await new Renewal(tools).RenewAsync(profile.Name, g => IsValidFor(g, minValid), cancellationToken);
        return Shown(renewed, grant);
    }

    private static UsableToken Shown(Profile profile, Grant grant)
    {
        var shown = grant.Find(grant.Use.Credential) ?? throw ProfileFailure.SecretMissing(profile, grant.Use.Credential);
        return new(shown.Value) { Profile = profile, ExpiresAt = shown.ExpiresAt };
    }

    private bool IsValidFor(Grant grant, TimeSpan time) =>
        grant.Find(grant.Use.Credential)?.ExpiresAt is not { } expiry || expiry - tools.Clock.GetUtcNow() >= time;
}
