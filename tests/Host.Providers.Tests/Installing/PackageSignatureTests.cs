using System.Text;
using Authx.Host.Providers.Installing;

namespace Authx.Host.Providers.Tests.Installing;

/// <summary>A signature that "dotnet nuget sign" made with a certificate of our own, and what strangers could make of it.</summary>
public sealed class PackageSignatureTests
{
    // A commitment of the other type: proof of receipt, which is what a repository gives.
    private static readonly byte[] Origin = [0x06, 0x0B, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x10, 0x06, 0x01];

    private readonly byte[] _signature = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Installing", "author.p7s"));

    [Fact]
    public void The_signer_is_read_with_name_fingerprint_and_type()
    {
        var signer = PackageSignature.Read(_signature);

        (signer.Type, signer.Subject).ShouldBe((SignatureType.Author, "O=Contoso, CN=Contoso Ltd."));
        signer.Fingerprint.ShouldBe("386969fe43f84ff17a8bfc995cd9eaf1a7ce56127563edc6d89732a7298887d9");
        signer.Trust.ShouldBe(SignatureTrust.NotVerified);
    }

    [Fact]
    public void A_repository_is_told_from_an_author()
    {
        _signature[_signature.AsSpan().IndexOf(Origin) + Origin.Length - 1] = 2;

        PackageSignature.Read(_signature).Type.ShouldBe(SignatureType.Repository);
    }

    [Fact]
    public void A_name_with_marks_in_it_cannot_pass_for_our_own_words()
    {
        var name = _signature.AsSpan();
        while (name.IndexOf("Contoso Ltd."u8) is var at and >= 0)
            "a\"\u001b[1m, me"u8.CopyTo(name = name[at..]);

        PackageSignature.Read(_signature).Words.ShouldStartWith("signed by \"");
        PackageSignature.Read(_signature).Subject!.ShouldNotContain('"');
        PackageSignature.Read(_signature).Subject!.ShouldNotContain('\u001b');
    }

    [Fact]
    public void Whatever_byte_is_another_it_is_read_or_cannot_be_read()
    {
        for (var at = 0; at < _signature.Length; at++)
            foreach (var value in (byte[])[0, 0x30, 0x7F, 0x80, 0x84, 0xFF])
            {
                var spoiled = (byte[])_signature.Clone();
                spoiled[at] = value;
                PackageSignature.Read(spoiled).Words.ShouldStartWith("signed");
            }
    }

    [Fact]
    public void Cut_off_anywhere_it_cannot_be_read()
    {
        for (var length = 0; length < _signature.Length; length++)
            PackageSignature.Read(_signature.AsMemory(0, length)).Subject.ShouldBeNull();
        PackageSignature.Read(Encoding.UTF8.GetBytes(new string('0', 100_000))).Subject.ShouldBeNull();
    }
}
