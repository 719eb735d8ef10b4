using System.Globalization;
using System.Net;

namespace Authx.ManifestWriter;

/// <summary>What a value of each type may look like.</summary>
internal static class ValueRule
{
    private const string HeaderSigns = "!#$%&'*+-.^_`|~";

    /// <summary>What is wrong with the value, as the end of a sentence; null where it fits.</summary>
    public static string? Objection(SettingType type, string value) => type switch
    {
        SettingType.Text => null,
        SettingType.Flag => value is "true" or "false" ? null : "is neither true nor false",
        SettingType.Number => IsNumber(value, out _) ? null : "is not a whole number",
        SettingType.Url => IsUrl(value) ? null : "is not an absolute https URL, nor http on literal loopback",
        SettingType.Path => value.StartsWith('/') && !value.StartsWith("//", StringComparison.Ordinal) ? null : "does not begin with one slash",
        SettingType.Statuses => value.Split(',').All(IsStatus) ? null : "is not a list of HTTP statuses with commas between them",
        SettingType.JsonPointer => value.Length == 0 || value[0] == '/' ? null : "is not a JSON pointer",
        SettingType.HeaderName => value.Length > 0 && value.All(IsHeaderSign) ? null : "is not the name of a header",
        _ => null,
    };

    private static bool IsNumber(string value, out int number) =>
        int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    private static bool IsUrl(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var url) &&
        (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && IsLoopback(url)));

    private static bool IsLoopback(Uri url) =>
        url.Host == "localhost" || (IPAddress.TryParse(url.Host, out var address) && IPAddress.IsLoopback(address));

    private static bool IsStatus(string value) => IsNumber(value.Trim(), out var status) && status is >= 100 and <= 599;

    private static bool IsHeaderSign(char c) => char.IsAsciiLetterOrDigit(c) || HeaderSigns.Contains(c);
}
