using System.Text.RegularExpressions;

namespace Authx.Build.Trying;

/// <summary>Goes where authx sends its user, as a browser would: along all redirects, to the page that authx shows at their end.</summary>
internal static partial class PlayedBrowser
{
    /// <summary>What authx says last before it waits for the browser.</summary>
    public const string Waiting = "Waiting";

    /// <returns>The title of the page at the end.</returns>
    public static async Task<string> FollowAsync(string said)
    {
        using var browser = new HttpClient();
        var page = await browser.GetStringAsync(new Uri(Address().Match(said).Value));
        return Title().Match(page).Groups[1].Value;
    }

    [GeneratedRegex(@"https?://\S+/authorize\?\S+")]
    private static partial Regex Address();

    [GeneratedRegex("<title>([^<]*)</title>")]
    private static partial Regex Title();
}
