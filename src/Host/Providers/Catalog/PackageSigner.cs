namespace Authx.Host.Providers;

/// <summary>What a signature is for.</summary>
internal enum SignatureType
{
    /// <summary>It does not say.</summary>
    Unknown,

    /// <summary>Whoever made the package made it.</summary>
    Author,

    /// <summary>The repository that it came from made it, of every package alike.</summary>
    Repository,
}

/// <summary>How far a signature was verified.</summary>
internal enum SignatureTrust
{
    /// <summary>Nobody looked.</summary>
    NotVerified,

    /// <summary>It belongs to this package, and nobody whom this machine trusts vouches for the signer.</summary>
    Untrusted,

    /// <summary>It belongs to this package, and this machine trusts who vouches for the signer.</summary>
    Verified,
}

/// <summary>Who signed a package, by the signature's own word, and how far that was verified.</summary>
/// <param name="Type">What the signature is for.</param>
/// <param name="Subject">The name in the certificate; null where it cannot be read.</param>
/// <param name="Fingerprint">The SHA-256 of the certificate in lower-case hex; null where it cannot be read.</param>
internal sealed record PackageSigner(SignatureType Type, string? Subject, string? Fingerprint)
{
    /// <summary>It is signed, by nobody knows whom.</summary>
    public static readonly PackageSigner Unreadable = new(SignatureType.Unknown, null, null);

    /// <summary>How far it was verified.</summary>
    public SignatureTrust Trust { get; init; }

    /// <summary>Who, in words.</summary>
    public string Words => Subject is null
        ? "signed, but by whom cannot be read"
        : $"signed by \"{Subject}\"{(Type == SignatureType.Unknown ? "" : $" ({EnumNames.Of(Type)})")}, certificate SHA-256 {Fingerprint}";
}
