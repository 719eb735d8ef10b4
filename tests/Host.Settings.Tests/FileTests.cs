using System.Text;

namespace Authx.Host.Tests;

public sealed class FileTests : IDisposable
{
    private readonly Room _room = new();

    public void Dispose() => _room.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \r\n\t")]
    [InlineData("{}")]
    [InlineData("// nothing yet\n{ /* still */ }")]
    public void A_missing_or_empty_file_is_an_empty_layer(string? text)
    {
        if (text is not null)
            _room.User(text);
        _room.Load().Services.ShouldBeEmpty();
        _room.Problems().ShouldBeEmpty();
    }

    [Fact]
    public void Comments_trailing_commas_and_a_byte_order_mark_are_read()
    {
        _room.User("\uFEFF{ // mine\n \"services\": { /* one */ \"acme\": { \"provider\": \"apikey\", \"server\": \"https://a.example\", }, }, }");
        _room.Load().Service("acme").Values.Get("server").ShouldBe("https://a.example");
    }

    [Fact]
    public void Flags_and_numbers_are_spelled_as_in_JSON()
    {
        var values = _room.Acme("\"strict\": true, \"timeout\": 30").Load().Service("acme").Values;
        values.Find("strict").ShouldBe("true");
        values.Find("timeout").ShouldBe("30");
    }

    [Theory]
    [InlineData("{\n  \"confirm\": \"auto\"\n  \"vault\": \"auto\"\n}", 3, 3, "comma")]
    [InlineData("{\n  \"confirm\": auto\n}", 2, 14, "double quotes")]
    [InlineData("{\n  \"confirm\": \"auto\n}", 2, 19, "not closed")]
    [InlineData("{\n  \"confirm\": \"auto\"\n", 3, 1, "too early")]
    [InlineData("{\n  \"confirm\": }\n", 2, 14, "one too many")]
    [InlineData("{ \"confirm\": \"auto\" } }", 1, 23, "one too many")]
    [InlineData("[]", 1, 1, "not a map")]
    [InlineData("\"x\"", 1, 1, "not a map")]
    [InlineData("{ \"vault\": \"auto\",\n  \"confirm\": \"auto\",\n \"vault\": \"file\" }", 3, 2, "vault is there twice, first at line 1")]
    [InlineData("{ \"vault\": \"auto\",\n \"VAULT\": \"file\" }", 2, 2, "VAULT is there twice")]
    [InlineData("{ \"services\": { \"a\": {} },\n \"services\": { \"b\": {} } }", 2, 2, "services is there twice")]
    [InlineData("{ \"services\": { \"acme\": {\n  \"scope\": [\"openid\"] } } }", 2, 3, "services.acme.scope is a list")]
    [InlineData("{ \"\": \"x\" }", 1, 3, "empty name")]
    [InlineData("{ \"a:b\": \"x\" }", 1, 3, "colon")]
    [InlineData("{ \"é\": \"é\", \"confirm\": x }", 1, 24, "double quotes")]
    [InlineData("{ \"confirm\": \"\\ud800\" }", 1, 3, "does not exist")]
    public void What_a_file_must_not_be_is_refused_with_line_and_column(string text, int line, int column, string words)
    {
        var failure = _room.User(text).LoadFailure();
        failure.Code.ShouldBe(ErrorCode.InvalidSettings);
        failure.Message.ShouldStartWith($"{_room.UserFile}:{line}:{column}: ");
        failure.Message.ShouldContain(words);
        failure.Hint.ShouldBe("authx config validate");
    }

    [Fact]
    public void A_syntax_error_does_not_quote_what_stands_there()
    {
        var failure = _room.User("{ \"confirm\": n" + Room.Canary + " }").LoadFailure();
        failure.Message.ShouldNotContain("Canary");
        _room.Problem().ShouldNotContain("Canary");
    }

    [Fact]
    public void Several_problems_are_all_reported_and_the_first_has_the_word()
    {
        _room.User("{ \"confirm\": [],\n \"vault\": [],\n \"vaults\": \"x\" }");
        _room.Problems().Length.ShouldBe(3);
        _room.LoadFailure().Message.ShouldEndWith("And 1 more; see authx config validate.");
    }

    [Fact]
    public void A_directory_in_the_place_of_the_file_is_named()
    {
        Directory.CreateDirectory(_room.UserFile);
        _room.LoadFailure().Message.ShouldBe($"{_room.UserFile}: is a directory, where the settings file should be.");
    }

    [Fact]
    public void A_file_larger_than_1_MiB_is_refused()
    {
        _room.User("{ /*" + new string('x', 1024 * 1024) + "*/ }").LoadFailure().Message.ShouldContain("1 MiB");
    }

    [Fact]
    public void A_file_in_another_encoding_is_refused()
    {
        _room.User("{}");
        File.WriteAllText(_room.UserFile, "{}", Encoding.Unicode);
        _room.LoadFailure().Message.ShouldContain("UTF-16");
        File.WriteAllBytes(_room.UserFile, [(byte)'{', 0xC3, (byte)'}']);
        _room.LoadFailure().Message.ShouldContain("not UTF-8");
    }

    [Fact]
    public void The_system_file_is_named_when_it_is_the_broken_one() =>
        _room.System("{").User("{}").LoadFailure().Message.ShouldStartWith($"{_room.SystemFile}:1:2: ");
}
