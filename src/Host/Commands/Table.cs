using System.Globalization;
using System.Text;

namespace Authx.Host.Commands;

/// <summary>Rows in columns.</summary>
internal static class Table
{
    private const int Gap = 2;

    /// <summary>A time as it stands in a column.</summary>
    public static string Day(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "-";

    public static string Of(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        List<IReadOnlyList<string>> all = [heads, .. rows];
        var widths = heads.Select((_, column) => all.Max(row => row[column].Length)).ToList();
        var text = new StringBuilder();
        foreach (var row in all)
        {
            var line = string.Concat(row.Select((cell, column) => cell.PadRight(widths[column] + Gap)));
            text.Append(line.TrimEnd()).Append('\n');
        }
        return text.ToString().TrimEnd('\n');
    }
}
