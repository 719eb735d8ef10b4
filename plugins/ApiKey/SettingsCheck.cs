using System.Text.Json;

namespace Authx.Provider.ApiKey;

/// <summary>Finds what a look at each setting alone cannot: settings that do not fit together, or would fail only at logout.</summary>
internal static class SettingsCheck
{
    // They carry secrets, or belong to the request itself.
    private static readonly string[] Reserved =
        ["Authorization", "Proxy-Authorization", "Cookie", "Host", "Connection", "Content-Type", "Content-Length", "Transfer-Encoding"];

    /// <summary>The keys and the reasons, looked for one after the other; none where the settings can work.</summary>
    public static IEnumerable<SettingProblem> Problems(ProviderSettings settings) => All(settings).OfType<SettingProblem>();

    private static IEnumerable<SettingProblem?> All(ProviderSettings settings)
    {
        yield return ServerProblem(new(settings.Get(SettingKey.Server), UriKind.Absolute));
        yield return IsVisible(settings.Find(SettingKey.Scheme), '!') ? null : Says(SettingKey.Scheme, "is not one word of visible ASCII");
        foreach (var problem in HeadersProblems(settings))
            yield return problem;
        yield return PathProblem(settings, SettingKey.WhoamiPath, []);
        yield return PathProblem(settings, SettingKey.ListPath, [Ids.AccountPlaceholder]);
        yield return PathProblem(settings, SettingKey.DeletePath, [Ids.KeyPlaceholder, Ids.AccountPlaceholder]);
        yield return BodyProblem(settings, SettingKey.WhoamiBody);
        yield return BodyProblem(settings, SettingKey.DeleteBody);
        yield return settings.Find(SettingKey.KeyId) is not { } keyId || Ids.CanAddress(keyId)
            ? null
            : Says(SettingKey.KeyId, "is blank or made of dots, which is no id");
    }

    private static SettingProblem? ServerProblem(Uri server) => server is { UserInfo: "", Query: "", Fragment: "" }
        ? null
        : Says(SettingKey.Server, "is an address with a user name, a query or a fragment; it takes none of them");

    private static IEnumerable<SettingProblem> HeadersProblems(ProviderSettings settings)
    {
        var header = settings.Find(SettingKey.Header) ?? Service.DefaultHeader;
        foreach (var (name, value) in settings.Below(SettingKey.Headers))
        {
            if (name.Equals(header, StringComparison.OrdinalIgnoreCase) || Reserved.Contains(name, StringComparer.OrdinalIgnoreCase))
                yield return Says($"headers.{name}", "cannot be set: that header carries a secret or belongs to the request itself");
            else if (!IsVisible(name, '!') || !IsVisible(value, ' '))
                yield return Says($"headers.{name}", "is not visible ASCII");
        }
    }

    private static SettingProblem? PathProblem(ProviderSettings settings, string key, string[] placeholders)
    {
        if (settings.Find(key) is not { } path)
            return null;
        foreach (var placeholder in placeholders)
            path = path.Replace(placeholder, "", StringComparison.Ordinal);
        if (path.AsSpan().ContainsAny('{', '}'))
            return Says(key, placeholders.Length == 0 ? "takes no placeholder" : $"takes no placeholder but {string.Join(" and ", placeholders)}");
        return path.Contains('#', StringComparison.Ordinal) ? Says(key, "has a fragment, which is never sent") : null;
    }

    private static SettingProblem? BodyProblem(ProviderSettings settings, string key)
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
            return Says(key, "is not JSON");
        }
    }

    private static SettingProblem Says(string key, string words) => new() { Key = key, Message = words };

    private static bool IsVisible(string? text, char lowest) => text.AsSpan().IndexOfAnyExceptInRange(lowest, '~') < 0;
}
