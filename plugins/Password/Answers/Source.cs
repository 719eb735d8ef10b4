using System.Net;
using System.Text.RegularExpressions;

namespace Authx.Provider.Password;

/// <summary>
/// Where a value stands: <c>header:NAME</c>, <c>cookie:NAME</c>, <c>decodedCookie:NAME</c>, <c>json:/pointer</c>,
/// <c>claim:NAME</c>, <c>regex:PATTERN</c> over the token, <c>body:PATTERN</c> over the whole answer. A pattern behind
/// <c> ~ </c> takes a part of what stands there.
/// </summary>
internal sealed record Source(string Kind, string Where, string? Part = null)
{
    public const string Json = "json";
    public const string Cookie = "cookie";
    public const string Header = "header";
    public const string Body = "body";
    private const string DecodedCookie = "decodedCookie";
    private const string Claim = "claim";
    private const string Regex = "regex";
    private const string PartMark = " ~ ";

    // Far more than a token or a page takes, far less than a person waits.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    /// <summary>Whether it is read out of the token and not out of the answer.</summary>
    public bool IsOfToken => Kind is Claim or Regex;

    /// <summary>The cookie that it reads, where it reads one.</summary>
    public string? CookieName => Kind is Cookie or DecodedCookie ? Where : null;

    /// <summary>The sources of an extractor, in the order in which they are tried: <c>claim:jti|regex:…</c>, a pattern last.</summary>
    public static List<Source> List(string text)
    {
        var sources = new List<Source>();
        while (true)
        {
            var bar = IsPattern(text) ? -1 : text.IndexOf('|', StringComparison.Ordinal);
            var mark = text.IndexOf(PartMark, StringComparison.Ordinal);
            if (mark >= 0 && mark < bar)
                bar = -1;
            sources.Add(OfExtractor(bar < 0 ? text : text[..bar]));
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
    public string? Problem() => PlaceProblem() ?? (Part is null ? null : RegexProblem(Part));

    /// <summary>What stands there in an answer, or null.</summary>
    public string? Find(Reply reply) => PartOf(Kind switch
    {
        Json => Password.Json.Text(reply.Document, Where),
        Header => reply.Header(Where),
        Cookie => reply.Cookie(Where)?.Value,
        DecodedCookie => reply.Cookie(Where) is { } cookie ? Uri.UnescapeDataString(cookie.Value) : null,
        Body => Spelled(Match(reply.Text, Where), reply),
        _ => null,
    });

    /// <summary>What the token says there, or null.</summary>
    public string? FindIn(string token) => PartOf(Kind switch
    {
        Claim => Jwt.Claim(token, Where),
        Regex => Match(token, Where),
        _ => null,
    });

    private static string? Spelled(string? found, Reply reply) => found is not null && reply.IsPage ? WebUtility.HtmlDecode(found) : found;

    private string? PartOf(string? found) => Part is null ? found : Match(found, Part);

    private static bool IsPattern(string text) =>
        text.StartsWith(Regex + ":", StringComparison.Ordinal) || text.StartsWith(Body + ":", StringComparison.Ordinal);

    private static Source OfExtractor(string text)
    {
        var mark = IsPattern(text) ? -1 : text.IndexOf(PartMark, StringComparison.Ordinal);
        return mark < 0 ? Of(text) : Of(text[..mark].Trim()) with { Part = text[(mark + PartMark.Length)..] };
    }

    private string? PlaceProblem() => Kind switch
    {
        Json => Password.Json.IsPointer(Where) ? null : "has a JSON pointer that does not begin with a slash",
        Header => Tokens.IsName(Where) ? null : "names no header",
        Cookie or DecodedCookie => Tokens.IsName(Where) ? null : "names no cookie",
        Claim => Where.Length > 0 ? null : "names no claim",
        Regex or Body => Where.Length > 0 ? RegexProblem(Where) : "has no pattern",
        _ => "is none of header:NAME, cookie:NAME, decodedCookie:NAME, json:/pointer, claim:NAME, regex:PATTERN, body:PATTERN",
    };

    // The first group, or all of it where there is none.
    private static string? Match(string? text, string pattern)
    {
        if (text is null)
            return null;
        try
        {
            var match = Compile(pattern).Match(text);
            var group = match.Groups.Count > 1 ? match.Groups[1] : match.Groups[0];
            return group.Success && group.Length > 0 ? group.Value : null;
        }
        catch (Exception e) when (e is RegexMatchTimeoutException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static string? RegexProblem(string pattern)
    {
        try
        {
            Compile(pattern);
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

    private static Regex Compile(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Patience);
}
