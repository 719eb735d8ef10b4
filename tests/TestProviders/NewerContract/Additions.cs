namespace Authx;

/// <summary>A power that today's host has not heard of.</summary>
public interface ITelepathy
{
    /// <summary>Reads the server's mind.</summary>
    string ReadMind();
}

/// <summary>What a sign-out works with, and one thing more.</summary>
public sealed partial class LogoutContext
{
    /// <summary>Why the user signs out.</summary>
    public string? Motive { get; init; }
}

/// <summary>The way to the user, which has grown.</summary>
public partial interface IInteraction
{
    /// <summary>Says it aloud.</summary>
    void Speak(string message);
}
