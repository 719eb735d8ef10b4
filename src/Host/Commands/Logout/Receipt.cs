using System.Text.Encodings.Web;
using System.Text.Json;
using Authx.Host.Files;

namespace Authx.Host.Commands.Logout;

/// <summary>A file that says what came of a logout, for whoever keeps the record of an off-boarding.</summary>
internal sealed class Receipt
{
    private readonly string _path;
    private readonly Toolbox _tools;

    private Receipt(string path, Toolbox tools) => (_path, _tools) = (path, tools);

    /// <summary>Makes sure, before anything is done, that there will be a receipt.</summary>
    /// <exception cref="FailureException">The file is there already, or cannot be written.</exception>
    public static Receipt? Reserve(Toolbox tools, LogoutOptions options)
    {
        if (options.Receipt is not { } path)
            return null;
        var full = Path.GetFullPath(path.Length > 0 ? path : throw Refused(path, "it has no name"));
        if (Path.Exists(full))
            throw Refused(full, "something of that name is there already");
        if (!Directory.Exists(Path.GetDirectoryName(full)))
            throw Refused(full, "there is no such directory");
        AtomicFile.Write(full, "{}\n"u8);
        return new(full, tools);
    }

    /// <summary>Writes it; where that fails a warning says so, since the sign-outs are done and are to be told all the same.</summary>
    /// <returns>Whether it is there.</returns>
    public bool TryWrite(IReadOnlyList<LogoutReport> reports)
    {
        try
        {
            Write(reports);
            return true;
        }
        catch (FailureException e)
        {
            _tools.Warnings.Add(WarningCode.NoReceipt, e.Failure.Message);
            return false;
        }
    }

    private void Write(IReadOnlyList<LogoutReport> reports)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            Write(json, reports);
        buffer.Write("\n"u8);
        AtomicFile.Write(_path, buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
        _tools.Printer.Note($"The receipt is in {_path}.");
    }

    private void Write(Utf8JsonWriter json, IReadOnlyList<LogoutReport> reports)
    {
        json.WriteStartObject();
        json.WriteNumber("schema", Documents.Schema);
        json.WriteString("tool", $"authx {ToolVersion.Text}");
        json.WriteString("machine", Environment.MachineName);
        json.WriteString("user", Environment.UserName);
        Documents.WriteTime(json, "writtenAt", _tools.Clock.GetUtcNow());
        json.WriteStartArray("results");
        foreach (var report in reports)
            Write(json, report);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, LogoutReport report)
    {
        json.WriteStartObject();
        report.WriteMembers(json);
        Documents.WriteTime(json, "startedAt", report.Evidence?.StartedAt);
        Documents.WriteTime(json, "endedAt", report.Evidence?.EndedAt);
        json.WriteStartArray("evidence");
        foreach (var credential in report.Evidence?.Credentials ?? [])
            Write(json, credential, report.Credentials.FirstOrDefault(c => c.Kind == credential.Kind)?.HttpStatus);
        json.WriteEndArray();
        WriteCopies(json, report);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Fingerprinted credential, int? status)
    {
        json.WriteStartObject();
        json.WriteString("kind", credential.Kind);
        json.WriteString("id", credential.Id);
        json.WriteString("fingerprint", credential.Fingerprint);
        if (status is { } number)
            json.WriteNumber("httpStatus", number);
        else
            json.WriteNull("httpStatus");
        json.WriteEndObject();
    }

    private static void WriteCopies(Utf8JsonWriter json, LogoutReport report)
    {
        if (report.Evidence?.Copies is not { } copies)
        {
            json.WriteNull("copies");
            return;
        }
        json.WriteStartArray("copies");
        foreach (var copy in copies)
            json.WriteStringValue(copy.Where);
        json.WriteEndArray();
    }

    private static FailureException Refused(string path, string why) =>
        new Failure(ErrorCode.Usage, $"No receipt can be written to \"{ForeignText.Clean(path)}\": {why}. Nothing was done.")
        { Hint = "Give another file: --receipt FILE" }.AsException();
}
