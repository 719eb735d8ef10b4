namespace Authx.Host.Providers.Http;

/// <summary>What holds for all requests of a run.</summary>
internal sealed class NetworkOptions
{
    /// <summary>The tool's version, for the user agent.</summary>
    public required string Version { get; init; }

    /// <summary>The secrets that must not be logged.</summary>
    public required Redactor Redactor { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>A PEM file with roots that are trusted besides the system's.</summary>
    public string? CaCertFile { get; init; }

    /// <summary>Takes the lines of the verbose log; null where none is wanted.</summary>
    public Action<string>? Log { get; init; }

    /// <summary>
    /// Whether many profiles ask side by side: then a server gets a few requests at a time, and one that answers 429 is asked
    /// again when it said. A single request is answered as it is, and whoever made it decides.
    /// </summary>
    public bool SideBySide { get; init; }

    /// <summary>How long a connection may take.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long one request may take, from sending to the last byte of its answer.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How large an answer may be, after decompression.</summary>
    public long MaxAnswerBytes { get; init; } = 1024 * 1024;
}
