using Microsoft.AspNetCore.Http;

namespace Authx.Sandbox.Faults;

/// <summary>The faults that wait for their request, oldest first.</summary>
internal sealed class FaultList
{
    private readonly Lock _lock = new();
    private readonly List<Waiting> _waiting = [];

    public void Add(Fault fault)
    {
        lock (_lock)
            _waiting.Add(new(fault));
    }

    public void Clear()
    {
        lock (_lock)
            _waiting.Clear();
    }

    /// <summary>The fault for this request, counted down; null where it may pass.</summary>
    public Fault? Take(HttpRequest request)
    {
        lock (_lock)
        {
            var waiting = _waiting.Find(candidate => Matches(candidate.Fault.Match, request));
            if (waiting is null)
                return null;
            if (++waiting.Taken == waiting.Fault.Times)
                _waiting.Remove(waiting);
            return waiting.Fault;
        }
    }

    private static bool Matches(string match, HttpRequest request)
    {
        var space = match.IndexOf(' ', StringComparison.Ordinal);
        var method = match[..space];
        return (method == "*" || method.Equals(request.Method, StringComparison.OrdinalIgnoreCase))
            && request.Path.StartsWithSegments(match[(space + 1)..].TrimEnd('/'), StringComparison.Ordinal);
    }

    private sealed class Waiting(Fault fault)
    {
        public Fault Fault { get; } = fault;

        public int Taken { get; set; }
    }
}
