using System.Net;

namespace Authx.Sandbox;

/// <summary>The command line.</summary>
internal sealed class SandboxOptions
{
    public const string Usage = "usage: sandbox [--urls http://127.0.0.1:PORT] [--https] [--ca-out FILE] [--verbose]";

    /// <summary>Where plain HTTP is served; port 0 takes a free one.</summary>
    public Uri Urls { get; set; } = new("http://127.0.0.1:0");

    /// <summary>Also serve HTTPS, on a free port, with a certificate that is made at the start.</summary>
    public bool Https { get; set; }

    /// <summary>Where the certificate authority behind that certificate is written to.</summary>
    public string? CaOut { get; set; }

    /// <summary>Log to standard error.</summary>
    public bool Verbose { get; set; }

    /// <summary>Reads the arguments, or says what is wrong with them.</summary>
    public static string? Parse(string[] args, out SandboxOptions options)
    {
        options = new();
        var rest = new Queue<string>(args);
        while (rest.TryDequeue(out var option))
        {
            if (options.Take(option, rest) is { } problem)
                return problem;
        }

        return options.CaOut is not null && !options.Https ? "--ca-out needs --https" : null;
    }

    private string? Take(string option, Queue<string> rest)
    {
        switch (option)
        {
            case "--https": Https = true; return null;
            case "--verbose": Verbose = true; return null;
            case "--ca-out" when rest.TryDequeue(out var file): CaOut = file; return null;
            case "--urls" when rest.TryDequeue(out var urls): return TakeUrls(urls);
            case "--ca-out" or "--urls": return $"{option} needs a value";
            default: return $"unknown option {option}";
        }
    }

    // It knows no real users and keeps its faults for anybody who asks: it stays on this machine.
    private string? TakeUrls(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var urls) || urls.Scheme != Uri.UriSchemeHttp)
            return $"--urls takes one http address, not \"{text}\"";
        if (!IPAddress.TryParse(urls.Host, out var address) || !IPAddress.IsLoopback(address))
            return "the sandbox listens on literal loopback only: http://127.0.0.1:PORT";
        Urls = urls;
        return null;
    }
}
