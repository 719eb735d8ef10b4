using System.Text.Json;

namespace Authx.Host.Profiles;

/// <summary>Reads what <see cref="ProfileWriter"/> wrote, and nothing that it would not have written.</summary>
internal static class ProfileReader
{
    private static readonly Secret Absent = new("");

    /// <exception cref="FormatException">It is no profile.</exception>
    public static Profile Read(string name, ReadOnlyMemory<byte> content)
    {
        try
        {
            using var document = JsonDocument.Parse(content);
            return ReadProfile(name, document.RootElement);
        }
        catch (JsonException e)
        {
            throw new FormatException($"line {e.LineNumber + 1}: not JSON", e);
        }
        catch (InvalidOperationException e)
        {
            throw new FormatException("a value has the wrong type", e);
        }
    }

    private static Profile ReadProfile(string name, JsonElement root)
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
            Grant = ReadGrant(root.Object("grant")),
            Carried = root.Find("secrets") is { } secrets ? ReadSecrets(secrets) : null,
        };
    }

    private static Grant ReadGrant(JsonElement grant) => new()
    {
        Server = grant.Text("server"),
        Provenance = grant.Member<Provenance>("provenance"),
        Revocability = grant.Member<Revocability>("revocability"),
        Account = grant.Find("account") is { } account ? ReadAccount(account) : null,
        Use = ReadUse(grant.Object("use")),
        Credentials = [.. grant.Array("credentials").Select(ReadCredential)],
        SupportingSecrets = grant.Array("supporting").ToDictionary(e => e.GetString()!, _ => Absent),
        Origins = [.. grant.Array("origins").Select(e => e.GetString()!)],
        Pins = grant.Object("pins").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!),
    };

    private static Account ReadAccount(JsonElement account) => new() { Id = account.Text("id"), Name = account.FindText("name") };

    private static CredentialUse ReadUse(JsonElement use) => new()
    {
        Credential = use.Text("credential"),
        Placement = use.Member<Placement>("placement"),
        Name = use.Text("name"),
        Scheme = use.FindText("scheme"),
    };

    private static Credential ReadCredential(JsonElement credential) => new()
    {
        Kind = credential.Text("kind"),
        Value = Absent,
        Id = credential.FindText("id"),
        ExpiresAt = credential.Find("expiresAt") is null ? null : credential.Time("expiresAt"),
        IssuedFrom = credential.FindText("issuedFrom"),
    };

    private static Dictionary<string, Secret> ReadSecrets(JsonElement secrets) =>
        secrets.EnumerateObject().ToDictionary(p => p.Name, p => new Secret(p.Value.GetString()!));
}
