using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Authx;

namespace AuthxSamples.NpmRegistry;

/// <summary>Who signs in, and with what. It lives as long as the sign-in, and is stored nowhere.</summary>
internal sealed record Person(string Name, Secret Password)
{
    /// <summary>The one-time code, once there is one.</summary>
    public Secret? Code { get; init; }

    /// <summary>The other way to show name and password.</summary>
    public AuthenticationHeaderValue ToBasic() => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Name}:{Password.Reveal()}")));

    /// <summary>Why the registry need not be asked; null where it has to be.</summary>
    public string? Problem => this switch
    {
        { Name: "" } => "the user name is empty",
        { Name: var name } when name.Contains(':', StringComparison.Ordinal) => "a user name has no colon in it",
        { Password: var password } when password.Reveal().Length == 0 => "the password is empty",
        { Code: { } code } when Secret.ProblemWithToken(code.Reveal()) is { } problem => $"this cannot be a one-time code: {problem}",
        _ => null,
    };

    /// <summary>The user as registries have kept one since they were CouchDB.</summary>
    public JsonObject ToDocument(DateTimeOffset now) => new()
    {
        ["_id"] = $"org.couchdb.user:{Name}",
        ["name"] = Name,
        ["password"] = Password.Reveal(),
        ["type"] = "user",
        ["roles"] = new JsonArray(),
        ["date"] = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
    };
}
