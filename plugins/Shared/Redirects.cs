using System.Globalization;

namespace Authx.Provider;

/// <summary>Words for a redirect, which is never followed: it would take a secret along.</summary>
internal static class Redirects
{
    public static string Describe(HttpResponseMessage response) => string.Create(CultureInfo.InvariantCulture,
        $"the server answered {(int)response.StatusCode}, a redirect{Target(response)}, and redirects are not followed");

    // The path and the query may hold a secret; the origin is what a person needs to know.
    private static string Target(HttpResponseMessage response)
    {
        if (response.Headers.Location is not { IsAbsoluteUri: true } target || target.Scheme is not ("http" or "https"))
            return "";
        var asked = response.RequestMessage?.RequestUri;
        return asked?.Authority == target.Authority && asked.Scheme == target.Scheme
            ? " to itself"
            : $" to {target.Scheme}://{target.IdnHost}{(target.IsDefaultPort ? "" : string.Create(CultureInfo.InvariantCulture, $":{target.Port}"))}";
    }
}
