using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Authx.Host.Terminal;

// How authx talks:
// - Results go to standard output, talk goes to standard error, so that a pipe gets the result alone.
// - In JSON and YAML the result is one document, whatever came of the command.
// - --quiet silences what merely comforts: notes, and the sentence that says that something is done.
//   Warnings, errors and results that were asked for (a token, a list, a document) are never silenced.
// - Glyphs and colour only where the stream is a terminal; the words carry all the meaning.

/// <summary>Says things in the form that was asked for.</summary>
internal sealed class Printer(ITerminal terminal, OutputOptions options)
{
    private const string Yellow = "33";
    private const string Red = "31";
    private const string Green = "32";

    public OutputOptions Options => options;

    /// <summary>A block of lines that stands at the end of the terminal; what is said meanwhile goes above it.</summary>
    public LiveLines? Live { get; set; }

    public bool IsText => options.Form == OutputForm.Text;

    /// <summary>Whether there is a person at a terminal who may be asked.</summary>
    public bool CanAsk => !options.NoInput && terminal.InputIsTerminal && terminal.ErrorIsTerminal;

    /// <summary>Prints a document, or its text where text was asked for.</summary>
    public void Result(DocumentWriter document, Func<string> text)
    {
        if (IsText)
            terminal.Out.WriteLine(text());
        else
            Document(document);
    }

    /// <summary>Prints a document; in one line of JSON where no other form was asked for.</summary>
    public void Document(DocumentWriter document) => terminal.Out.Write(Render(document));

    /// <summary>Prints a document, or the sentence that something is done.</summary>
    public void Done(DocumentWriter document, string sentence)
    {
        if (!IsText)
            Document(document);
        else if (!options.Quiet)
            terminal.Out.WriteLine(terminal.OutIsTerminal ? Paint("✔", Green, options.Colour) + " " + sentence : sentence);
    }

    /// <summary>Prints exactly this, without a line break of ours; for what others read.</summary>
    public void Raw(string text) => terminal.Out.Write(text);

    /// <summary>Says something in passing.</summary>
    public void Note(string message)
    {
        if (!options.Quiet)
            Talk(message);
    }

    /// <summary>Says what somebody debugging wants to know.</summary>
    public void Detail(string message)
    {
        if (options.Verbose)
            Talk(message);
    }

    public void Warn(string message) => Talk($"{OnError("warning:", Yellow)} {message}");

    /// <summary>Says what went wrong, and what to run next.</summary>
    public void Fail(Failure failure)
    {
        Talk($"{OnError("error:", Red)} {failure.Message}");
        if (failure.RetryAfter is { } wait)
            Talk($"  The server asks to wait {wait.TotalSeconds:0} s before the next try.");
        if (failure.Hint is { } hint)
            Talk($"  {hint}");
    }

    private void Talk(string line)
    {
        if (Live is { } live)
            live.Interject(line);
        else
            terminal.Error.WriteLine(line);
    }

    private string Render(DocumentWriter document)
    {
        using var buffer = new MemoryStream();
        var writerOptions = new JsonWriterOptions
        {
            Indented = options.Form == OutputForm.PrettyJson,
            // The output is no HTML; without this every apostrophe would become \u0027.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        using (var json = new Utf8JsonWriter(buffer, writerOptions))
            document(json);
        return options.Form == OutputForm.Yaml
            ? Yaml.From(buffer.ToArray())
            : Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    private string OnError(string word, string colour) => Paint(word, colour, options.Colour && terminal.ErrorIsTerminal);

    private static string Paint(string word, string colour, bool really) => really ? $"\e[{colour}m{word}\e[0m" : word;
}
