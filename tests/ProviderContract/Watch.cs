using System.Diagnostics;
using System.Text;

namespace Authx.Testing;

/// <summary>
/// Sees what a call does past its host: text on the console, and requests of a client of its own. Only the calls made within
/// it, whatever else runs in the process. It cannot see raw handles, sockets and other processes.
/// </summary>
internal sealed class Watch
{
    private static readonly AsyncLocal<Watch?> Current = new();

    private readonly StringBuilder _printed = new();
    private readonly List<string> _sent = [];

    static Watch()
    {
        Console.SetOut(new Tap(Console.Out));
        Console.SetError(new Tap(Console.Error));
        DiagnosticListener.AllListeners.Subscribe(new Listeners());
    }

    /// <summary>What was printed.</summary>
    public string Printed => _printed.ToString();

    /// <summary>Where requests went that the host's client did not send.</summary>
    public IReadOnlyList<string> Sent => _sent;

    public static async Task<Watch> DuringAsync(Func<Task> calls)
    {
        var watch = new Watch();
        Current.Value = watch;
        await calls();
        return watch;
    }

    private sealed class Tap(TextWriter behind) : TextWriter
    {
        public override Encoding Encoding => behind.Encoding;

        public override void Write(char value)
        {
            if (Current.Value is { } watch)
                watch._printed.Append(value);
            else
                behind.Write(value);
        }
    }

    // The framework's own client tells its diagnostic listener of every request, on the caller's own path.
    private sealed class Listeners : IObserver<DiagnosticListener>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "HttpHandlerDiagnosticListener")
                value.Subscribe(new Requests(), (_, _, _) => Current.Value is not null);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }

    private sealed class Requests : IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (Current.Value is { } watch && value.Key.EndsWith(".Start", StringComparison.Ordinal))
                watch._sent.Add(AddressIn(value.Value));
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        private static string AddressIn(object? payload) =>
            payload?.GetType().GetProperty("Request")?.GetValue(payload) is HttpRequestMessage { RequestUri: { } address }
                ? address.GetLeftPart(UriPartial.Authority)
                : "somewhere";
    }
}
