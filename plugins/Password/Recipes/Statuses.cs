using System.Globalization;

namespace Authx.Provider.Password;

/// <summary>The keys of a step that list statuses, in the order in which they are asked.</summary>
internal static class StatusKeys
{
    public static readonly (string Key, Verdict Verdict)[] All =
    [
        ("otp", Verdict.Otp), ("locked", Verdict.Locked), ("wrong", Verdict.Wrong),
        ("gone", Verdict.Gone), ("denied", Verdict.Denied), ("done", Verdict.Done),
    ];
}

/// <summary>A list of statuses: <c>404,410</c>.</summary>
internal static class Statuses
{
    public static bool Has(string? list, int status)
    {
        var rest = list.AsSpan();
        foreach (var part in rest.Split(','))
        {
            if (Read(rest[part]) == status)
                return true;
        }

        return false;
    }

    public static bool IsList(string list) => Array.TrueForAll(list.Split(','), part => Read(part) is not null);

    private static int? Read(ReadOnlySpan<char> text) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 100 and <= 599 ? status : null;
}
