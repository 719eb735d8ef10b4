using System.Globalization;
using Authx.Testing.Tests.Sample;

namespace Authx.Testing.Tests.Wrong;

/// <summary>Prints to the console.</summary>
[Breaks("AX005")]
public sealed class Prints : WidgetsProvider
{
    public override Task<LogoutResult> LogoutAsync(LogoutContext context, CancellationToken cancellationToken)
    {
        Console.WriteLine("signing out");
        return base.LogoutAsync(context, cancellationToken);
    }
}

/// <summary>Understands its own words in some languages only.</summary>
[Breaks("AX015")]
public sealed class KnowsOneLanguage : WidgetsProvider
{
    public override Task<LoginResult> LoginAsync(LoginContext context, CancellationToken cancellationToken) =>
        "SIGNIN".ToLower(CultureInfo.CurrentCulture) is "signin"
            ? base.LoginAsync(context, cancellationToken)
            : Task.FromResult(LoginResult.Refused("this is no sign-in"));
}

/// <summary>Brings a client of its own.</summary>
[Breaks("AX021")]
public sealed class BringsItsOwnClient : WidgetsProvider
{
    public override async Task<LogoutResult> LogoutAsync(LogoutContext context, CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        try
        {
            // Nothing listens at port 1 of this machine.
            await client.GetAsync(new Uri("http://127.0.0.1:1/"), cancellationToken);
        }
        catch (HttpRequestException)
        {
        }

        return await base.LogoutAsync(context, cancellationToken);
    }
}

/// <summary>Looks at the cancellation too late and believes the best.</summary>
[Breaks("AX002")]
public sealed class ClaimsWhatNeverBegan : WidgetsProvider
{
    public override Task<LogoutResult> LogoutAsync(LogoutContext context, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested
            ? Task.FromResult(new LogoutResult { Credentials = [.. context.Grant.Credentials.Select(credential => new CredentialOutcome { Kind = credential.Kind, Outcome = Outcome.Ended })] })
            : base.LogoutAsync(context, cancellationToken);
}

/// <summary>Takes a request that was called off for one that arrived.</summary>
[Breaks("AX003")]
public sealed class ClaimsWhatWasCalledOff : WidgetsProvider
{
    public override async Task<LogoutResult> LogoutAsync(LogoutContext context, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await base.LogoutAsync(context, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return new() { Credentials = [.. context.Grant.Credentials.Select(credential => Judge(credential, new()))] };
        }
    }
}
