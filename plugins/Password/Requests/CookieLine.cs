using System.Text;

namespace Authx.Provider.Password;

/// <summary>The cookies of one operation: the session, what its answers set, what the recipe adds.</summary>
internal sealed class CookieLine
{
    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);

    /// <summary>Takes what an answer set; what it took away goes.</summary>
    public void Take(IEnumerable<SetCookie> cookies)
    {
        foreach (var cookie in cookies)
        {
            if (cookie.Value.Length == 0)
                _cookies.Remove(cookie.Name);
            else
                _cookies[cookie.Name] = cookie.Value;
        }
    }

    /// <summary>The line of a request; null where there is no cookie.</summary>
    /// <exception cref="UnfitValueException">A value cannot be a cookie's.</exception>
    public string? For(Step step, Recipe recipe, Values values)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        if (step.ShowsSession && recipe.Cookie is { } session && values.Find(ValueName.Token) is { } token)
            all[session] = token;
        foreach (var (name, value) in _cookies)
            all[name] = value;
        foreach (var (name, value) in step.Cookies)
        {
            var template = Template.Parse(value);
            if (!template.IsLeftOut(values))
                all[name] = template.Fill(values, text => text);
        }

        return all.Count == 0 ? null : Join(all, step);
    }

    private static string Join(Dictionary<string, string> cookies, Step step)
    {
        var line = new StringBuilder();
        foreach (var (name, value) in cookies)
        {
            if (!Tokens.IsName(name) || !Tokens.IsCookieValue(value))
            {
                throw new UnfitValueException(ErrorKind.InvalidInput,
                    $"a value cannot stand in a cookie of {step.Key}: only visible ASCII without spaces and semicolons can");
            }

            line.Append(line.Length > 0 ? "; " : "").Append(name).Append('=').Append(value);
        }

        return line.ToString();
    }
}
