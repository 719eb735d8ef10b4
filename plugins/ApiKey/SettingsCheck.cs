using System.Text.Json;

namespace Authx.Provider.ApiKey;

/// <summary>Finds what a look at each setting alone cannot: settings that do not fit together, or would fail only at logout.</summary>
internal static class SettingsCheck
{
    // They carry secrets, or belong to the request itself.
    private static readonly string[] Reserved =
        ["Authorization", "Proxy-Authorization", "Cookie", "Host", "Connection", "Content-Type", "Content-Length", "Transfer-Encoding"];

    public static string? Problem(ProviderSettings settings) =>
        ServerProblem(new(settings.Get(SettingKey.Server), UriKind.Absolute))
        ?? SchemeProblem(settings.Find(SettingKey.Scheme))
        ?? HeadersProblem(settings)
        ?? PathProblem(settings, SettingKey.WhoamiPath, [])
        ?? PathProblem(settings, SettingKey.ListPath, [Ids.AccountPlaceholder])
        ?? PathProblem(settings, SettingKey.DeletePath, [Ids.KeyPlaceholder, Ids.AccountPlaceholder])
        ?? BodyProblem(settings, SettingKey.WhoamiBody)
        ?? BodyProblem(settings, SettingKey.DeleteBody)
        ?? KeyIdProblem(settings.Find(SettingKey.KeyId));

    private static string? ServerProblem(Uri server) =>
        server is { UserInfo: "", Query: "", Fragment: "" } ? null : "server is an address with a user name, a query or a fragment; it takes none of them";

    private static string? SchemeProblem(string? scheme) =>
        IsVisible(scheme, '!') ? null : "scheme is not one word of visible ASCII";

    private static string? HeadersProblem(ProviderSettings settings)
    {
        var header = settings.Find(SettingKey.Header) ?? Service.DefaultHeader;
        foreach (var (name, value) in settings.Below(SettingKey.Headers))
        {
            if (name.Equals(header, StringComparison.OrdinalIgnoreCase) || Reserved.Contains(name, StringComparer.OrdinalIgnoreCase))
                return $"headers.{name} cannot be set: that header carries a secret or belongs to the request itself";
            if (!IsVisible(name, '!') || !IsVisible(value, ' '))
                return $"headers.{name} is not visible ASCII";
        }

        return null;
    }

    private static string? PathProblem(ProviderSettings settings, string key, string[] placeholders)
    {
        if (settings.Find(key) is not { } path)
            return null;
        foreach (var placeholder in placeholders)
            path = path.Replace(placeholder, "", StringComparison.Ordinal);
        if (path.AsSpan().ContainsAny('{', '}'))
            return placeholders.Length == 0 ? $"{key} takes no placeholder" : $"{key} takes no placeholder but {string.Join(" and ", placeholders)}";
        return path.Contains('#', StringComparison.Ordinal) ? $"{key} has a fragment, which is never sent" : null;
    }

    private static string? BodyProblem(ProviderSettings settings, string key)
    {
        if (settings.Find(key) is not { } body)
            return null;
        try
        {
            JsonDocument.Parse(body).Dispose();
            return null;
        }
        catch (JsonException)
        {
            return $"{key} is not JSON";
        }
    }

    private static string? KeyIdProblem(string? keyId) =>
        keyId is null || Ids.CanAddress(keyId) ? null : "keyId is blank or made of dots, which is no id";

    private static bool IsVisible(string? text, char lowest) => text.AsSpan().IndexOfAnyExceptInRange(lowest, '~') < 0;
}
