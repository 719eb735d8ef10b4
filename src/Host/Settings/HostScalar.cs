using System.Text.Json;

namespace Authx.Host.Settings;

/// <summary>
/// Reads one value from the top of the files, for the commands that need nothing else. It loads no Configuration, and a
/// broken file is a warning: a sign-out must work with the settings broken.
/// </summary>
internal static class HostScalar
{
    /// <summary>How a sign-out is confirmed; <c>auto</c> where nobody says.</summary>
    public static (string Value, string? Warning) ReadConfirm(Places places)
    {
        var (value, warning) = Read(HostSchema.Confirm, places.ConfigFile, places.SystemConfigFile);
        return value is null or HostSchema.Auto or "always" or "never"
            ? (value ?? HostSchema.Auto, warning)
            : (HostSchema.Auto, "The setting \"confirm\" is not auto, always or never; auto is taken. See authx config validate.");
    }

    /// <summary>The value in the first of the files that has it (the higher layer comes first), and what was wrong on the way.</summary>
    public static (string? Value, string? Warning) Read(string key, params string[] files)
    {
        string? warning = null;
        foreach (var file in files)
        {
            var text = ConfigText.Read(file);
            var isRead = TryFind(text, key, out var value);
            if (isRead && value is not null)
                return (value, warning);
            if (!isRead)
                warning ??= $"The settings in {file} cannot be read and are left out. See authx config validate.";
        }

        return (null, warning);
    }

    private static bool TryFind(ConfigText text, string key, out string? value)
    {
        value = null;
        try
        {
            if (text.Refusal is null && MayHave(text.Bytes, key))
                value = Find(text.Bytes, key);
            return text.Refusal is null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    // Reading JSON costs as much as starting .NET, and most files say nothing of the key: then they need not be read, nor
    // be right. A name can be written with escapes, in any case.
    private static bool MayHave(ReadOnlySpan<byte> text, string key)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\\' || IsAt(text[at..], key))
                return true;
        }

        return false;
    }

    private static bool IsAt(ReadOnlySpan<byte> text, string key)
    {
        if (text.Length < key.Length)
            return false;
        for (var i = 0; i < key.Length; i++)
        {
            if ((text[i] | 0x20) != (key[i] | 0x20))
                return false;
        }

        return true;
    }

    // Read to the end: half a file is not taken at its word.
    private static string? Find(byte[] text, string key)
    {
        string? found = null;
        var reader = new Utf8JsonReader(text, ConfigText.Syntax);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException();
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
                continue;
            var isIt = key.Equals(reader.GetString(), StringComparison.OrdinalIgnoreCase);
            reader.Read();
            if (isIt && reader.TokenType == JsonTokenType.String)
                found = reader.GetString();
            reader.Skip();
        }

        return found;
    }
}
