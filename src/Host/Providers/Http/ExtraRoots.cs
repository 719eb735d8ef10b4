using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Authx.Host.Providers.Http;

/// <summary>Roots that the user trusts besides the system's: those of <c>--ca-cert</c>.</summary>
internal sealed class ExtraRoots
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private readonly X509Certificate2Collection _roots;

    private ExtraRoots(X509Certificate2Collection roots) => _roots = roots;

    /// <summary>The certificates in a PEM file.</summary>
    /// <exception cref="FailureException">It cannot be read, or there are none in it.</exception>
    public static ExtraRoots From(string file)
    {
        try
        {
            var roots = new X509Certificate2Collection();
            roots.ImportFromPemFile(file);
            return roots.Count > 0 ? new(roots) : throw Unusable(file, "there is no certificate in it", null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw Unusable(file, e.Message, e);
        }
    }

    /// <summary>Accepts what the system accepts, and what leads to one of these roots. The name has to match either way.</summary>
    public bool Accepts(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors != SslPolicyErrors.RemoteCertificateChainErrors || certificate is not X509Certificate2 server)
            return errors == SslPolicyErrors.None;
        using var own = new X509Chain();
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.CustomTrustStore.AddRange(_roots);
        own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        own.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        foreach (var element in chain?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
            own.ChainPolicy.ExtraStore.Add(element.Certificate);
        return own.Build(server);
    }

    private static FailureException Unusable(string file, string reason, Exception? cause) =>
        new Failure(ErrorCode.Usage, $"The certificates in {file} cannot be used: {ForeignText.Clean(reason)}.")
        { Hint = "--ca-cert FILE takes a file with certificates in PEM" }.AsException(cause);
}
