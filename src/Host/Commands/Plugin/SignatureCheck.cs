using System.Text.RegularExpressions;
using Authx.Host.Providers;
using Authx.Host.Providers.Installing;

namespace Authx.Host.Commands.Plugin;

/// <summary>
/// Has <c>dotnet nuget verify</c> look at a signature, where there is an SDK. A package that was changed since it was signed
/// is refused; that nobody here knows the signer is said, and no more: what is trusted is the hash.
/// </summary>
internal sealed partial class SignatureCheck(Toolbox tools)
{
    /// <summary>Why a signature was not verified, to stand behind the words for who signed.</summary>
    private const string NoSdk = "not verified: there is no .NET SDK here";
    private const string NoAnswer = "not verified: \"dotnet nuget verify\" gave no answer";

    // The chain cannot be built, has run out, or cannot be asked about; no timestamp, or one of unknown origin. All of
    // them are about the signer. Every other code refuses the package: it was changed, signed wrongly, or by somebody whom the
    // user's own NuGet settings do not let in.
    private static readonly HashSet<string> AboutTheSigner = ["NU3018", "NU3027", "NU3028", "NU3037", "NU3042"];

    /// <summary>The package with what is known of its signature.</summary>
    /// <exception cref="FailureException">The signature does not belong to the package.</exception>
    public async Task<(PackageSigner? Signer, string Words)> RunAsync(PluginPackage package, string staging, CancellationToken cancellationToken)
    {
        if (package.Signer is not { } signer)
            return (null, "not signed");
        var program = new DotnetProgram(tools, staging);
        if (program.Find() is not { } dotnet)
            return (signer, $"{signer.Words}, {NoSdk}");
        tools.Printer.Note("Verifying the signature …");
        string[] arguments = ["nuget", "verify", package.File, "--configfile", program.UsersSettings() ?? program.OwnSettings(), "--verbosity", "normal"];
        var ran = await program.RunAsync(dotnet, arguments, cancellationToken);
        var codes = Code().Matches(ran.Output).Select(match => match.Value).Distinct().ToList();
        if (codes.Find(code => !AboutTheSigner.Contains(code)) is { } broken)
            throw PackageRefusal.Of($"its signature does NOT verify, by the word of \"dotnet nuget verify\" ({broken}): it was changed since it was signed, signed wrongly, or by somebody whom your NuGet settings do not let in");
        // What is said of the signer must be said of the very certificate that was verified.
        var isTheSame = signer.Fingerprint is not null && ran.Output.Contains(signer.Fingerprint, StringComparison.OrdinalIgnoreCase);
        return (isTheSame, ran.ExitCode, codes.Count) switch
        {
            (true, 0, _) => (signer with { Trust = SignatureTrust.Verified }, $"{signer.Words}, verified by dotnet nuget verify"),
            (true, _, > 0) => (signer with { Trust = SignatureTrust.Untrusted }, $"{signer.Words}, whom nobody vouches for that this machine trusts ({codes[0]})"),
            _ => (signer, $"{signer.Words}, {NoAnswer}"),
        };
    }

    [GeneratedRegex(@"\bNU3\d{3}\b")]
    private static partial Regex Code();
}
