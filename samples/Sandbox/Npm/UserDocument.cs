using System.Text.Json.Serialization;

namespace Authx.Sandbox.Npm;

/// <summary>A user as npm shows one at a sign-in.</summary>
internal sealed record UserDocument(
    [property: JsonPropertyName("_id"), JsonRequired] string Id,
    [property: JsonRequired] string Name,
    [property: JsonRequired] string Password,
    [property: JsonRequired] string Type,
    [property: JsonRequired] string[] Roles,
    [property: JsonRequired] DateTimeOffset Date);
