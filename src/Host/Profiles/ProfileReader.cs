using Authx.Host.Files;

namespace Authx.Host.Profiles;

/// <summary>Reads what <see cref="ProfileWriter"/> wrote, and nothing that it would not have written.</summary>
/// <remarks>Loops and no LINQ: nearly every command reads a profile first.</remarks>
internal static class ProfileReader
{
    private static readonly Secret Absent = new("");

    /// <exception cref="FormatException">It is no profile.</exception>
    public static Profile Read(string name, ReadOnlySpan<byte> content) => ReadProfile(name, JsonText.Read(content));

    private static Profile ReadProfile(string name, JsonValue root)
    {
        if (root.Number("schema") is var schema && schema != ProfileWriter.Schema)
            throw new FormatException($"schema {schema} is not known to this authx");
        if (root.Text("name") != name)
            throw new FormatException("it is the file of another profile");
        return new Profile
        {
            Name = name,
            Provider = root.Text("provider"),
            Service = root.FindText("service"),
            Vault = root.Text("vault"),
            Variable = root.FindText("variable"),
            ManageUrl = root.FindText("manageUrl"),
            CreatedAt = root.Time("createdAt"),
            DeferredAt = root.Find("deferredAt") is null ? null : root.Time("deferredAt"),
            DeferredEverywhere = root.Flag("deferredEverywhere"),
            Grant = ReadGrant(root.Object("grant")),
            Carried = root.Find("secrets") is null ? null : ReadSecrets(root.Object("secrets")),
        };
    }

    private static Grant ReadGrant(JsonValue grant) => new()
    {
        Server = grant.Text("server"),
        Provenance = ProfileWords.ReadProvenance(grant.FindText("provenance")),
        Revocability = ProfileWords.ReadRevocability(grant.FindText("revocability")),
        CanEndEverywhere = grant.Flag("canEndEverywhere"),
        BrowserLogoutPage = grant.FindText("browserLogoutPage"),
        Account = grant.Find("account") is null ? null : ReadAccount(grant.Object("account")),
        Use = ReadUse(grant.Object("use")),
        Credentials = ReadCredentials(grant.Array("credentials")),
        SupportingSecrets = ReadSupporting(grant.Array("supporting")),
        Origins = ReadTexts(grant.Array("origins")),
        Pins = ReadPins(grant.Object("pins")),
    };

    private static Account ReadAccount(JsonValue account) => new() { Id = account.Text("id"), Name = account.FindText("name") };

    private static CredentialUse ReadUse(JsonValue use) => new()
    {
        Credential = use.Text("credential"),
        Placement = ProfileWords.ReadPlacement(use.FindText("placement")),
        Name = use.Text("name"),
        Scheme = use.FindText("scheme"),
    };

    private static Credential[] ReadCredentials(List<JsonValue> items)
    {
        var credentials = new Credential[items.Count];
        for (var i = 0; i < credentials.Length; i++)
            credentials[i] = ReadCredential(items[i]);
        return credentials;
    }

    private static Credential ReadCredential(JsonValue credential) => new()
    {
        Kind = credential.Text("kind"),
        Value = Absent,
        Id = credential.FindText("id"),
        ExpiresAt = credential.Find("expiresAt") is null ? null : credential.Time("expiresAt"),
        IssuedFrom = credential.FindText("issuedFrom"),
    };

    private static Dictionary<string, Secret> ReadSupporting(List<JsonValue> names)
    {
        var supporting = new Dictionary<string, Secret>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (!supporting.TryAdd(name.AsText(), Absent))
                throw new FormatException("a supporting secret is named twice");
        }

        return supporting;
    }

    private static string[] ReadTexts(List<JsonValue> items)
    {
        var texts = new string[items.Count];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = items[i].AsText();
        return texts;
    }

    private static Dictionary<string, string> ReadPins(JsonValue pins)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in pins.Members!)
            read.Add(name, value.AsText());
        return read;
    }

    private static Dictionary<string, Secret> ReadSecrets(JsonValue secrets)
    {
        var read = new Dictionary<string, Secret>(StringComparer.Ordinal);
        foreach (var (name, value) in secrets.Members!)
            read.Add(name, new(value.AsText()));
        return read;
    }
}
