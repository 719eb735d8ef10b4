using System.Text.RegularExpressions;

namespace Authx.Provider.Password;

/// <summary>Where a value stands: <c>header:NAME</c>, <c>cookie:NAME</c>, <c>json:/pointer</c>, <c>claim:NAME</c>, <c>regex:PATTERN</c>.</summary>
internal sealed record Source(string Kind, string Where)
{
    public const string Json = "json";
    public const string Cookie = "cookie";
    public const string Header = "header";
    private const string Claim = "claim";
    private const string Regex = "regex";

    // Far more than a token takes, far less than a person waits.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    /// <summary>Whether it is read out of the token and not out of the answer.</summary>
    public bool IsOfToken => Kind is Claim or Regex;

    /// <summary>The sources of an extractor, in the order in which they are tried: <c>claim:jti|regex:…</c>, a regex last.</summary>
    public static List<Source> List(string text)
    {
        var sources = new List<Source>();
        while (true)
        {
            var bar = text.StartsWith(Regex + ":", StringComparison.Ordinal) ? -1 : text.IndexOf('|', StringComparison.Ordinal);
            sources.Add(Of(bar < 0 ? text : text[..bar]));
            if (bar < 0)
                return sources;
            text = text[(bar + 1)..];
        }
    }

    public static Source Of(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? new(text, "") : new(text[..colon], text[(colon + 1)..]);
    }

    /// <summary>Why it can never find anything, to stand behind its key; null where it can.</summary>
    public string? Problem() => Kind switch
    {
        Json => Password.Json.IsPointer(Where) ? null : "has a JSON pointer that does not begin with a slash",
        Header or Cookie => Tokens.IsName(Where) ? null : $"names no {Kind}",
        Claim => Where.Length > 0 ? null : "names no claim",
        Regex => RegexProblem(),
        _ => "is none of header:NAME, cookie:NAME, json:/pointer, claim:NAME, regex:PATTERN",
    };

    /// <summary>What stands there in an answer, or null.</summary>
    public string? Find(Reply reply) => Kind switch
    {
        Json => Password.Json.Text(reply.Document, Where),
        Header => reply.Header(Where),
        Cookie => reply.Cookie(Where)?.Value,
        _ => null,
    };

    /// <summary>What the token says there, or null.</summary>
    public string? FindIn(string token) => Kind switch
    {
        Claim => Jwt.Claim(token, Where),
        Regex => Match(token),
        _ => null,
    };

    // The first group, or all of it where there is none.
    private string? Match(string token)
    {
        try
        {
            var match = Compile().Match(token);
            var group = match.Groups.Count > 1 ? match.Groups[1] : match.Groups[0];
            return group.Success && group.Length > 0 ? group.Value : null;
        }
        catch (Exception e) when (e is RegexMatchTimeoutException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private string? RegexProblem()
    {
        try
        {
            Compile();
            return null;
        }
        catch (NotSupportedException)
        {
            return "has a regex with a look-around, a backreference or the like, which could take for ever";
        }
        catch (ArgumentException e)
        {
            return $"has a regex that is none: {e.Message.TrimEnd('.')}";
        }
    }

    private Regex Compile() => new(Where, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Patience);
}
