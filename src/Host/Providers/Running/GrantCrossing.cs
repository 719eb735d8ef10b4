using System.Buffers;
using Authx.Host.Providers.Http;
using static Authx.Host.Providers.ContractBreachException;

namespace Authx.Host.Providers;

/// <summary>Takes a grant over from a plugin: checks it, cleans what will be shown, and learns its secrets.</summary>
internal sealed class GrantCrossing(Redactor redactor)
{
    private static readonly SearchValues<char> NameSigns =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");


    /// <summary>The grant as the host keeps it. The pins stay as they are: only the provider reads them.</summary>
    public Grant Take(Grant? given)
    {
        var grant = There(given, "its grant");
        var credentials = There(grant.Credentials, "its grant's list of credentials").Select(Take).ToArray();
        Unless(credentials.Length > 0, "its grant has no credential");
        Unless(credentials.DistinctBy(c => c.Kind).Count() == credentials.Length, "its grant has two credentials of one kind");
        return grant with
        {
            Credentials = credentials,
            Use = Take(grant.Use, credentials),
            Provenance = Known(grant.Provenance),
            Revocability = Known(grant.Revocability),
            BrowserLogoutPage = grant.BrowserLogoutPage is { } page ? Page(page) : null,
            Server = Clean(There(grant.Server, "its grant's server")),
            Origins = [.. There(grant.Origins, "its grant's list of origins").Select(Pinned)],
            Pins = Copy(There(grant.Pins, "its grant's pins")),
            SupportingSecrets = Learned(There(grant.SupportingSecrets, "its grant's supporting secrets")),
            Account = Take(grant.Account),
        };
    }

    /// <summary>The account, as it may be shown.</summary>
    public Account? Take(Account? account) => account is null
        ? null
        : new() { Id = Clean(There(account.Id, "its account's id")), Name = account.Name is { } name ? Clean(name) : null };

    private Credential Take(Credential? given)
    {
        var credential = There(given, "a credential");
        var kind = There(credential.Kind, "a credential's kind");
        Unless(kind.Length is > 0 and <= 64 && kind.All(char.IsAsciiLetterOrDigit), "a credential's kind is not made of letters and digits");
        var value = There(credential.Value, $"the value of its {kind}");
        var problem = Secret.ProblemWithToken(value.Reveal());
        Unless(problem is null, $"its {kind} cannot be a token: {problem}");
        redactor.Learn(value);
        return credential with { Id = credential.Id is { } id ? Clean(id) : null };
    }

    // What is printed as a header for a script must not be able to become two.
    private static CredentialUse Take(CredentialUse? given, Credential[] credentials)
    {
        var use = There(given, "how its grant is used");
        Unless(credentials.Any(c => c.Kind == use.Credential), "its grant is used by a credential that it does not have");
        Unless(IsName(use.Name), "its grant is used in a header or cookie whose name cannot be one");
        Unless(use.Scheme is null || IsName(use.Scheme), "its grant is used with a scheme that cannot be one");
        return use with { Placement = Known(use.Placement) };
    }

    private static string Pinned(string? text)
    {
        Unless(Uri.TryCreate(text, UriKind.Absolute, out var address), "an origin of its grant is no address");
        var problem = Origin.ProblemWith(address!);
        Unless(problem is null, $"an origin of its grant is not acceptable: {problem}");
        return Origin.Of(address!);
    }

    private static string Page(string text)
    {
        Unless(Uri.TryCreate(text, UriKind.Absolute, out var address), "the page that ends its session in the browser is no address");
        var problem = Origin.ProblemWith(address!);
        Unless(problem is null, $"the page that ends its session in the browser is not acceptable: {problem}");
        return address!.AbsoluteUri;
    }

    private static Dictionary<string, string> Copy(IReadOnlyDictionary<string, string> pins) =>
        pins.ToDictionary(pin => pin.Key, pin => There(pin.Value, $"the value of its pin {pin.Key}"));

    private Dictionary<string, Secret> Learned(IReadOnlyDictionary<string, Secret> secrets)
    {
        var copy = secrets.ToDictionary(pair => pair.Key, pair => There(pair.Value, $"its supporting secret {pair.Key}"));
        foreach (var secret in copy.Values)
            redactor.Learn(secret);
        return copy;
    }

    private static bool IsName(string? text) => text is { Length: > 0 and <= 200 } && text.AsSpan().IndexOfAnyExcept(NameSigns) < 0;

    private string Clean(string text) => ForeignText.Clean(text, redactor);
}
