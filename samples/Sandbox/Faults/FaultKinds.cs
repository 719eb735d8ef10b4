using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Authx.Sandbox.Faults;

/// <summary>A request and the fault that it meets.</summary>
internal sealed record Faulty(HttpContext Context, Fault Fault, RequestDelegate Next, CancellationToken CancellationToken)
{
    public HttpResponse Response => Context.Response;
}

/// <summary>Everything that a server, or what stands before it, can do to a client.</summary>
internal static class FaultKinds
{
    private const string JsonType = "application/json";

    public static readonly IReadOnlyDictionary<string, Func<Faulty, Task>> All = new Dictionary<string, Func<Faulty, Task>>(StringComparer.Ordinal)
    {
        ["refuse"] = Refuse,
        ["reset"] = Reset,
        ["slow"] = Slow,
        ["hang"] = Hang,
        ["late"] = Late,
        ["status"] = Status,
        ["redirect"] = Redirect,
        ["garbage"] = Garbage,
        ["endless"] = Endless,
        ["wrongType"] = WrongType,
        ["gzip"] = Gzip,
        ["patch"] = Patch,
        ["answer"] = Answer,
        ["loseAnswer"] = LoseAnswer,
    };

    // The connection is cut before anything is answered.
    private static Task Refuse(Faulty faulty)
    {
        faulty.Context.Abort();
        return Task.CompletedTask;
    }

    // The connection ends in the middle of the body. Kestrel closes it by itself when less is written than was promised;
    // an abort could overtake the headers, and the client would see no answer at all.
    private static Task Reset(Faulty faulty)
    {
        faulty.Response.ContentType = JsonType;
        faulty.Response.ContentLength = 1000;
        return WriteAsync(faulty, "{\"cut\":");
    }

    // The headers come at once, the body byte by byte.
    private static async Task Slow(Faulty faulty)
    {
        faulty.Response.ContentType = JsonType;
        await faulty.Response.Body.FlushAsync(faulty.CancellationToken);
        foreach (var character in "{\"slow\":true}")
        {
            await Task.Delay(faulty.Fault.EveryMs, faulty.CancellationToken);
            await WriteAsync(faulty, character.ToString());
        }
    }

    // Nothing is answered at all.
    private static Task Hang(Faulty faulty) => Task.Delay(Timeout.Infinite, faulty.CancellationToken);

    // The work waits for a while, and is then done as always.
    private static async Task Late(Faulty faulty)
    {
        await Task.Delay(faulty.Fault.EveryMs, faulty.CancellationToken);
        await faulty.Next(faulty.Context);
    }

    // A status without the work behind it; also a lie, with 204.
    private static Task Status(Faulty faulty)
    {
        faulty.Response.StatusCode = faulty.Fault.Status;
        if (faulty.Fault.RetryAfter is { } seconds)
            faulty.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Task.CompletedTask;
    }

    private static Task Redirect(Faulty faulty)
    {
        faulty.Response.Redirect(faulty.Fault.Location, permanent: faulty.Fault.Status == StatusCodes.Status301MovedPermanently);
        return Task.CompletedTask;
    }

    // It says JSON, and is none; with a terminal's escape sequence in it.
    private static Task Garbage(Faulty faulty)
    {
        faulty.Response.ContentType = JsonType;
        return WriteAsync(faulty, "<<< \u001b[31mnot JSON\u001b[0m \0 >>>");
    }

    // JSON that never ends, as fast as the client takes it.
    private static async Task Endless(Faulty faulty)
    {
        faulty.Response.ContentType = JsonType;
        var piece = new string(' ', 65_536);
        while (!faulty.CancellationToken.IsCancellationRequested)
            await WriteAsync(faulty, piece);
    }

    // What a captive portal or a proxy says instead of the server.
    private static Task WrongType(Faulty faulty)
    {
        faulty.Response.ContentType = "text/html";
        return WriteAsync(faulty, "<!doctype html><title>Welcome</title><p>Please accept our terms.");
    }

    // The true answer, compressed although nobody asked for that.
    private static async Task Gzip(Faulty faulty)
    {
        var answer = await AnswerAsync(faulty);
        faulty.Response.Headers.ContentEncoding = "gzip";
        faulty.Response.ContentLength = null;
        await using var gzip = new GZipStream(faulty.Response.Body, CompressionLevel.Fastest);
        await gzip.WriteAsync(answer, faulty.CancellationToken);
    }

    // The true answer, with something else in it.
    private static async Task Patch(Faulty faulty)
    {
        var answer = MergePatch.Apply(JsonNode.Parse(await AnswerAsync(faulty)), faulty.Fault.Patch);
        faulty.Response.ContentLength = null;
        await WriteAsync(faulty, answer!.ToJsonString());
    }

    // Whatever was ordered, without the work behind it.
    private static async Task Answer(Faulty faulty)
    {
        await Status(faulty);
        faulty.Response.ContentType = faulty.Fault.Type;
        await WriteAsync(faulty, faulty.Fault.Body);
    }

    // The work is done, and nobody hears of it.
    private static async Task LoseAnswer(Faulty faulty)
    {
        await AnswerAsync(faulty);
        faulty.Context.Abort();
    }

    private static async Task<byte[]> AnswerAsync(Faulty faulty)
    {
        var body = faulty.Response.Body;
        using var buffer = new MemoryStream();
        faulty.Response.Body = buffer;
        await faulty.Next(faulty.Context);
        faulty.Response.Body = body;
        return buffer.ToArray();
    }

    private static async Task WriteAsync(Faulty faulty, string text)
    {
        await faulty.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), faulty.CancellationToken);
        await faulty.Response.Body.FlushAsync(faulty.CancellationToken);
    }
}
