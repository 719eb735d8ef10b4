extern alias contract;

using contract::Authx;

namespace ManifestWriter.Tests;

/// <summary>Providers as they must not be. The writer reads them out of this very assembly.</summary>
public static class Shapes
{
    public abstract class Working : IAuthProvider
    {
        public Task<LoginResult> LoginAsync(LoginContext context, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<LogoutResult> LogoutAsync(LogoutContext context, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    [AuthxProvider("good", "Good")]
    public sealed class Good : Working;

    [AuthxProvider("hidden", "Hidden")]
    internal sealed class Hidden : Working;

    [AuthxProvider("abstract", "Abstract")]
    public abstract class Abstract : Working;

    [AuthxProvider("generic", "Generic")]
    public sealed class Generic<T> : Working;

    [AuthxProvider("choosy", "Choosy")]
    public sealed class Choosy(int number) : Working
    {
        public int Number => number;
    }

    [AuthxProvider("stranger", "Stranger")]
    public sealed class Stranger;

    [AuthxProvider("Not an id", " ")]
    [ProviderSetting("twice", contract::Authx.SettingType.Flag)]
    [ProviderSetting("TWICE", contract::Authx.SettingType.Flag)]
    public sealed class Misnamed : Working;
}
