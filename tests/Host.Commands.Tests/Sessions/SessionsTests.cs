using Authx.Host.Commands.Tests.Support;

namespace Authx.Host.Commands.Tests.Sessions;

public sealed class SessionsTests : IDisposable
{
    private readonly Home _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task The_list_marks_the_own_session_by_its_id_or_by_the_servers_word()
    {
        await _home.OpenSessionAsync("grant.id=s1", "sessions.current=s2", "sessions.list.s1=laptop", "sessions.list.s2=phone", "sessions.list.s3=bus");

        (await _home.RunAsync("sessions", "list")).ShouldBeDone().Out.ShouldBe("""
            ID  DESCRIPTION  CREATED  LAST USED
            s1  laptop       -        -          this one
            s2  phone        -        -          this one
            s3  bus          -        -

            """);
    }

    [Fact]
    public async Task The_list_is_one_document()
    {
        await _home.OpenSessionAsync("server=https://x.example", "sessions.list.s1=laptop");

        (await _home.RunAsync("sessions", "list", "--json")).ShouldBeDone().Out.ShouldBe(
            """{"schema":1,"profile":"it","server":"https://x.example","sessions":[{"id":"s1","description":"laptop","createdAt":null,"lastUsedAt":null,"expiresAt":null,"inUse":false}],"error":null}""" + "\n");
    }

    [Fact]
    public async Task Another_session_is_revoked()
    {
        await _home.OpenSessionAsync("server=https://x.example", "grant.id=s1");

        var ran = await _home.RunAsync("sessions", "revoke", "--session-id", "s2");

        ran.ShouldBeDone().Out.ShouldBe("Session s2 revoked at https://x.example.\n");
        ran.Error.ShouldBeEmpty();
        (await _home.RunAsync("sessions", "revoke", "--session-id", "s2", "--json")).ShouldBeDone().Out.ShouldBe(
            """{"schema":1,"profile":"it","server":"https://x.example","sessionId":"s2","outcome":"ended","error":null}""" + "\n");
    }

    [Fact]
    public async Task The_own_session_can_be_revoked_and_that_is_said()
    {
        await _home.OpenSessionAsync("grant.id=s1");

        var ran = await _home.RunAsync("sessions", "revoke", "--session-id", "s1");

        ran.ShouldBeDone().Error.ShouldBe("That was the session of the profile \"it\". To remove it from this machine too: authx logout it\n");
        _home.HasProfile().ShouldBeTrue();
    }

    [Fact]
    public async Task A_session_that_was_gone_is_said_so_in_words()
    {
        await _home.OpenSessionAsync("sessions.end=alreadyGone");

        var ran = await _home.RunAsync("sessions", "revoke", "--session-id", "s2");

        ran.ShouldBeDone().Out.ShouldContain("Session s2 was already gone at ");
    }

    [Theory]
    [InlineData("alreadyGone", 0, null)]
    [InlineData("denied", 4, "denied")]
    [InlineData("failed", 1, "serverError")]
    [InlineData("unsupported", 64, "notSupported")]
    public async Task What_the_server_says_is_the_result(string outcome, int code, string? error)
    {
        await _home.OpenSessionAsync($"sessions.end={outcome}", $"logout.error={(outcome == "denied" ? "denied" : "serverError")}");

        var ran = await _home.RunAsync("sessions", "revoke", "--session-id", "s2", "--json");

        ((int)ran.Code).ShouldBe(code);
        ran.ErrorCode.ShouldBe(error);
    }

    [Theory]
    [InlineData("sessions", "list")]
    [InlineData("sessions", "revoke", "--session-id", "s2")]
    public async Task A_provider_without_sessions_is_wrong_usage(params string[] line)
    {
        var ran = await _home.RunAsync(
            new FakeTerminal().Piped(Home.Canary), "login", "--provider", "apikey", "--server", "https://x.example", "--token-stdin");
        ran.ShouldBeDone();

        var asked = await _home.RunAsync([.. line, "--json"]);

        asked.Code.ShouldBe(ExitCode.Usage);
        asked.ErrorCode.ShouldBe("notSupported");
        asked.Error.ShouldContain("The provider \"apikey\" cannot list or revoke sessions.");
    }

    [Fact]
    public async Task The_id_is_needed()
    {
        await _home.OpenSessionAsync();

        var ran = await _home.RunAsync("sessions", "revoke");

        ran.Code.ShouldBe(ExitCode.Usage);
        ran.Error.ShouldContain("--session-id");
    }

    [Fact]
    public async Task A_list_that_is_refused_is_a_failure()
    {
        await _home.OpenSessionAsync("sessions.error=denied");

        var ran = await _home.RunAsync("sessions", "list", "--json");

        ran.Code.ShouldBe(ExitCode.Denied);
        ran.ErrorCode.ShouldBe("denied");
    }
}
