using System.Text.Json;

namespace Authx.Host;

/// <summary>The members of an enum as they stand in files and documents: in camelCase.</summary>
internal static class EnumNames
{
    public static string Of<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>The member of that name; numbers, which .NET would take as well, are no names.</summary>
    public static T? Find<T>(string? name) where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (Of(value) == name)
                return value;
        return null;
    }
}
