using Authx.Host.Providers.Http;

namespace Authx.Host.Providers;

/// <summary>What a plugin is given, and where what it does to the process ends up.</summary>
internal sealed class RunnerOptions
{
    /// <summary>The way to the user. What passes is cleaned on the way.</summary>
    public required IInteraction Interaction { get; init; }

    /// <summary>The network; made when the first client is asked for.</summary>
    public required Func<Network> Network { get; init; }

    /// <summary>Learns every secret that comes by.</summary>
    public required Redactor Redactor { get; init; }

    /// <summary>
    /// Called before there is something to wait for: a request, or a plugin that does not answer at once. Until then an
    /// interrupt finds nothing in flight. May be called more than once, and from any thread.
    /// </summary>
    public Action OnWaiting { get; init; } = () => { };

    /// <summary>Makes a writer the process's standard output and error, for what plugins print. Done by the terminal, which has its own.</summary>
    public required Action<TextWriter> RedirectConsole { get; init; }

    /// <summary>Shows a line that a plugin printed, which begins with the plugin's id.</summary>
    public required Action<string> ShowPrinted { get; init; }

    /// <summary>
    /// Called when the process is about to end because a plugin ended it: the last chance to print the result. The exit
    /// code is set already.
    /// </summary>
    public required Action<Failure> LastWords { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How long a call that was cancelled may take to end by itself.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(2);
}
