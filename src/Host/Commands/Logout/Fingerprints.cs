using System.Security.Cryptography;
using System.Text;
using Authx.Host.Files;

namespace Authx.Host.Commands.Logout;

/// <summary>
/// Tells secrets apart without telling them: a hash under a key that never leaves this machine, so that a receipt shows
/// whether two of them are of the same token, and nobody can test guesses against it.
/// </summary>
internal sealed class Fingerprints(Places places)
{
    private const int KeyLength = 32;
    private const int ShownBytes = 16;

    private readonly byte[] _key = KeyIn(places.FingerprintKey);

    public string Of(Secret secret) =>
        "hmac-sha256:" + Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(secret.Reveal())).AsSpan(0, ShownBytes));

    private static byte[] KeyIn(string path)
    {
        if (PrivateFile.Read(path) is { Length: KeyLength } known)
            return known;
        AtomicFile.Write(path, RandomNumberGenerator.GetBytes(KeyLength));
        // Of two that made one at the same time the later one holds.
        return PrivateFile.Read(path)!;
    }
}
