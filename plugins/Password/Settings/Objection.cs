namespace Authx.Provider.Password;

/// <summary>Words for what is wrong with a setting.</summary>
internal static class Objection
{
    public static SettingProblem To(string key, string words) => new() { Key = key, Message = words };

    /// <summary>What may stand there, as people read it.</summary>
    public static string Choices(string declared) => declared.Replace("|", ", ", StringComparison.Ordinal);
}
