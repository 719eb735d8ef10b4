using System.Text.Json;
using Authx.Host.Settings;

namespace Authx.Host.Commands.Services;

/// <summary>One service in the list, as far as its settings can be used.</summary>
internal sealed record ServiceRow(string Name, string? Provider, string? Server, bool IsDefault, bool IsValid)
{
    public static ServiceRow Of(LoadedSettings settings, string name)
    {
        var entries = settings.InForce(name);
        string? Value(string key) => entries.FirstOrDefault(entry => entry.Key.Equals(key, StringComparison.OrdinalIgnoreCase))?.Value;
        return new(
            SecretLooks.Value(name) ? "***" : name,
            Value(HostSchema.Provider),
            Value(settings.ServerKeyOf(name) ?? "server"),
            IsMeant(settings, name),
            settings.ProblemsOf(name).Count == 0);
    }

    public IReadOnlyList<string> Cells =>
    [
        IsDefault ? "*" : "",
        ForeignText.Clean(Name),
        ForeignText.Clean(Provider ?? "?"),
        ForeignText.Clean(Server ?? "-"),
        IsValid ? "" : "(cannot be used)",
    ];

    /// <summary>Whether a login without a name means this service.</summary>
    public static bool IsMeant(LoadedSettings settings, string name) => settings.DefaultService is { } service
        ? service == name
        : settings.Services is [var only] && only == name;

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("name", Name);
        json.WriteString("provider", Provider);
        json.WriteString("server", Server);
        json.WriteBoolean("default", IsDefault);
        json.WriteBoolean("valid", IsValid);
        json.WriteEndObject();
    }
}
