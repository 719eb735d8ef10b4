using System.Text.Json;
using Authx.Host.Commands.Line;

namespace Authx.Host.Commands.Token;

/// <summary>Hands a credential out: one of the two commands whose job that is.</summary>
internal static class TokenCommand
{
    private static readonly string[] Formats = ["raw", "header", "env", "json"];

    public static Verb Verb { get; } = new(Wire);

    private static void Wire(CommandSpec command, Toolbox tools)
    {
        var who = command.Argument("profile", "A profile's name, else an account's id, else an account's name.");
        var format = command.Value("--format <FORMAT>", "raw, header, env or json.");
        var minValid = command.Value("--min-valid <TIME>", "Renew it when it is valid for less than this; 60s if not given.");
        command.More = """
            This prints a secret. In a script:  curl -H "$(authx token --format header)" https://…
            In a shell:                         eval "$(authx token --format env)"

            Where no profile is named, AUTHX_TOKEN or the file in AUTHX_TOKEN_FILE comes first.
            """;
        command.Runs(cancellation =>
        {
            var chosen = FormatOf(format.Value, tools);
            var token = new TokenSource(tools).GetAsync(who.Value, MinValidOf(minValid.Value), cancellation).GetAwaiter().GetResult();
            Print(tools, token, chosen);
            return ExitCode.Done;
        });
    }

    private static string FormatOf(string? asked, Toolbox tools)
    {
        if (asked is null)
            return tools.Printer.IsText ? "raw" : "json";
        if (Array.IndexOf(Formats, asked) < 0)
            throw new Failure(ErrorCode.Usage, $"\"{asked}\" is no format.") { Hint = "Use raw, header, env or json." }.AsException();
        return asked;
    }

    private static TimeSpan MinValidOf(string? text) => text is null
        ? TimeSpan.FromSeconds(60)
        : Duration.Find(text) ?? throw new Failure(ErrorCode.Usage, $"\"{text}\" is no length of time.") { Hint = "Use 30s, 5m or 1h." }.AsException();

    private static void Print(Toolbox tools, UsableToken token, string format)
    {
        switch (format)
        {
            case "header":
                tools.Printer.Raw($"{token.HeaderName}: {token.HeaderValue}\n");
                break;
            case "env":
                tools.Printer.Raw(new UserShell(tools.Variable).Set(token.Variable, token.Value.Reveal()) + "\n");
                break;
            case "json":
                tools.Printer.Document(json => Write(json, token));
                break;
            default:
                tools.Printer.Raw(token.Value.Reveal() + "\n");
                break;
        }
    }

    private static void Write(Utf8JsonWriter json, UsableToken token)
    {
        json.WriteStartObject();
        json.WriteNumber("schema", Documents.Schema);
        json.WriteString("profile", token.Profile?.Name);
        json.WriteString("token", token.Value.Reveal());
        json.WriteString("header", token.HeaderName);
        json.WriteString("value", token.HeaderValue);
        Documents.WriteTime(json, "expiresAt", token.ExpiresAt);
        json.WriteNull("error");
        json.WriteEndObject();
    }
}
