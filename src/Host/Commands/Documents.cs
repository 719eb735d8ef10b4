using System.Text.Json;

namespace Authx.Host.Commands;

/// <summary>The parts that several documents share.</summary>
internal static class Documents
{
    public const int Schema = 1;

    /// <summary>The document of a command that failed: <c>{"schema":1,"error":{…}}</c>.</summary>
    public static void WriteFailure(Utf8JsonWriter json, Failure failure)
    {
        json.WriteStartObject();
        json.WriteNumber("schema", Schema);
        WriteError(json, failure);
        json.WriteEndObject();
    }

    public static void WriteError(Utf8JsonWriter json, Failure? failure)
    {
        if (failure is null)
        {
            json.WriteNull("error");
            return;
        }
        json.WriteStartObject("error");
        json.WriteString("code", EnumNames.Of(failure.Code));
        json.WriteString("message", failure.Message);
        json.WriteBoolean("retryable", failure.Retryable);
        if (failure.RetryAfter is { } wait)
            json.WriteNumber("retryAfter", (long)Math.Ceiling(wait.TotalSeconds));
        else
            json.WriteNull("retryAfter");
        json.WriteString("hint", failure.Hint);
        json.WriteEndObject();
    }

    public static void WriteAccount(Utf8JsonWriter json, Account? account)
    {
        if (account is null)
        {
            json.WriteNull("account");
            return;
        }
        json.WriteStartObject("account");
        json.WriteString("id", account.Id);
        json.WriteString("name", account.Name);
        json.WriteEndObject();
    }

    public static void WriteTime(Utf8JsonWriter json, string name, DateTimeOffset? time)
    {
        if (time is { } known)
            json.WriteString(name, known.UtcDateTime);
        else
            json.WriteNull(name);
    }

    public static void WriteWarnings(Utf8JsonWriter json, IEnumerable<Warning> warnings)
    {
        json.WriteStartArray("warnings");
        foreach (var warning in warnings)
        {
            json.WriteStartObject();
            json.WriteString("code", EnumNames.Of(warning.Code));
            json.WriteString("message", warning.Message);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}

/// <summary>Something that is not as it should be, although the command did its work.</summary>
internal sealed record Warning(WarningCode Code, string Message);

/// <summary>The closed list of what can be warned about; documented in docs/errors.md.</summary>
internal enum WarningCode
{
    /// <summary>A variable in the environment would still authenticate.</summary>
    VariableStillSet,

    /// <summary>The credential works on at the server.</summary>
    StaysValid,

    /// <summary>The default profile was removed, and no other took its place.</summary>
    DefaultUnset,

    /// <summary>The server offers no way to end the credential.</summary>
    NotRevocable,

    /// <summary>Nothing was sent or written.</summary>
    DryRun,

    /// <summary>The server could not be asked.</summary>
    NotChecked,

    /// <summary>Whether the credential is dead could not be found out.</summary>
    NotVerified,

    /// <summary>The account's sessions on other machines could not be asked to end.</summary>
    NotEverywhere,

    /// <summary>The same secret stands somewhere else too.</summary>
    CopyFound,

    /// <summary>Something was not searched for copies of the secret.</summary>
    NotSearched,

    /// <summary>The receipt could not be written.</summary>
    NoReceipt,

    /// <summary>The end of the credential was put off.</summary>
    Deferred,

    /// <summary>The browser's own session could not be ended, or is not known to be.</summary>
    BrowserSession,

    /// <summary>Nothing of that name is there, but something of a similar name.</summary>
    SimilarName,

    /// <summary>The settings could not be read.</summary>
    SettingsUnreadable,

    /// <summary>A secret was given where others can see it.</summary>
    SecretVisible,

    /// <summary>The provider has something to say.</summary>
    Provider,

    /// <summary>A plugin is taken from its author's own folder.</summary>
    PluginLinked,

    /// <summary>An earlier run of authx ended in the middle of its work.</summary>
    UnfinishedRun,
}
