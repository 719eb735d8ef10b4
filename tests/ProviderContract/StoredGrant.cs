using System.Text.Json;
using System.Text.Json.Serialization;

namespace Authx.Testing;

/// <summary>What is left of a grant on a disk: text. The next process has nothing else.</summary>
internal static class StoredGrant
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new SecretText() } };

    /// <summary>The grant as the host hands it over in a later process.</summary>
    public static Grant RoundTrip(Grant grant) => JsonSerializer.Deserialize<Grant>(JsonSerializer.Serialize(grant, Options), Options)!;

    private sealed class SecretText : JsonConverter<Secret>
    {
        public override Secret Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) => writer.WriteStringValue(value.Reveal());
    }
}
