using System.Formats.Asn1;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Authx.Host.Providers.Installing;

/// <summary>
/// By whom a package says that it is signed. That is read and nothing more: whether the signature is any good is for
/// <c>dotnet nuget verify</c> to say.
/// </summary>
internal static class PackageSignature
{
    private const string FileName = ".signature.p7s";
    private const string SignedData = "1.2.840.113549.1.7.2";
    private const string Commitment = "1.2.840.113549.1.9.16.2.16";
    private const string ProofOfOrigin = "1.2.840.113549.1.9.16.6.1";
    private const string ProofOfReceipt = "1.2.840.113549.1.9.16.6.2";
    private static readonly Asn1Tag Zero = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag One = new(TagClass.ContextSpecific, 1);

    /// <summary>The signer; null where the package is not signed.</summary>
    public static PackageSigner? Read(ZipArchive archive)
    {
        if (archive.GetEntry(FileName) is not { } entry)
            return null;
        if (entry.Length > PackageLimits.Megabyte)
            return PackageSigner.Unreadable;
        using var source = entry.Open();
        var bytes = new byte[entry.Length];
        var length = source.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return Read(bytes.AsMemory(0, length));
    }

    /// <summary>The signer in the bytes of a signature.</summary>
    public static PackageSigner Read(ReadOnlyMemory<byte> signature)
    {
        try
        {
            return ReadContent(signature);
        }
        catch (Exception e) when (e is AsnContentException or CryptographicException)
        {
            return PackageSigner.Unreadable;
        }
    }

    // RFC 5652: ContentInfo, in it SignedData, in it the certificates and one signer.
    private static PackageSigner ReadContent(ReadOnlyMemory<byte> signature)
    {
        var content = new AsnReader(signature, AsnEncodingRules.BER).ReadSequence();
        if (content.ReadObjectIdentifier() != SignedData)
            return PackageSigner.Unreadable;
        var data = content.ReadSequence(Zero).ReadSequence();
        data.ReadInteger();
        data.ReadSetOf();
        data.ReadSequence();
        var certificates = data.PeekTag().HasSameClassAndValue(Zero) ? data.ReadSetOf(Zero) : null;
        if (data.PeekTag().HasSameClassAndValue(One))
            data.ReadSetOf(One);
        var signers = data.ReadSetOf();
        var signer = signers.ReadSequence();
        // Of two it could not be said which one is checked.
        return certificates is null || signers.HasData ? PackageSigner.Unreadable : Read(signer, certificates);
    }

    private static PackageSigner Read(AsnReader signer, AsnReader certificates)
    {
        signer.ReadInteger();
        var isMeant = ReadIdentifier(signer);
        signer.ReadSequence();
        var type = signer.PeekTag().HasSameClassAndValue(Zero) ? TypeIn(signer.ReadSetOf(Zero)) : SignatureType.Unknown;
        PackageSigner? found = null;
        while (certificates.HasData)
        {
            using var certificate = X509CertificateLoader.LoadCertificate(certificates.ReadEncodedValue().Span);
            if (!isMeant(certificate))
                continue;
            if (found is not null)
                return PackageSigner.Unreadable;
            found = new(type, ForeignText.Clean(certificate.Subject, limit: 200).Replace('"', '\''), certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant());
        }

        return found ?? PackageSigner.Unreadable;
    }

    // Which certificate is meant is said by its key's identifier, or by its issuer and number.
    private static Func<X509Certificate2, bool> ReadIdentifier(AsnReader signer)
    {
        if (signer.PeekTag().HasSameClassAndValue(Zero))
        {
            var key = signer.ReadOctetString(Zero);
            return certificate => certificate.Extensions.OfType<X509SubjectKeyIdentifierExtension>()
                .Any(one => one.SubjectKeyIdentifierBytes.Span.SequenceEqual(key));
        }

        var name = signer.ReadSequence();
        var (issuer, serial) = (name.ReadEncodedValue(), name.ReadIntegerBytes());
        return certificate => certificate.SerialNumberBytes.Span.SequenceEqual(serial.Span)
            && certificate.IssuerName.RawData.AsSpan().SequenceEqual(issuer.Span);
    }

    private static SignatureType TypeIn(AsnReader attributes)
    {
        while (attributes.HasData)
        {
            var attribute = attributes.ReadSequence();
            if (attribute.ReadObjectIdentifier() != Commitment)
                continue;
            return attribute.ReadSetOf().ReadSequence().ReadObjectIdentifier() switch
            {
                ProofOfOrigin => SignatureType.Author,
                ProofOfReceipt => SignatureType.Repository,
                _ => SignatureType.Unknown,
            };
        }

        return SignatureType.Unknown;
    }
}
