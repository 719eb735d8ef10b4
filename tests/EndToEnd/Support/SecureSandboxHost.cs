using Authx.Sandbox;

namespace Authx.EndToEnd.Support;

/// <summary>A sandbox that also speaks https, with a certificate of its own authority.</summary>
public sealed class SecureSandboxHost : SandboxHost
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("authx-e2e-ca-");

    /// <summary>The authority's certificate.</summary>
    internal string Authority => Path.Combine(_directory.FullName, "ca.pem");

    private protected override SandboxOptions Options => new() { Https = true, CaOut = Authority };

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _directory.Delete(recursive: true);
    }
}
