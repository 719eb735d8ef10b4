using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Authx.Host.Providers.Http;

namespace Authx.Host.Providers.Tests.Http;

public sealed class ExtraRootsTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    [Fact]
    public async Task A_server_under_an_extra_root_is_trusted()
    {
        var (root, certificate) = Make(IPAddress.Loopback);
        await File.WriteAllTextAsync(_file, root);
        (await AskAsync(certificate, _file)).ShouldBeNull();
    }

    [Fact]
    public async Task Without_the_extra_root_there_is_no_secure_connection()
    {
        var (_, certificate) = Make(IPAddress.Loopback);
        (await AskAsync(certificate, null))!.Kind.ShouldBe(ErrorKind.Tls);
    }

    [Fact]
    public async Task Another_extra_root_does_not_help()
    {
        var (_, certificate) = Make(IPAddress.Loopback);
        await File.WriteAllTextAsync(_file, Make(IPAddress.Loopback).Root);
        (await AskAsync(certificate, _file))!.Kind.ShouldBe(ErrorKind.Tls);
    }

    [Fact]
    public async Task The_name_has_to_match_under_an_extra_root_too()
    {
        var (root, certificate) = Make(IPAddress.Parse("192.0.2.1"));
        await File.WriteAllTextAsync(_file, root);
        (await AskAsync(certificate, _file))!.Kind.ShouldBe(ErrorKind.Tls);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")]
    public async Task A_file_without_certificates_is_refused(string text)
    {
        await File.WriteAllTextAsync(_file, text);
        var failure = Should.Throw<FailureException>(() => ExtraRoots.From(_file)).Failure;
        failure.Code.ShouldBe(ErrorCode.Usage);
        failure.Message.ShouldContain(_file);
    }

    [Fact]
    public void A_file_that_is_not_there_is_refused() =>
        Should.Throw<FailureException>(() => ExtraRoots.From(_file + ".no")).Failure.Code.ShouldBe(ErrorCode.Usage);

    public void Dispose() => File.Delete(_file);

    private static async Task<ProviderError?> AskAsync(X509Certificate2 certificate, string? roots)
    {
        using var server = new TlsServer(certificate);
        using var network = new Network(new() { Version = "1", Redactor = new(), CaCertFile = roots });
        try
        {
            using var answer = await network.CreateClient("good", new([server.Address]), () => { }).GetAsync(server.Address);
            return null;
        }
        catch (HttpRequestException e)
        {
            return ProviderError.FromException(e, CancellationToken.None);
        }
    }

    private static (string Root, X509Certificate2 Certificate) Make(IPAddress address)
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var root = new CertificateRequest("CN=authx test root", rootKey, HashAlgorithmName.SHA256);
        root.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var issuer = root.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=authx test server", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(address);
        request.CertificateExtensions.Add(names.Build());
        using var signed = request.Create(issuer, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(1), [1, 2, 3, 4]);
        using var whole = signed.CopyWithPrivateKey(key);
        return (issuer.ExportCertificatePem(), X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null));
    }
}
