using Authx.Host.Providers;

namespace Authx.Host.Commands.Plugin;

/// <summary>A plugin in lines.</summary>
internal static class PluginText
{
    public static string Of(PluginManifest manifest) => $"""
        {ForeignText.Clean(manifest.ProviderName)}
          plugin    {manifest.Id} {ForeignText.Clean(manifest.Version)}
          provider  {manifest.ProviderId}
          source    {EnumNames.Of(manifest.Source)}
          contract  {manifest.Contract}
          can       {string.Join(", ", (string[])["login", "logout", .. manifest.Capabilities])}
          folder    {manifest.Directory}

        {Table.Of(["SETTING", "TYPE", "DEFAULT", "MEANING"], manifest.Settings.Select(Row))}
        """;

    private static string[] Row(ProviderSettingAttribute setting) =>
    [
        setting.Key,
        setting.OneOf ?? EnumNames.Of(setting.Type),
        setting.Required ? "(required)" : ForeignText.Clean(setting.Default ?? "-"),
        ForeignText.Clean(setting.Description ?? ""),
    ];
}
