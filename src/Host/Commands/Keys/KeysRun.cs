using System.Text.Json;
using Authx.Host.Commands.Logout;
using Authx.Host.Profiles;

namespace Authx.Host.Commands.Keys;

/// <summary>Asks the provider for the account's keys, or to delete one.</summary>
internal sealed class KeysRun(Toolbox tools)
{
    public async Task<ExitCode> ListAsync(string? who)
    {
        var (profile, grant) = Open(who);
        var result = await AskAsync(profile, grant, (keys, context, cancellation) => keys.ListKeysAsync(context, cancellation));
        if (result.Error is { } error)
            throw Failed(profile, "The keys could not be listed", error);
        var own = grant.Credentials.Select(c => c.Id).ToHashSet();
        tools.Printer.Result(
            json => Write(json, profile, result.Keys!, own),
            () => Table.Of(["ID", "NAME", "CREATED", ""], result.Keys!.Select(k => Row(k, own.Contains(k.Id)))));
        return ExitCode.Done;
    }

    public async Task<ExitCode> DeleteAsync(string? who, string keyId)
    {
        var (profile, grant) = Open(who);
        var answer = await AskAsync(profile, grant, (keys, context, cancellation) => keys.DeleteKeyAsync(context, keyId, cancellation));
        var isGone = answer.Outcome is Outcome.Ended or Outcome.AlreadyGone;
        if (!isGone)
            throw NotDeleted(profile, keyId, answer);
        var verb = answer.Outcome == Outcome.Ended ? "deleted" : "already gone";
        tools.Printer.Done(json => WriteDeleted(json, profile, keyId, answer), $"Key {ForeignText.Clean(keyId)} {verb} at {profile.Grant.Server}.");
        if (grant.Credentials.Any(c => c.Id == keyId))
            tools.Printer.Note($"That was the key of the profile \"{profile.Name}\". To remove it from this machine too: authx logout {profile.Name}");
        return ExitCode.Done;
    }

    private (Profile Profile, Grant Grant) Open(string? who)
    {
        var choice = tools.Finder.Choose(who, tools.Options.Profile);
        var profile = (choice.Name is { } name ? tools.Profiles.Read(name) : null) ?? throw choice.NotSignedIn();
        if (!tools.Providers.Has(profile.Provider, Capability.Keys))
            throw new Failure(ErrorCode.NotSupported, $"The provider \"{profile.Provider}\" cannot list or delete keys.")
            { Hint = profile.ManageUrl is { } page ? $"See {page}" : null }.AsException();
        return (profile, tools.Wallet.Open(profile));
    }

    private async Task<T> AskAsync<T>(Profile profile, Grant grant, Func<IKeyDirectory, GrantContext, CancellationToken, Task<T>> ask)
    {
        var scope = CallScope.About(profile.Provider, grant, tools.Options.Timeout ?? CallScope.DefaultDeadline);
        var answer = await tools.Providers.AskAsync(scope, desk =>
            ask((IKeyDirectory)desk.Provider, new() { Profile = profile.Name, Grant = grant, Host = desk.Host }, desk.Cancellation));
        return answer.Value;
    }

    // A service that does not describe the endpoint is one that cannot do this, not one that is set up wrongly.
    private static FailureException Failed(Profile profile, string what, ProviderError error) => error.Kind == ErrorKind.Misconfigured
        ? new Failure(ErrorCode.NotSupported, $"{what}: {error.Message.TrimEnd('.')}.")
        { Hint = profile.Service is { } service ? $"authx services show {service}" : "Sign in again with --set KEY=VALUE." }.AsException()
        : error.ToFailure($"{what} at {profile.Grant.Server}").AsException();

    private static FailureException NotDeleted(Profile profile, string keyId, CredentialOutcome answer)
    {
        var what = $"The key {ForeignText.Clean(keyId)} was not deleted";
        return answer.Error is { } error
            ? Failed(profile, what, error)
            : new Failure(answer.Outcome == Outcome.Denied ? ErrorCode.Denied : ErrorCode.NotSupported, $"{what}: {KindWords.Of(EnumNames.Of(answer.Outcome))}.").AsException();
    }

    private static string[] Row(KeyInfo key, bool isOwn) =>
        [ForeignText.Clean(key.Id), ForeignText.Clean(key.Name ?? "-"), key.CreatedAt?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "-", isOwn ? "this one" : ""];

    private static void Write(Utf8JsonWriter json, Profile profile, IReadOnlyList<KeyInfo> keys, HashSet<string?> own)
    {
        json.WriteStartObject();
        json.WriteNumber("schema", Documents.Schema);
        json.WriteString("profile", profile.Name);
        json.WriteString("server", profile.Grant.Server);
        json.WriteStartArray("keys");
        foreach (var key in keys)
        {
            json.WriteStartObject();
            json.WriteString("id", key.Id);
            json.WriteString("name", key.Name);
            Documents.WriteTime(json, "createdAt", key.CreatedAt);
            Documents.WriteTime(json, "expiresAt", key.ExpiresAt);
            json.WriteBoolean("inUse", own.Contains(key.Id));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteNull("error");
        json.WriteEndObject();
    }

    private static void WriteDeleted(Utf8JsonWriter json, Profile profile, string keyId, CredentialOutcome answer)
    {
        json.WriteStartObject();
        json.WriteNumber("schema", Documents.Schema);
        json.WriteString("profile", profile.Name);
        json.WriteString("server", profile.Grant.Server);
        json.WriteString("keyId", keyId);
        json.WriteString("outcome", EnumNames.Of(answer.Outcome));
        json.WriteNull("error");
        json.WriteEndObject();
    }
}
