using System.Text.Json;

namespace Authx.DocumentSchemas;

/// <summary>The documents of a run of the tool: the one that it printed, and the receipt that it was to write.</summary>
public static class PrintedDocument
{
    /// <summary>What is wrong with what a run printed; nothing where it fits its schema, or was not to be JSON.</summary>
    public static IReadOnlyList<string> Violations(IEnumerable<string> args, string printed)
    {
        var line = new AskedLine(args);
        var isOther = line.MayPrintOther && !printed.StartsWith('{');
        return line.IsJson && !isOther ? Violations(line.SchemaFile, printed) : [];
    }

    /// <summary>What is wrong with the receipt that a run wrote; nothing where there is none.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="directory">The directory in which the tool ran.</param>
    public static IReadOnlyList<string> ReceiptViolations(IReadOnlyList<string> args, string directory)
    {
        var at = args.TakeWhile(arg => arg != "--receipt").Count() + 1;
        var file = at < args.Count && args[at].Length > 0 ? Path.Combine(directory, args[at]) : null;
        if (!File.Exists(file) || File.ReadAllText(file) is not { } text)
            return [];
        // What was there before, or is only kept free for a receipt.
        return text.Trim() == "{}" ? [] : Violations("receipt.json", text);
    }

    private static IReadOnlyList<string> Violations(string file, string text)
    {
        try
        {
            return [.. SchemaCheck.Violations(Schema.In(file), JsonElement.Parse(text)).Select(violation => $"{violation} ({file})")];
        }
        catch (JsonException e)
        {
            return [$"This is not one JSON document: {e.Message}"];
        }
    }
}
