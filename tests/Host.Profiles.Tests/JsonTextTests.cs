using System.Text;
using System.Text.Json;

namespace Authx.Host.Profiles.Tests;

/// <summary>The JSON reader of our own agrees with System.Text.Json about what is JSON, and what it says.</summary>
public sealed class JsonTextTests
{
    private const int Mutations = 200_000;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly string[] Seeds =
    [
        """{"a":[1,-0,2.5,1e9,-1.25E-3,0],"b":{"c":null,"d":true,"e":false},"f":"x\"\\\/\b\f\n\r\tA\uD83E\uDD89é🦉"}""",
        " [ ] ",
        "{ \"\" : [ [ ] , { } , \"\" ] }",
        "-12.50e+07",
        """["\ud83e\udd89","\u0000","\u001F"," "]""",
    ];

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("{} {}")]
    [InlineData("01")]
    [InlineData("-")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("+1")]
    [InlineData("1e")]
    [InlineData("tru")]
    [InlineData("truee")]
    [InlineData("[1,]")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"a\" 1}")]
    [InlineData("{a:1}")]
    [InlineData("// no\n1")]
    [InlineData("\"\t\"")]
    [InlineData("\"\\x\"")]
    [InlineData("\"\\ud83e\"")]
    [InlineData("\"\\udd89\"")]
    [InlineData("{\"a\":1,\"\\u0061\":2}")]
    [InlineData("\0")]
    [InlineData("1\0")]
    [InlineData("\uFEFF1")]
    public void What_is_not_JSON_is_refused(string text)
    {
        Should.Throw<NotJsonException>(() => JsonText.Read(Encoding.UTF8.GetBytes(text)));
        Theirs(Encoding.UTF8.GetBytes(text)).ShouldBeNull();
    }

    [Fact]
    public void As_deep_as_the_framework_reads_and_no_deeper()
    {
        JsonText.Read(Encoding.UTF8.GetBytes(new string('[', 64) + new string(']', 64)));
        Should.Throw<NotJsonException>(() => JsonText.Read(Encoding.UTF8.GetBytes(new string('[', 65) + new string(']', 65))));
        Should.Throw<NotJsonException>(() => JsonText.Read(Encoding.UTF8.GetBytes(new string('[', 1_000_000))));
    }

    [Theory]
    [InlineData("2147483647", 2147483647)]
    [InlineData("-2147483648", -2147483648)]
    [InlineData("-0", 0)]
    [InlineData("2147483648", null)]
    [InlineData("-2147483649", null)]
    [InlineData("99999999999999999999999", null)]
    [InlineData("1.0", null)]
    [InlineData("1e0", null)]
    [InlineData("\"1\"", null)]
    public void A_number_is_a_whole_one_that_fits(string text, int? number) =>
        JsonText.Read(Encoding.UTF8.GetBytes(text)).Number.ShouldBe(number);

    [Fact]
    public void The_line_is_where_it_went_wrong() =>
        Should.Throw<NotJsonException>(() => JsonText.Read("{\n\"a\": 1,\n\"b\": x }"u8)).Line.ShouldBe(3);

    [Fact]
    public void It_agrees_with_the_framework_about_every_mutation()
    {
        var random = new Random(20261121);
        var accepted = 0;
        for (var i = 0; i < Mutations; i++)
        {
            var bytes = Mutated(Encoding.UTF8.GetBytes(Seeds[i % Seeds.Length]), random);
            var (ours, theirs) = (Ours(bytes), Theirs(bytes));
            ours.ShouldBe(theirs, Convert.ToHexString(bytes));
            accepted += ours is null ? 0 : 1;
        }

        // Else the test would show that both refuse everything.
        accepted.ShouldBeInRange(Mutations / 50, Mutations * 9 / 10);
    }

    private static byte[] Mutated(byte[] seed, Random random)
    {
        var bytes = seed.ToList();
        for (var edits = random.Next(1, 4); edits > 0 && bytes.Count > 0; edits--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveAt(at);
                    break;
                case 2:
                    bytes.Insert(at, (byte)"{}[]:,\"\\ue0-. \n1"[random.Next(16)]);
                    break;
                default:
                    bytes.Insert(at, bytes[random.Next(bytes.Count)]);
                    break;
            }
        }

        return [.. bytes];
    }

    // The value written out again, or null where it is refused.
    private static string? Ours(byte[] bytes)
    {
        try
        {
            var text = new StringBuilder();
            Write(text, JsonText.Read(bytes));
            return text.ToString();
        }
        catch (NotJsonException)
        {
            return null;
        }
    }

    private static string? Theirs(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, Strict);
            var text = new StringBuilder();
            Write(text, document.RootElement);
            return text.ToString();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static void Write(StringBuilder text, JsonValue value)
    {
        text.Append(value.Kind switch
        {
            JsonKind.Object => "{",
            JsonKind.Array => "[",
            JsonKind.Text => $"<{value.Text}>",
            JsonKind.Number => value.Digits,
            _ => value.Kind.ToString(),
        });
        foreach (var (name, member) in value.Members ?? [])
        {
            text.Append(name).Append(':');
            Write(text, member);
        }

        foreach (var item in value.Items ?? [])
            Write(text, item);
        text.Append(';');
    }

    private static void Write(StringBuilder text, JsonElement value)
    {
        text.Append(value.ValueKind switch
        {
            JsonValueKind.Object => "{",
            JsonValueKind.Array => "[",
            JsonValueKind.String => $"<{value.GetString()}>",
            JsonValueKind.Number => value.GetRawText(),
            _ => value.ValueKind.ToString(),
        });
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
            {
                text.Append(member.Name).Append(':');
                Write(text, member.Value);
            }
        }

        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
                Write(text, item);
        }

        text.Append(';');
    }
}
