namespace Authx.Host.Files;

internal enum JsonKind
{
    Object,
    Array,
    Text,
    Number,
    True,
    False,
    Null,
}

/// <summary>A piece of a JSON text that was read whole. The looks into it never throw anything but <see cref="FormatException"/>.</summary>
internal sealed class JsonValue
{
    public static readonly JsonValue True = new(JsonKind.True, null);
    public static readonly JsonValue False = new(JsonKind.False, null);
    public static readonly JsonValue Null = new(JsonKind.Null, null);

    private readonly string? _text;

    /// <param name="kind">What it is.</param>
    /// <param name="text">A text without its quotes, or the digits of a number as they stand.</param>
    public JsonValue(JsonKind kind, string? text) => (Kind, _text) = (kind, text);

    public JsonValue(Dictionary<string, JsonValue> members) => (Kind, Members) = (JsonKind.Object, members);

    public JsonValue(List<JsonValue> items) => (Kind, Items) = (JsonKind.Array, items);

    public JsonKind Kind { get; }

    /// <summary>The members of an object in their order; null for anything else.</summary>
    public Dictionary<string, JsonValue>? Members { get; }

    /// <summary>The items of an array; null for anything else.</summary>
    public List<JsonValue>? Items { get; }

    /// <summary>The text, where it is one.</summary>
    public string? Text => Kind == JsonKind.Text ? _text : null;

    /// <summary>The digits of a number as they stand, where it is one.</summary>
    public string? Digits => Kind == JsonKind.Number ? _text : null;

    /// <summary>The number, where it is a whole one that fits.</summary>
    public int? Number
    {
        get
        {
            if (Digits is not { } digits)
                return null;
            var isNegative = digits[0] == '-';
            var number = 0L;
            for (var i = isNegative ? 1 : 0; i < digits.Length; i++)
            {
                if (!char.IsAsciiDigit(digits[i]) || number > int.MaxValue)
                    return null;
                number = number * 10 + (digits[i] - '0');
            }

            number = isNegative ? -number : number;
            return number is >= int.MinValue and <= int.MaxValue ? (int)number : null;
        }
    }

    /// <summary>The member of that name, or null. That there is none in anything but an object goes without saying.</summary>
    public JsonValue? Find(string name) => Members is { } members && members.TryGetValue(name, out var value) ? value : null;
}
