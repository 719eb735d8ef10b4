using System.Net;
using System.Text.RegularExpressions;

namespace Authx.EndToEnd.Support;

/// <summary>
/// A person at a browser without a window: follows redirects, keeps cookies, fills in the forms of the pages in
/// tests/servers/oidc-provider.
/// </summary>
internal sealed partial class PlainBrowser : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, CookieContainer = new CookieContainer() });

    private (Uri Address, string Text) _page = (new("about:blank"), "");

    /// <summary>Goes to the page that a sign-in begins at, and says who one is and yes.</summary>
    /// <returns>The page on which it ends.</returns>
    public async Task<string> SignInAsync(Uri address, string username, string password)
    {
        await OpenAsync(address);
        await LogInAndAllowAsync(username, password);
        return _page.Text;
    }

    /// <summary>Goes there, says who one is and no.</summary>
    /// <returns>The page on which it ends.</returns>
    public async Task<string> RefuseAsync(Uri address, string username, string password)
    {
        await OpenAsync(address);
        await SubmitAsync(new() { ["username"] = username, ["password"] = password });
        await SubmitAsync(new() { ["abort"] = "yes" });
        return _page.Text;
    }

    /// <summary>Types a device's code in at the page that the device names.</summary>
    /// <returns>The page on which it ends.</returns>
    public async Task<string> ConnectDeviceAsync(Uri address, string code, string username, string password)
    {
        await OpenAsync(address);
        await SubmitAsync(new() { ["user_code"] = code });
        await SubmitAsync([]);
        await LogInAndAllowAsync(username, password);
        return _page.Text;
    }

    public void Dispose() => _http.Dispose();

    private async Task LogInAndAllowAsync(string username, string password)
    {
        // Whoever is signed in already is not asked again.
        if (_page.Text.Contains("id=\"password\"", StringComparison.Ordinal))
            await SubmitAsync(new() { ["username"] = username, ["password"] = password });
        if (_page.Text.Contains("id=\"allow\"", StringComparison.Ordinal))
            await SubmitAsync([]);
    }

    private async Task OpenAsync(Uri address) => await TakeAsync(await _http.GetAsync(address));

    // The hidden fields go along; a button that says no does not.
    private async Task SubmitAsync(Dictionary<string, string> typed)
    {
        foreach (Match hidden in HiddenField().Matches(_page.Text))
            typed.TryAdd(hidden.Groups["name"].Value, hidden.Groups["value"].Value);
        var target = FormAction().Match(_page.Text) is { Success: true } action ? new Uri(_page.Address, action.Groups[1].Value) : _page.Address;
        using var form = new FormUrlEncodedContent(typed);
        await TakeAsync(await _http.PostAsync(target, form));
    }

    private async Task TakeAsync(HttpResponseMessage answer)
    {
        using (answer)
            _page = (answer.RequestMessage!.RequestUri!, await answer.Content.ReadAsStringAsync());
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"")]
    private static partial Regex HiddenField();

    [GeneratedRegex("<form[^>]* action=\"([^\"]+)\"")]
    private static partial Regex FormAction();
}
