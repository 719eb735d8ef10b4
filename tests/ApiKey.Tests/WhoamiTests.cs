using System.Net;

namespace Authx.Provider.ApiKey.Tests;

public sealed class WhoamiTests
{
    private readonly FakeServer _server = new();

    [Fact]
    public async Task A_service_without_whoami_cannot_be_asked_and_is_not()
    {
        var result = await The.Provider.WhoamiAsync(The.Question(await The.UncheckedGrant(), The.HostWithoutNetwork()), CancellationToken.None);

        result.State.ShouldBe(WhoamiState.NotAskable);
    }

    [Fact]
    public async Task An_accepted_key_tells_its_account_from_the_pins_alone()
    {
        _server.Answers(200, """{"user":{"login":"ada~/"},"ids":[5,42]}""");

        var result = await AskAsync(("whoami.accountId", "/ids/1"), ("whoami.accountName", "/user/login"));

        result.State.ShouldBe(WhoamiState.Accepted);
        result.Account.ShouldBe(new Account { Id = "42", Name = "ada~/" });
    }

    [Theory]
    [InlineData(401, WhoamiState.Refused, ErrorKind.CredentialRefused)]
    [InlineData(403, WhoamiState.Unknown, ErrorKind.Denied)]
    [InlineData(503, WhoamiState.Unknown, ErrorKind.ServerError)]
    [InlineData(301, WhoamiState.Unknown, ErrorKind.MalformedAnswer)]
    public async Task Only_a_401_is_a_refusal(int status, WhoamiState state, ErrorKind kind)
    {
        _server.Answers(status, The.Key);

        var result = await AskAsync();

        result.State.ShouldBe(state);
        result.Error!.Kind.ShouldBe(kind);
        result.Error.Message.ShouldNotContain("canary");
    }

    [Fact]
    public async Task A_dead_network_says_nothing_of_the_key()
    {
        _server.Throws(new HttpRequestException(HttpRequestError.NameResolutionError, "no such host"));

        var result = await AskAsync();

        result.State.ShouldBe(WhoamiState.Unknown);
        result.Error!.Kind.ShouldBe(ErrorKind.Unreachable);
    }

    [Fact]
    public async Task What_is_no_http_at_all_is_not_quoted()
    {
        _server.Throws(new HttpRequestException(HttpRequestError.InvalidResponse, "Received an invalid status line: 'canary'."));

        var result = await AskAsync();

        result.Error!.Kind.ShouldBe(ErrorKind.MalformedAnswer);
        result.Error.Message.ShouldNotContain("canary");
    }

    [Theory]
    [InlineData(typeof(IOException), ErrorKind.Unreachable)]
    [InlineData(typeof(InvalidDataException), ErrorKind.MalformedAnswer)]
    public async Task A_body_that_breaks_says_nothing_of_the_key(Type broken, ErrorKind kind)
    {
        var stream = new BrokenStream { Exception = (Exception)Activator.CreateInstance(broken)! };
        _server.Does(() => new(HttpStatusCode.OK) { Content = new StreamContent(stream) });

        var result = await AskAsync();

        result.State.ShouldBe(WhoamiState.Unknown);
        result.Error!.Kind.ShouldBe(kind);
    }

    [Fact]
    public async Task A_body_that_never_comes_is_waited_for_no_longer_than_its_headers()
    {
        var server = new FakeServer { Patience = TimeSpan.FromMilliseconds(50) };
        server.Does(() => new(HttpStatusCode.OK) { Content = new StreamContent(new BrokenStream { Hangs = true }) });

        var result = await The.Provider.WhoamiAsync(The.Question(await The.Grant(), The.Host(server)), CancellationToken.None);

        result.State.ShouldBe(WhoamiState.Unknown);
        result.Error!.Kind.ShouldBe(ErrorKind.TimedOut);
    }

    [Fact]
    public async Task An_answer_larger_than_anything_sensible_makes_no_sense()
    {
        _server.Answers(200, new string(' ', 4 * 1024 * 1024) + "{}");

        var result = await AskAsync();

        result.State.ShouldBe(WhoamiState.Unknown);
        result.Error!.Kind.ShouldBe(ErrorKind.MalformedAnswer);
        result.Error.Message.ShouldContain("larger");
    }

    [Theory]
    [InlineData("""{"account":{"id":"\ud800"}}""")]
    [InlineData("""{"account":{"id":true}}""")]
    [InlineData("""{"account":{"id":""}}""")]
    [InlineData("""{"account":{"\ud800":1}}""")]
    [InlineData("""{"account":[1]}""")]
    [InlineData("""[]""")]
    [InlineData("42")]
    public async Task An_answer_of_another_shape_accepts_the_key_and_names_nobody(string body)
    {
        _server.Answers(200, body);

        var result = await AskAsync();

        result.State.ShouldBe(WhoamiState.Accepted);
        result.Account.ShouldBeNull();
    }

    private async Task<WhoamiResult> AskAsync(params (string Key, string Value)[] settings) =>
        await The.Provider.WhoamiAsync(The.Question(await The.Grant(settings), The.Host(_server)), CancellationToken.None);
}
