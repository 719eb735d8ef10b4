using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Authx.EndToEnd.Support;

/// <summary>Signs packages with a certificate of its own, which nobody vouches for, by <c>dotnet nuget sign</c>.</summary>
internal sealed class Signing : IDisposable
{
    private const string Password = "of-a-test";

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("authx-e2e-sign-");

    public Signing(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.3")], false));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        File.WriteAllBytes(Pfx, certificate.Export(X509ContentType.Pfx, Password));
        Fingerprint = certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant();
    }

    /// <summary>The SHA-256 of the certificate.</summary>
    public string Fingerprint { get; }

    private string Pfx => Path.Combine(_directory.FullName, "own.pfx");

    public async Task SignAsync(string package)
    {
        var start = new ProcessStartInfo("dotnet", ["nuget", "sign", package, "--certificate-path", Pfx, "--certificate-password", Password, "--overwrite"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = _directory.FullName,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, output);
    }

    /// <summary>Changes the package as little as one can: the time of its second entry, by two seconds.</summary>
    public static void Spoil(string package)
    {
        var bytes = File.ReadAllBytes(package);
        var second = 4 + bytes.AsSpan(4).IndexOf("PK\u0003\u0004"u8);
        bytes[second + 10] ^= 1;
        File.WriteAllBytes(package, bytes);
    }

    public void Dispose() => _directory.Delete(recursive: true);
}
