using System.Text.Json;
using Authx.Host.Commands.Logout;
using Authx.Host.Profiles;

namespace Authx.Host.Commands;

/// <summary>What commands about things at the server call them: keys, sessions.</summary>
internal sealed record ServerThings(string Capability, string One, string Verb)
{
    public string Many => One + "s";

    public string Ended => Verb + "d";

    /// <summary>The option and the document's name for their ids: <c>keyId</c>.</summary>
    public required string IdName { get; init; }
}

/// <summary>Asks a provider about things of the account at the server, as the profile that is meant; the way of all commands that do.</summary>
internal sealed class ServerDesk(Toolbox tools, ServerThings things)
{
    /// <summary>The profile and its grant, renewed where that is needed.</summary>
    /// <exception cref="FailureException">There is none, or its provider cannot do this.</exception>
    public Task<(Profile Profile, Grant Grant)> OpenAsync(string? who, CancellationToken cancellationToken)
    {
        var choice = tools.Finder.Choose(who, tools.Options.Profile);
        var profile = (choice.Name is { } name ? tools.Profiles.Read(name) : null) ?? throw choice.NotSignedIn();
        if (!tools.Providers.Has(profile.Provider, things.Capability))
            throw new Failure(ErrorCode.NotSupported, $"The provider \"{profile.Provider}\" cannot list or {things.Verb} {things.Many}.")
            { Hint = profile.ManageUrl is { } page ? $"See {page}" : null }.AsException();
        return new Renewal(tools).OpenAsync(profile, cancellationToken);
    }

    /// <summary>Asks for a list; an error in the answer is what <paramref name="errorOf"/> finds there.</summary>
    public async Task<TList> ListAsync<TPower, TList>(
        Profile profile, Grant grant, Func<TPower, GrantContext, CancellationToken, Task<TList>> ask, Func<TList, ProviderError?> errorOf)
    {
        var list = await AskAsync(profile, grant, ask);
        return errorOf(list) is { } error ? throw Failed(profile, $"The {things.Many} could not be listed", error) : list;
    }

    /// <summary>Ends one thing, and says so.</summary>
    public async Task EndAsync<TPower>(
        Profile profile, Grant grant, string id, Func<TPower, GrantContext, CancellationToken, Task<CredentialOutcome>> end)
    {
        var answer = await AskAsync(profile, grant, end);
        if (answer.Outcome is not (Outcome.Ended or Outcome.AlreadyGone))
            throw NotEnded(profile, id, answer);
        var verb = answer.Outcome == Outcome.Ended ? things.Ended : "was already gone";
        tools.Printer.Done(
            json => WriteEnded(json, profile, id, answer),
            $"{char.ToUpperInvariant(things.One[0])}{things.One[1..]} {ForeignText.Clean(id)} {verb} at {profile.Grant.Server}.");
        if (grant.Credentials.Any(c => c.Id == id))
            tools.Printer.Note($"That was the {things.One} of the profile \"{profile.Name}\". To remove it from this machine too: authx logout {profile.Name}");
    }

    /// <summary>A list's document; <paramref name="writeAll"/> writes its members.</summary>
    public void WriteList(Utf8JsonWriter json, Profile profile, Action<Utf8JsonWriter> writeAll)
    {
        WriteHead(json, profile);
        json.WriteStartArray(things.Many);
        writeAll(json);
        json.WriteEndArray();
        json.WriteNull("error");
        json.WriteEndObject();
    }

    private void WriteEnded(Utf8JsonWriter json, Profile profile, string id, CredentialOutcome answer)
    {
        WriteHead(json, profile);
        json.WriteString(things.IdName, id);
        json.WriteString("outcome", EnumNames.Of(answer.Outcome));
        json.WriteNull("error");
        json.WriteEndObject();
    }

    private static void WriteHead(Utf8JsonWriter json, Profile profile)
    {
        json.WriteStartObject();
        json.WriteNumber("schema", Documents.Schema);
        json.WriteString("profile", profile.Name);
        json.WriteString("server", profile.Grant.Server);
    }

    private async Task<T> AskAsync<TPower, T>(Profile profile, Grant grant, Func<TPower, GrantContext, CancellationToken, Task<T>> ask)
    {
        var scope = CallScope.About(profile.Provider, grant, tools.Options.Timeout ?? CallScope.DefaultDeadline);
        var answer = await tools.Providers.AskAsync(scope, desk =>
            ask((TPower)desk.Provider, new() { Profile = profile.Name, Grant = grant, Host = desk.Host }, desk.Cancellation));
        return answer.Value;
    }

    // A service that does not describe the endpoint is one that cannot do this, not one that is set up wrongly.
    private static FailureException Failed(Profile profile, string what, ProviderError error) => error.Kind == ErrorKind.Misconfigured
        ? new Failure(ErrorCode.NotSupported, $"{what}: {error.Message.TrimEnd('.')}.")
        { Hint = profile.Service is { } service ? $"authx services show {service}" : "Sign in again with --set KEY=VALUE." }.AsException()
        : error.ToFailure($"{what} at {profile.Grant.Server}").AsException();

    private FailureException NotEnded(Profile profile, string id, CredentialOutcome answer)
    {
        var what = $"The {things.One} {ForeignText.Clean(id)} was not {things.Ended}";
        return answer.Error is { } error
            ? Failed(profile, what, error)
            : new Failure(answer.Outcome == Outcome.Denied ? ErrorCode.Denied : ErrorCode.NotSupported, $"{what}: {KindWords.Of(EnumNames.Of(answer.Outcome))}.").AsException();
    }
}
