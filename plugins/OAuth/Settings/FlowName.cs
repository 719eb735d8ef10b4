namespace Authx.Provider.OAuth;

/// <summary>What the setting <c>flow</c> may be.</summary>
internal static class FlowName
{
    public const string Auto = "auto";
    public const string Browser = "browser";
    public const string Device = "device";
    public const string ClientCredentials = "client-credentials";

    public const string Choices = Auto + "|" + Browser + "|" + Device + "|" + ClientCredentials;
}
