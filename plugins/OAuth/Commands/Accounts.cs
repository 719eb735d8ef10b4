using System.Text.Json;

namespace Authx.Provider.OAuth;

/// <summary>Reads whose tokens they are out of what a server tells of an account.</summary>
internal sealed class Accounts(string id, string? name, Secret? token)
{
    private static readonly string[] Names = ["/preferred_username", "/email", "/name"];

    /// <summary>The account; null where the document names none.</summary>
    public Account? In(JsonElement document)
    {
        if (document.ValueKind != JsonValueKind.Object)
            return null;
        var shown = name is null ? Names.Select(pointer => Label(document, pointer)).FirstOrDefault(text => text is not null) : Label(document, name);
        return (Label(document, id) ?? shown) is { } account ? new() { Id = account, Name = shown } : null;
    }

    // A server that names the token itself has named nobody.
    private string? Label(JsonElement document, string pointer) =>
        Json.Label(document, pointer) is { } text && text != token?.Reveal() ? text : null;
}
