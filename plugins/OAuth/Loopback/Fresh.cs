using System.Buffers.Text;
using System.Security.Cryptography;

namespace Authx.Provider.OAuth;

/// <summary>Fresh values that nobody can guess, for one sign-in: 256 bits, in characters that every server takes.</summary>
internal static class Fresh
{
    /// <summary>A fresh value of 43 characters.</summary>
    public static string Value() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
