using System.Text.Json;

namespace Authx.Host.Settings.Editing;

/// <summary>A member of a map, by the offsets of its name and its value in the text. The top is a member without a name.</summary>
internal sealed class JsonMember(string name, int start, int valueStart)
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>Where the name begins.</summary>
    public int Start { get; } = start;

    /// <summary>Where the value begins.</summary>
    public int ValueStart { get; } = valueStart;

    /// <summary>Just behind the value.</summary>
    public int ValueEnd { get; private set; }

    /// <summary>What is in the map; null for a single value.</summary>
    public List<JsonMember>? Members { get; private set; }

    /// <summary>Reads text that <see cref="JsonFile"/> has read without a problem.</summary>
    public static JsonMember Parse(byte[] text)
    {
        var reader = new Utf8JsonReader(text, ConfigText.Syntax);
        reader.Read();
        var top = new JsonMember("", 0, (int)reader.TokenStartIndex);
        top.ReadValue(ref reader);
        return top;
    }

    /// <summary>The member of that name, or null.</summary>
    public JsonMember? Find(string name) =>
        Members?.Find(member => member.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private void ReadValue(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
            Members = ReadMembers(ref reader);
        else
            reader.Skip();
        ValueEnd = (int)reader.BytesConsumed;
    }

    private static List<JsonMember> ReadMembers(ref Utf8JsonReader reader)
    {
        var members = new List<JsonMember>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (name, start) = (reader.GetString()!, (int)reader.TokenStartIndex);
            reader.Read();
            var member = new JsonMember(name, start, (int)reader.TokenStartIndex);
            member.ReadValue(ref reader);
            members.Add(member);
        }

        return members;
    }
}
