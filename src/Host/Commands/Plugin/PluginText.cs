using Authx.Host.Providers;

namespace Authx.Host.Commands.Plugin;

/// <summary>A plugin in lines.</summary>
internal static class PluginText
{
    public static string Of(PluginManifest manifest, InstalledPlugin? installed) => $"""
        {ForeignText.Clean(manifest.ProviderName)}
          plugin    {manifest.Id} {ForeignText.Clean(manifest.Version)}
          provider  {manifest.ProviderId}
          source    {EnumNames.Of(manifest.Source)}{SignerOf(installed)}
          contract  {manifest.Contract}
          can       {string.Join(", ", (string[])["login", "logout", .. manifest.Capabilities])}
          folder    {manifest.Directory}

        {Table.Of(["SETTING", "TYPE", "DEFAULT", "MEANING"], manifest.Settings.Select(Row))}
        """;

    private static string SignerOf(InstalledPlugin? installed) => installed switch
    {
        null or { IsLinked: true } => "",
        { Signer: { } signer } => $"\n  signer    {signer.Words} ({Words(signer.Trust)})",
        _ => "\n  signer    not signed",
    };

    private static string Words(SignatureTrust trust) => trust switch
    {
        SignatureTrust.Verified => "verified when it was installed",
        SignatureTrust.Untrusted => "whom nobody vouched for when it was installed",
        SignatureTrust.NotVerified => "not verified when it was installed",
        _ => throw new InvalidOperationException($"{trust} is none."),
    };

    private static string[] Row(ProviderSettingAttribute setting) =>
    [
        setting.Key,
        setting.OneOf ?? EnumNames.Of(setting.Type),
        setting.Required ? "(required)" : ForeignText.Clean(setting.Default ?? "-"),
        ForeignText.Clean(setting.Description ?? ""),
    ];
}
