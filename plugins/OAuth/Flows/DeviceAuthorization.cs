using System.Text;
using System.Text.Json;

namespace Authx.Provider.OAuth;

/// <summary>What a server answered to the request for a device code (RFC 8628, 3.2), fit to be shown and kept to.</summary>
internal sealed class DeviceAuthorization
{
    private const int MaxUserCode = 64;
    private static readonly TimeSpan UsualLife = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan UsualInterval = TimeSpan.FromSeconds(5);

    /// <summary>What is shown to the token endpoint at each poll.</summary>
    public required Secret DeviceCode { get; init; }

    /// <summary>What the user types.</summary>
    public required string UserCode { get; init; }

    /// <summary>Where the user types it.</summary>
    public required Uri Page { get; init; }

    /// <summary>The page that has the code already; null where there is none.</summary>
    public Uri? CompletePage { get; init; }

    /// <summary>When the code stops working.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>How long to wait between polls.</summary>
    public required TimeSpan Interval { get; init; }

    /// <summary>Reads the answer; null and a problem in words where it cannot be used, of which then nothing is shown.</summary>
    public static DeviceAuthorization? Read(JsonElement document, DateTimeOffset now, out string? problem)
    {
        var deviceCode = Text(document, "device_code");
        var userCode = Clean(Text(document, "user_code"));
        // Some servers that are older than the RFC call it a URL.
        var page = Text(document, "verification_uri") ?? Text(document, "verification_url");
        var completePage = Text(document, "verification_uri_complete") ?? Text(document, "verification_url_complete");
        problem = Secret.ProblemWithToken(deviceCode) is not null ? "the server gave out no device code that can be used"
            : userCode.Length is 0 or > MaxUserCode ? "the server gave out no code that a person can type"
            : ShownPage.Problem(page) ?? (completePage is null ? null : ShownPage.Problem(completePage));
        return problem is not null ? null : new()
        {
            DeviceCode = new(deviceCode!),
            UserCode = userCode,
            Page = new(page!),
            CompletePage = completePage is null ? null : new(completePage),
            ExpiresAt = Lifetime.Read(document, "expires_in", now) ?? now + UsualLife,
            Interval = IntervalOf(document),
        };
    }

    private static TimeSpan IntervalOf(JsonElement document) => Json.Number(Json.Member(document, "interval")) switch
    {
        // Neither without a pause, nor so rarely that nobody would wait for it.
        { } seconds and > 0 and <= 300 => TimeSpan.FromSeconds(Math.Max(1, seconds)),
        _ => UsualInterval,
    };

    private static string? Text(JsonElement document, string member) =>
        Json.Text(Json.Member(document, member)) is { Length: > 0 } text ? text : null;

    private static string Clean(string? code) =>
        string.Concat((code ?? "").EnumerateRunes().Where(rune => !Rune.IsControl(rune) && !IsHidden(rune))).Trim();

    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Format
        or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator;
}
