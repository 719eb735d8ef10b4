namespace Authx.ManifestWriter;

/// <summary>Why there is no manifest: a code to look up and a sentence.</summary>
internal sealed record Problem(string Code, string Message)
{
    public const string ContractCopied = "AXP001";
    public const string NoProvider = "AXP002";
    public const string SeveralProviders = "AXP003";
    public const string BadId = "AXP004";
    public const string BadSetting = "AXP005";
    public const string UnusableClass = "AXP006";

    /// <summary>MSBuild's canonical form, which every build tool and editor understands.</summary>
    public string In(string origin) => $"{origin} : error {Code}: {Message}";
}
