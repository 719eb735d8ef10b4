using System.Text.Json;
using Authx.Host.Profiles;

namespace Authx.Host.Commands.Logout;

/// <summary>What came of the credential at the server.</summary>
internal enum Revocation
{
    None,
    Revoked,
    AlreadyGone,
    NotApplicable,
    Unsupported,
    Skipped,
    Deferred,
    Failed,
    NotAttempted,
}

/// <summary>What came of the copy on this machine.</summary>
internal enum LocalState
{
    Cleared,
    Absent,
    Kept,
    Failed,
}

/// <summary>One credential in the report: its kind, what came of it in one word, and until when it may work.</summary>
internal sealed record CredentialLine(string Kind, string Outcome, DateTimeOffset? ValidUntil)
{
    /// <summary>The status by which the server answered; for the receipt.</summary>
    public int? HttpStatus { get; init; }
}

/// <summary>What came of a logout: all of it, and no more than is known.</summary>
internal sealed record LogoutReport
{
    public string? Profile { get; init; }

    public string? Provider { get; init; }

    public string? Service { get; init; }

    public string? Server { get; init; }

    public Account? Account { get; init; }

    public required Revocation Revocation { get; init; }

    public required LocalState Local { get; init; }

    /// <summary>Whether the server's word that it is dead was had; null where nobody asked for that.</summary>
    public bool? Verified { get; init; }

    /// <summary>How that is known: <c>introspection</c>, <c>userinfo</c>, <c>whoami</c>.</summary>
    public string? VerifiedBy { get; init; }

    public DateTimeOffset? ValidUntil { get; init; }

    public IReadOnlyList<CredentialLine> Credentials { get; init; } = [];

    public IReadOnlyList<Warning> Warnings { get; init; } = [];

    /// <summary>Warnings that were said when they came up, and that only the document still needs.</summary>
    public IEnumerable<Warning> Said { get; init; } = [];

    public Failure? Error { get; init; }

    public required ExitCode Exit { get; init; }

    /// <summary>Whether the account's sessions elsewhere were to end too; for the sentence, and no part of the document.</summary>
    public bool Everywhere { get; init; }

    /// <summary>The page that ends the browser's session; for --browser, and no part of the document.</summary>
    public string? BrowserPage { get; init; }

    /// <summary>What a receipt says on top of the document.</summary>
    public Evidence? Evidence { get; init; }

    /// <summary>Whether the error was said already, when the user was asked what to do about it.</summary>
    public bool ErrorIsSaid { get; init; }

    /// <summary>The variable that the service's own tools read; for the warning, and no part of the document.</summary>
    public string? OwnVariable { get; init; }

    /// <summary>The report of a logout that did not get as far as the credential.</summary>
    public static LogoutReport NotAttempted(string? profile, Failure failure) => new()
    {
        Profile = profile,
        Revocation = Revocation.NotAttempted,
        Local = LocalState.Kept,
        Error = failure,
        Exit = ExitCodes.Of(failure.Code),
    };

    /// <summary>The report of a logout that was begun, and of which nobody knows what came.</summary>
    public static LogoutReport Unknown(string profile, Failure failure) => NotAttempted(profile, failure) with { Revocation = Revocation.Failed };

    /// <summary>The report of a logout that found nothing to do.</summary>
    public static LogoutReport NothingThere(string? asked) => new()
    {
        Profile = asked,
        Revocation = Revocation.None,
        Local = LocalState.Absent,
        Exit = ExitCode.Done,
    };

    /// <summary>The exit code of many: done where all went well, the one that all failures share, else that it failed.</summary>
    public static ExitCode CommonExit(IReadOnlyList<LogoutReport> reports)
    {
        var failures = reports.Select(r => r.Exit).Where(exit => exit != ExitCode.Done).Distinct().ToList();
        return failures.Count switch
        {
            0 => ExitCode.Done,
            1 => failures[0],
            _ => ExitCode.Failed,
        };
    }

    /// <summary>The same report, about this profile.</summary>
    public LogoutReport About(Profile profile) => this with
    {
        Profile = profile.Name,
        Provider = profile.Provider,
        Service = profile.Service,
        Server = profile.Grant.Server,
        Account = profile.Grant.Account,
        OwnVariable = profile.Variable,
        BrowserPage = profile.Grant.BrowserLogoutPage,
    };

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        WriteMembers(json);
        json.WriteEndObject();
    }

    /// <summary>The members of the document, of which a receipt has more.</summary>
    public void WriteMembers(Utf8JsonWriter json)
    {
        json.WriteNumber("schema", Documents.Schema);
        json.WriteString("profile", Profile);
        json.WriteString("provider", Provider);
        json.WriteString("service", Service);
        json.WriteString("server", Server);
        Documents.WriteAccount(json, Account);
        json.WriteBoolean("revoked", Revocation is Revocation.Revoked or Revocation.AlreadyGone);
        json.WriteString("revocation", EnumNames.Of(Revocation));
        if (Verified is { } verified)
            json.WriteBoolean("verified", verified);
        else
            json.WriteNull("verified");
        json.WriteString("verifiedBy", VerifiedBy);
        json.WriteString("local", EnumNames.Of(Local));
        Documents.WriteTime(json, "validUntil", ValidUntil);
        WriteCredentials(json);
        Documents.WriteWarnings(json, [.. Said, .. Warnings]);
        Documents.WriteError(json, Error);
    }

    private void WriteCredentials(Utf8JsonWriter json)
    {
        json.WriteStartArray("credentials");
        foreach (var credential in Credentials)
        {
            json.WriteStartObject();
            json.WriteString("kind", credential.Kind);
            json.WriteString("outcome", credential.Outcome);
            Documents.WriteTime(json, "validUntil", credential.ValidUntil);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
