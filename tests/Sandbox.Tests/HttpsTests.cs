using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Authx.Sandbox.Tests;

public sealed class HttpsTests : IDisposable
{
    private readonly string _caFile = Path.GetTempFileName();

    public void Dispose() => File.Delete(_caFile);

    [Fact]
    public async Task Its_certificate_is_good_to_whoever_trusts_its_authority_and_to_nobody_else()
    {
        await using var sandbox = await SandboxServer.StartAsync(new() { Https = true, CaOut = _caFile }, CancellationToken.None);
        var address = new Uri(sandbox.SecureAddress!, "/sandbox/requests");
        using var trusting = new HttpClient(new SocketsHttpHandler { UseProxy = false, SslOptions = Trust(_caFile) });
        using var other = new HttpClient(new SocketsHttpHandler { UseProxy = false });

        (await trusting.GetStringAsync(address)).ShouldBe("[]");
        var thrown = await Should.ThrowAsync<HttpRequestException>(() => other.GetStringAsync(address));
        thrown.HttpRequestError.ShouldBe(HttpRequestError.SecureConnectionError);
    }

    private static SslClientAuthenticationOptions Trust(string caFile)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(caFile);
        return new() { CertificateChainPolicy = policy };
    }
}
