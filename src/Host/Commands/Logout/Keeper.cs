using Authx.Host.Profiles;

namespace Authx.Host.Commands.Logout;

/// <summary>Where a credential that is to be ended lies: among the profiles, or with what was put off.</summary>
/// <param name="Open">Fetches its secrets.</param>
/// <param name="Save">Stores it again where it was renewed in order to be ended.</param>
/// <param name="NextCommand">What to run where its end fails; null for what a logout says.</param>
internal sealed record Keeper(Func<Profile, Grant> Open, Func<Profile, Grant, Profile> Save, string? NextCommand)
{
    public static Keeper Of(Wallet wallet) => new(wallet.Open, wallet.Save, null);
}
