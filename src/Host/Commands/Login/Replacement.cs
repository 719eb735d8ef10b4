using Authx.Host.Commands.Logout;
using Authx.Host.Profiles;

namespace Authx.Host.Commands.Login;

/// <summary>A sign-in over a profile that is there already.</summary>
internal sealed class Replacement(Toolbox tools)
{
    /// <summary>Whether the profile is known to belong to another account or server; what is not known is no reason to ask.</summary>
    public static bool IsOfAnother(Profile old, LoginTarget target, Grant grant) =>
        old.Provider != target.Service.Provider
        || old.Grant.Server != grant.Server
        || (old.Grant.Account is { } before && grant.Account is { } after && before.Id != after.Id);

    public static string Question(Profile old, Grant grant) =>
        $"The profile \"{old.Name}\" is signed in to {Describe(old.Grant)}. Replace it by {Describe(grant)}?";

    /// <summary>Ends what was replaced if authx obtained it; says what lives on.</summary>
    public async Task EndAsync(Profile old, Grant oldGrant, Grant grant)
    {
        if (IsSame(oldGrant, grant))
            return;
        if (oldGrant.Provenance == Provenance.Imported)
            tools.Warnings.Add(WarningCode.StaysValid, $"What was there before was only forgotten here. {LogoutText.StaysValid(old, tools.Clock.GetUtcNow())}");
        else if (await new GrantEnd(tools).TryAsync(old.Name, old.Provider, oldGrant) is { } left)
            tools.Warnings.Add(WarningCode.StaysValid, $"What was there before could not be ended and may be valid: {left.Message}");
    }

    private static bool IsSame(Grant old, Grant grant) =>
        old.Credentials.Select(c => c.Value.Reveal()).SequenceEqual(grant.Credentials.Select(c => c.Value.Reveal()));

    private static string Describe(Grant grant) =>
        grant.Account is { } account ? $"{grant.Server} as {account.Name ?? account.Id}" : grant.Server;
}
