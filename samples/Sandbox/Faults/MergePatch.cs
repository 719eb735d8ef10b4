using System.Text.Json;
using System.Text.Json.Nodes;

namespace Authx.Sandbox.Faults;

/// <summary>Changes a document as RFC 7396 says: what the patch has replaces what is there, null takes it away.</summary>
internal static class MergePatch
{
    public static JsonNode? Apply(JsonNode? document, JsonElement patch)
    {
        if (patch.ValueKind != JsonValueKind.Object)
            return JsonNode.Parse(patch.GetRawText());
        var changed = document as JsonObject ?? [];
        foreach (var member in patch.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Null)
                changed.Remove(member.Name);
            else
                changed[member.Name] = Apply(changed[member.Name]?.DeepClone(), member.Value);
        }

        return changed;
    }
}
