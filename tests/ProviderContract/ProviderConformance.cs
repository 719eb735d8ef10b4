using Xunit;

namespace Authx.Testing;

/// <summary>
/// The rules of the contract as tests. Inherit it in a test project, say how to sign in, and play the server; every rule is a
/// fact, named with the code under which the documentation explains it. A rule about something that the provider does not do passes.
/// </summary>
/// <typeparam name="TProvider">The provider under test.</typeparam>
public abstract partial class ProviderConformance<TProvider>
    where TProvider : IAuthProvider, new()
{
    private static readonly Declared Declarations = new(typeof(TProvider));

    /// <summary>The settings of a service, as they would stand in the user's file; declared defaults are laid below them.</summary>
    protected abstract IReadOnlyDictionary<string, string> Settings { get; }

    /// <summary>What the user gives with the command. Its secrets have to be unmistakable: the rules look for them.</summary>
    protected virtual LoginInput Input => new();

    /// <summary>Makes a user, for a provider that asks.</summary>
    protected virtual ScriptedPeople MakePeople() => new();

    /// <summary>
    /// Writes the server's script: what it answers when all goes well, at sign-in, sign-out and whatever else the provider can do.
    /// Tokens that it hands out have to be unmistakable: the rules look for them.
    /// </summary>
    protected abstract void Script(ScriptedServer server);

    private ProviderSettings GivenSettings => Declarations.With(Settings);

    private Trial NewTrial(IAuthProvider? provider = null, string profile = "widgets")
    {
        var server = new ScriptedServer();
        Script(server);
        return new(provider ?? new TProvider(), server, MakePeople()) { Profile = profile };
    }

    private Task<LoginResult> LoginAsync(Trial trial, CancellationToken cancellationToken = default) =>
        trial.LoginAsync(GivenSettings, Declarations.Origins(GivenSettings), Input, cancellationToken);

    private async Task<Grant> SignInAsync(Trial trial)
    {
        var result = await LoginAsync(trial);
        Assert.True(result is { Outcome: LoginOutcome.SignedIn, Grant: not null },
            $"The sign-in of the script came to {result.Outcome}: {result.Error?.Message}.{trial.Server.Unscripted}");
        return result.Grant!;
    }

    /// <summary>A signed-in profile and a second trial with the same provider, whose server has heard nothing yet.</summary>
    private async Task<(Grant Grant, Trial Trial)> SignedInAsync()
    {
        var first = NewTrial();
        var grant = await SignInAsync(first);
        return (grant, NewTrial(first.Provider));
    }

    private async Task<(LogoutResult Result, Trial Trial)> LogoutUnderAsync(Fault fault)
    {
        var (grant, trial) = await SignedInAsync();
        fault.Befalls(trial.Server);
        return (await trial.LogoutAsync(grant), trial);
    }

    /// <summary>The secrets that the user gave.</summary>
    private IEnumerable<Secret> GivenSecrets() =>
        new[] { Input.Token, Input.Password, Input.OneTimeCode, Input.ClientSecret }.OfType<Secret>()
            .Concat(MakePeople().Types.Where(typed => typed.Key != "--username").Select(typed => new Secret(typed.Value)));

    private static IEnumerable<Secret> SecretsOf(Grant grant) =>
        grant.Credentials.Select(credential => credential.Value).Concat(grant.SupportingSecrets.Values);

    private static bool IsClaim(CredentialOutcome outcome) => outcome.Outcome is Outcome.Ended or Outcome.AlreadyGone;

    private static void ClaimsNothing(LogoutResult result, string when) => Assert.All(result.Credentials, outcome =>
        Assert.False(IsClaim(outcome), $"{outcome.Kind} is reported as {outcome.Outcome}, although {when}."));
}
