using System.Security.Cryptography;
using Authx.Host.Commands.Login;
using Authx.Host.Commands.Logout;

namespace Authx.Host.Commands.Exec;

/// <summary>
/// Runs a program with a credential that is obtained for it, under a profile of its own, and ended after it, whatever
/// became of the program.
/// </summary>
internal sealed class EphemeralRun(Toolbox tools, LoginOptions login)
{
    public async Task<ExitCode> RunAsync(IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        // Nothing is obtained for a program that is not there, and from here on no signal may end us before the credential is.
        var program = tools.Launcher.Require(words[0]);
        tools.Interrupts.Listen();
        var name = $"exec-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}";
        await new LoginRun(tools, login with { Profile = name, NoSwitch = true }).SignInAsync(cancellationToken);
        try
        {
            var code = await RunAsync(name, program, words, cancellationToken);
            return End(name) || code != 0 ? (ExitCode)code : ExitCode.Failed;
        }
        catch
        {
            End(name);
            throw;
        }
    }

    private async Task<int> RunAsync(string name, string program, IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        var token = await new TokenSource(tools).GetAsync(name, TimeSpan.FromSeconds(60), cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        // What is meant for the program must not hurry the sign-out after it.
        using var deaf = tools.Interrupts.Ignore();
        return await tools.Launcher.RunAsync(program, words.Skip(1), new Dictionary<string, string> { [token.Variable] = token.Value.Reveal() });
    }

    // Nobody is asked what to do: the program may have left the terminal in any state.
    private bool End(string name)
    {
        var options = new LogoutOptions { OnFailure = OnFailure.Keep };
        var report = new LogoutOfOne(tools, options) { LastWords = (profile, failure) => Say(LogoutOutline.Failed(profile, failure, options)) }
            .End(name, CancellationToken.None);
        Say(report);
        return report.Exit == ExitCode.Done;
    }

    private void Say(LogoutReport report)
    {
        if (report.Error is { } error)
            tools.Printer.Fail(error with { Message = $"The credential that was obtained for the program was not ended. {error.Message}" });
        foreach (var warning in report.Warnings)
            tools.Printer.Warn(warning.Message);
    }
}
