namespace Authx.Host.Providers.Installing;

/// <summary>A package that is not installed, for a reason that stands in words.</summary>
internal static class PackageRefusal
{
    public static FailureException Of(string reason, Exception? cause = null) =>
        new Failure(ErrorCode.PluginRefused, $"The package was not installed: {ForeignText.Clean(reason)}. Nothing was changed.")
        { Hint = "Ask the author of the plugin for a package that is in order." }.AsException(cause);
}
