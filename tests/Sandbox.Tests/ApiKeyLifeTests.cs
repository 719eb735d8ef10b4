using Authx.Provider.ApiKey;

namespace Authx.Sandbox.Tests;

/// <summary>The real provider against the real server, without the host between them.</summary>
public sealed class ApiKeyLifeTests : SandboxTest
{
    private readonly ApiKeyProvider _provider = new();

    [Fact]
    public async Task A_key_is_checked_used_listed_and_deleted_and_then_dead()
    {
        var (id, key) = await MakeKeyAsync();
        var (sister, _) = await MakeKeyAsync(name: "old");

        var grant = await LoginAsync(key);
        grant.Account.ShouldBe(new Account { Id = "acct_ada", Name = "ada" });
        grant.Credentials.ShouldHaveSingleItem().Id.ShouldBe(id);

        (await _provider.WhoamiAsync(Question(grant), CancellationToken.None)).State.ShouldBe(WhoamiState.Accepted);
        var keys = (await _provider.ListKeysAsync(Question(grant), CancellationToken.None)).Keys!;
        keys.Select(one => one.Id).ShouldBe([id, sister], ignoreOrder: true);
        (await _provider.DeleteKeyAsync(Question(grant), sister, CancellationToken.None)).Outcome.ShouldBe(Outcome.Ended);
        (await IsAliveAsync(sister)).ShouldBeFalse();

        (await LogoutAsync(grant, revoke: true)).Outcome.ShouldBe(Outcome.Ended);
        (await IsAliveAsync(id)).ShouldBeFalse();
        (await _provider.WhoamiAsync(Question(grant), CancellationToken.None)).State.ShouldBe(WhoamiState.Refused);
        (await LogoutAsync(grant, revoke: true)).Outcome.ShouldBe(Outcome.AlreadyGone);
    }

    [Fact]
    public async Task A_local_logout_asks_the_server_nothing_and_leaves_the_key_alive()
    {
        var (id, key) = await MakeKeyAsync();
        var grant = await LoginAsync(key);
        (await AskAsync("DELETE", "/sandbox/requests", null)).Dispose();

        (await LogoutAsync(grant, revoke: false)).Outcome.ShouldBe(Outcome.LocalOnly);

        (await RequestsAsync()).ShouldBeEmpty();
        (await IsAliveAsync(id)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("refuse", ErrorKind.Unreachable)]
    [InlineData("status", ErrorKind.ServerError)]
    [InlineData("redirect", ErrorKind.MalformedAnswer)]
    public async Task A_deletion_that_goes_wrong_is_a_failure_and_works_the_next_time(string fault, ErrorKind kind)
    {
        var (id, key) = await MakeKeyAsync();
        var grant = await LoginAsync(key);
        await OrderAsync(new { match = "DELETE /v1/keys", fault });

        var outcome = await LogoutAsync(grant, revoke: true);

        outcome.Outcome.ShouldBe(Outcome.Failed);
        outcome.Error!.Kind.ShouldBe(kind);
        (await IsAliveAsync(id)).ShouldBeTrue();
        (await LogoutAsync(grant, revoke: true)).Outcome.ShouldBe(Outcome.Ended);
    }

    [Fact]
    public async Task A_lost_answer_is_a_failure_and_the_next_logout_finds_the_key_gone()
    {
        var (_, key) = await MakeKeyAsync();
        var grant = await LoginAsync(key);
        await OrderAsync(new { match = "DELETE /v1/keys", fault = "loseAnswer" });

        (await LogoutAsync(grant, revoke: true)).Outcome.ShouldBe(Outcome.Failed);
        (await LogoutAsync(grant, revoke: true)).Outcome.ShouldBe(Outcome.AlreadyGone);
    }

    [Theory]
    [InlineData("reset", ErrorKind.Unreachable)]
    [InlineData("garbage", ErrorKind.MalformedAnswer)]
    [InlineData("endless", ErrorKind.MalformedAnswer)]
    [InlineData("wrongType", ErrorKind.MalformedAnswer)]
    [InlineData("gzip", ErrorKind.MalformedAnswer)]
    public async Task A_spoilt_answer_to_whoami_says_nothing_of_the_key(string fault, ErrorKind kind)
    {
        var (_, key) = await MakeKeyAsync();
        var grant = await LoginAsync(key);
        await OrderAsync(new { match = "GET /v1/whoami", fault });

        var whoami = await _provider.WhoamiAsync(Question(grant), CancellationToken.None);

        whoami.State.ShouldBe(WhoamiState.Unknown);
        whoami.Error!.Kind.ShouldBe(kind);
        whoami.Error.Message.ShouldNotContain(key);
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("endless")]
    [InlineData("garbage")]
    public async Task A_body_that_nobody_needs_cannot_spoil_a_deletion(string fault)
    {
        var (_, key) = await MakeKeyAsync();
        var grant = await LoginAsync(key);
        await OrderAsync(new { match = "DELETE /v1/keys", fault });

        (await LogoutAsync(grant, revoke: true)).Outcome.ShouldBe(Outcome.Ended);
    }

    [Fact]
    public async Task A_wrong_key_is_refused_at_login()
    {
        var result = await _provider.LoginAsync(Login("sk_sandbox_canary"), CancellationToken.None);

        result.Outcome.ShouldBe(LoginOutcome.Refused);
        result.Error!.Message.ShouldNotContain("canary");
    }

    private async Task<Grant> LoginAsync(string key) => (await _provider.LoginAsync(Login(key), CancellationToken.None)).Grant!;

    private async Task<CredentialOutcome> LogoutAsync(Grant grant, bool revoke)
    {
        var context = new LogoutContext { Profile = "sandbox", Grant = grant, Revoke = revoke, Host = Host(), SaveAsync = NothingToSave };
        return (await _provider.LogoutAsync(context, CancellationToken.None)).Credentials.ShouldHaveSingleItem();
    }

    private LoginContext Login(string key) => new()
    {
        Profile = "sandbox",
        Settings = new(new Dictionary<string, string>
        {
            ["server"] = Sandbox.Address.AbsoluteUri,
            ["header"] = "X-Api-Key",
            ["whoami.path"] = "/v1/whoami",
            ["whoami.accountId"] = "/account/id",
            ["whoami.accountName"] = "/account/name",
            ["whoami.keyId"] = "/key/id",
            ["keys.list.path"] = "/v1/keys",
            ["keys.list.items"] = "/keys",
            ["keys.list.id"] = "/id",
            ["keys.list.name"] = "/name",
            ["keys.delete.path"] = "/v1/keys/{keyId}",
        }),
        Input = new() { Token = new Secret(key) },
        Host = Host(),
        SaveAsync = NothingToSave,
        AllowOrigin = _ => { },
    };

    private GrantContext Question(Grant grant) => new() { Profile = "sandbox", Grant = grant, Host = Host() };

    private ProviderHost Host() => new() { Interaction = new NobodyThere(), Clock = TimeProvider.System, CreateHttp = () => Http };

    private static Task NothingToSave(Grant grant, CancellationToken cancellationToken) => throw new InvalidOperationException();

    private sealed class NobodyThere : IInteraction
    {
        public bool CanAsk => false;

        public string? WhyNoBrowser => "this is a test";

        public void Tell(string message)
        {
        }

        public void Warn(string message)
        {
        }

        public Task<string> AskAsync(Question question, CancellationToken cancellationToken) => throw new MissingInputException(question);

        public Task<Secret> AskSecretAsync(Question question, CancellationToken cancellationToken) => throw new MissingInputException(question);

        public Task<bool> OpenPageAsync(Uri address, CancellationToken cancellationToken) => Task.FromResult(false);
    }
}
