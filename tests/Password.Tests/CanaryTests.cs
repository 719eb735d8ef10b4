namespace Authx.Provider.Password.Tests;

/// <summary>Whatever goes wrong, nothing that was sent or received gets into a message.</summary>
public sealed class CanaryTests
{
    private const string Echo = $$"""{"token":"{{The.Token}}","you":"{{The.Password}}","refresh":"{{The.RefreshToken}}"}""";

    public static TheoryData<int, string> Answers => new()
    {
        { 200, Echo + "garbage" }, { 200, $"<html>{The.Password} {The.Token}</html>" }, { 200, Echo }, { 301, Echo }, { 400, Echo }, { 401, Echo },
        { 403, Echo }, { 404, Echo }, { 412, Echo }, { 418, Echo }, { 423, Echo }, { 429, Echo }, { 500, Echo }, { 503, Echo },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task A_sign_in_says_no_secret(int status, string body)
    {
        var people = new FakePeople();
        var server = Server(status, body);
        var settings = The.Custom(("login.extract.token", "json:/nowhere"), ("login.otp", "412"), ("login.query.otp", "{otp}"));

        var result = await The.Provider.LoginAsync(The.Login(The.Host(server, people), settings, The.Input(code: "canary-code")), CancellationToken.None);

        result.Outcome.ShouldNotBe(LoginOutcome.SignedIn);
        ShouldBeClean(result.Error!.Message, people);
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task A_sign_out_a_renewal_and_a_question_say_no_secret(int status, string body)
    {
        var grant = await The.Refreshable(("whoami.off", ""), ("login.extract.accountId", "json:/expiresIn"));
        var people = new FakePeople();

        var logout = await The.LogoutAll(grant, The.Host(Server(status, body).Sends(500), people), saved: []);
        var renewal = await The.Provider.RefreshAsync(
            new() { Profile = "legacy", Grant = grant, Host = The.Host(Server(status, body), people), SaveAsync = (_, _) => Task.CompletedTask }, CancellationToken.None);
        var whoami = await The.Provider.WhoamiAsync(The.Question(grant, Server(status, body)), CancellationToken.None);
        var list = await The.Provider.ListSessionsAsync(The.Question(grant, Server(status, body)), CancellationToken.None);
        var end = await The.Provider.EndSessionAsync(The.Question(grant, Server(status, body)), "other", CancellationToken.None);

        string?[] said = [.. logout.Select(o => o.Error?.Message), renewal.Error?.Message, whoami.Error?.Message, list.Error?.Message, end.Error?.Message];
        said.ShouldContain(message => message != null);
        foreach (var message in said)
            ShouldBeClean(message, people);
    }

    [Fact]
    public async Task A_grant_prints_no_secret() => (await The.Refreshable()).ToString().ShouldNotContain("canary");

    private static FakeServer Server(int status, string body) =>
        new FakeServer().Answers(status, body, headers: ("Location", $"https://evil.example/{The.Token}?p={The.Password}"));

    private static void ShouldBeClean(string? message, FakePeople people)
    {
        foreach (var said in people.Told.Concat(people.Warned).Append(message ?? ""))
            said.ShouldNotContain("canary");
    }
}
