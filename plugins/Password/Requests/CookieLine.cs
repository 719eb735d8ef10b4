using System.Text;

namespace Authx.Provider.Password;

/// <summary>The cookies of one operation: the session, what its answers set, what the recipe adds.</summary>
internal sealed class CookieLine
{
    private readonly List<SetCookie> _cookies = [];

    /// <summary>Takes what an answer set; what it took away goes, and so does what no request can carry.</summary>
    public void Take(IEnumerable<SetCookie> cookies)
    {
        foreach (var cookie in cookies)
        {
            _cookies.RemoveAll(cookie.IsSameAs);
            if (cookie.Value.Length > 0 && cookie.IsSendable)
                _cookies.Add(cookie);
        }
    }

    /// <summary>The line of a request; null where there is no cookie.</summary>
    /// <exception cref="UnfitValueException">A value cannot be a cookie's.</exception>
    public string? For(Step step, string path, Recipe recipe, Values values)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        if (step.ShowsSession && recipe.Cookie is { } session && values.Find(ValueName.Token) is { } token)
            all[session] = Fit(token, step);
        foreach (var cookie in _cookies)
        {
            if (cookie.IsFor(path) && !IsOutdone(cookie, path))
                all[cookie.Name] = cookie.Value;
        }

        foreach (var (name, value) in step.Cookies)
        {
            var template = Template.Parse(value);
            if (!template.IsLeftOut(values))
                all[name] = Fit(template.Fill(values, text => text), step);
        }

        return all.Count == 0 ? null : Join(all);
    }

    // Of one name the one with the longest path, which a server reads first.
    private bool IsOutdone(SetCookie cookie, string path)
    {
        foreach (var other in _cookies)
        {
            if (other.Name == cookie.Name && other.Path.Length > cookie.Path.Length && other.IsFor(path))
                return true;
        }

        return false;
    }

    private static string Fit(string value, Step step) => Tokens.IsCookieValue(value) ? value : throw new UnfitValueException(
        ErrorKind.InvalidInput, $"a value cannot stand in a cookie of {step.Key}: only visible ASCII without spaces and semicolons can");

    private static string Join(Dictionary<string, string> cookies)
    {
        var line = new StringBuilder();
        foreach (var (name, value) in cookies)
        {
            line.Append(line.Length > 0 ? "; " : "").Append(name).Append('=').Append(value);
        }

        return line.ToString();
    }
}
