using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Authx.Provider.OAuth;

/// <summary>The proof that whoever exchanges the code is whoever asked for it (RFC 7636), by S256 alone.</summary>
internal sealed class PkceVerifier(Secret value)
{
    /// <summary>The verifier. It goes to the token endpoint, once, and nowhere else.</summary>
    public Secret Value => value;

    /// <summary>The challenge that goes into the address, from which the verifier cannot be had back.</summary>
    public string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(value.Reveal())));

    /// <summary>A fresh one.</summary>
    public static PkceVerifier Create() => new(new(Fresh.Value()));
}
