namespace Authx.EndToEnd.Support;

/// <summary>The commands of the tutorial for authors, as the page has them.</summary>
internal static class TutorialPage
{
    private const string Fence = "```";

    public static IReadOnlyList<string> Commands { get; } = [.. Read()];

    private static IEnumerable<string> Read()
    {
        using var page = new StreamReader(typeof(TutorialPage).Assembly.GetManifestResourceStream("tutorial.md")!);
        var isCode = false;
        while (page.ReadLine() is { } line)
        {
            if (line.StartsWith(Fence, StringComparison.Ordinal))
                isCode = !isCode && line == Fence;
            else if (isCode)
                yield return line;
        }
    }
}
