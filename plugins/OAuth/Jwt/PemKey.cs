using System.Security.Cryptography;

namespace Authx.Provider.OAuth;

/// <summary>Reads a private key out of a PEM file, whichever of the usual forms it has.</summary>
internal static class PemKey
{
    private const int MaxLength = 65_536;

    /// <summary>The key.</summary>
    /// <exception cref="FormatException">There is none that can be used; the message never quotes the file.</exception>
    public static AsymmetricAlgorithm Read(string pem)
    {
        if (pem.Length > MaxLength)
            throw new FormatException("it is too large for a private key");
        var labels = Labels(pem);
        if (labels.Any(label => label == "ENCRYPTED PRIVATE KEY") || pem.Contains("Proc-Type: 4,ENCRYPTED", StringComparison.Ordinal))
            throw new FormatException("it is encrypted, and authx has no passphrase for it");
        if (labels.Count(label => label.EndsWith("PRIVATE KEY", StringComparison.Ordinal)) != 1)
            throw new FormatException("it does not hold exactly one private key in PEM");
        var key = Import(RSA.Create, pem) ?? Import(ECDsa.Create, pem)
            ?? throw new FormatException("its private key is neither RSA nor elliptic, or is damaged");
        if (Weakness(key) is not { } weakness)
            return key;
        key.Dispose();
        throw new FormatException(weakness);
    }

    private static AsymmetricAlgorithm? Import(Func<AsymmetricAlgorithm> create, string pem)
    {
        var key = create();
        try
        {
            key.ImportFromPem(pem);
            return key;
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            key.Dispose();
            return null;
        }
    }

    private static string? Weakness(AsymmetricAlgorithm key) => key switch
    {
        RSA when key.KeySize < KeyMaterial.MinRsaBits => $"it is an RSA key of {key.KeySize} bits; at least {KeyMaterial.MinRsaBits} are needed",
        ECDsa curve when !IsP256(curve) => "it is an elliptic key on another curve than P-256, the one of ES256",
        _ => null,
    };

    private static bool IsP256(ECDsa key) =>
        key.ExportParameters(includePrivateParameters: false).Curve is { IsNamed: true } curve && curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value;

    private static List<string> Labels(ReadOnlySpan<char> pem)
    {
        var labels = new List<string>();
        while (PemEncoding.TryFind(pem, out var fields))
        {
            labels.Add(pem[fields.Label].ToString());
            pem = pem[fields.Location.End..];
        }

        return labels;
    }
}
