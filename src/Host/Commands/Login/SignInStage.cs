using Authx.Host.Profiles;

namespace Authx.Host.Commands.Login;

/// <summary>
/// Keeps what a sign-in has already obtained while it goes on, beside the profile that it may replace: should the rest
/// fail, what was begun can be ended; should authx be killed, the next sign-in finds it.
/// </summary>
internal sealed class SignInStage(Toolbox tools, LoginTarget target)
{
    // No name of a profile has this character, so that nobody's profile is called like this.
    private const string Mark = "~";

    private Grant? _begun;

    /// <summary>Stores a grant of the unfinished sign-in.</summary>
    public Task SaveAsync(Grant grant)
    {
        tools.Wallet.Save(NewProfile(target.Profile + Mark), grant);
        _begun = grant;
        return Task.CompletedTask;
    }

    /// <summary>The finished sign-in's grant; until it is stored it is one to be ended if that fails.</summary>
    public Grant Take(Grant grant) => _begun = grant;

    /// <summary>The finished grant is stored; what was kept of the way there goes.</summary>
    public void Clear()
    {
        _begun = null;
        tools.Wallet.Erase(target.Profile + Mark, target.Vault);
    }

    /// <summary>Of a sign-in that then failed: ends what authx obtained, and forgets what was brought along.</summary>
    public async Task EndWhatWasBegunAsync()
    {
        if (_begun is not { } grant)
            return;
        // What the user brought along the user still has.
        if (grant.Provenance == Provenance.Imported)
        {
            Clear();
            return;
        }

        var left = await new GrantEnd(tools).TryAsync(target.Profile, target.Service.Provider, grant);
        if (left is null)
            Clear();
        else
            tools.Printer.Warn($"The sign-in had already obtained a credential, and that could not be ended: {left.Message}");
    }

    public Profile NewProfile(string name) => new()
    {
        Name = name,
        Provider = target.Service.Provider,
        Service = target.Service.Name,
        Vault = target.Vault,
        Variable = target.Service.Env,
        ManageUrl = target.Service.ManageUrl,
        CreatedAt = tools.Clock.GetUtcNow(),
        Grant = Nothing,
    };

    // Replaced at once by what is saved.
    private static Grant Nothing { get; } = new()
    {
        Credentials = [],
        Use = new() { Credential = "", Name = "", Placement = Placement.Header },
        Provenance = Provenance.Imported,
        Revocability = Revocability.Local,
        Server = "",
        Origins = [],
    };
}
