namespace Authx.Provider.OAuth.Tests;

/// <summary>Whatever goes wrong, nothing that was sent or received gets into a message.</summary>
public sealed class CanaryTests
{
    private const string Echo = $$"""
        {"error_description":"{{The.RefreshToken}} {{The.AccessToken}} {{The.ClientSecret}} canary-brought","error":"invalid_grant",
         "access_token":"{{The.AccessToken}} x","token":"{{The.RefreshToken}}"}
        """;

    public static TheoryData<int, string> Answers => new()
    {
        { 200, Echo }, { 200, Echo + "garbage" }, { 200, $"<html>{The.RefreshToken}</html>" }, { 200, $$"""{"access_token":"{{The.AccessToken}} x"}""" },
        { 301, Echo }, { 400, Echo }, { 401, Echo }, { 403, Echo }, { 404, Echo }, { 418, Echo }, { 429, Echo }, { 500, Echo }, { 503, Echo },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task A_sign_in_says_no_secret(int status, string body)
    {
        var people = new FakePeople();

        var robot = await The.SignIn(Server(status, body), The.Robot(("clientAuth", "post")), The.WithSecret, people);
        var brought = await The.SignIn(Server(status, body), The.Fixed(), The.Brought("canary-brought", CredentialKind.RefreshToken), people);
        var basic = await The.SignIn(Server(status, Echo), The.Robot(("clientAuth", "basic")), The.WithSecret, people);

        ShouldBeClean([robot.Error?.Message, basic.Error?.Message, brought.Error?.Message], people);
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task A_sign_out_a_renewal_and_a_question_say_no_secret(int status, string body)
    {
        var people = new FakePeople();
        var grant = The.Grant(("clientAuth", "post"), ("endpoints.userinfo", "https://id.example/me"),
            ("endpoints.introspection", "https://id.example/introspect"), ("introspects", "refreshToken"));

        var logout = await The.Logout(grant, The.Host(Server(status, body), people));
        var renewal = await The.Refresh(grant, Server(status, body), [], people);
        var whoami = await The.Provider.WhoamiAsync(The.Question(grant, The.Host(Server(status, body), people)), CancellationToken.None);
        var proof = await The.Provider.ProveAsync(
            The.Question(grant, The.Host(Server(status, body).Answers(status, body), people, new TestClock { Skips = TimeSpan.FromSeconds(1) })), CancellationToken.None);

        ShouldBeClean(
            [.. logout.Select(o => o.Error?.Message), renewal.Error?.Message, whoami.Error?.Message, .. proof.Credentials.Select(p => p.Error?.Message)], people);
    }

    [Fact]
    public void A_grant_prints_no_secret() => The.Grant().ToString().ShouldNotContain("canary");

    private static FakeServer Server(int status, string body) => new FakeServer()
        .Answers(status, body, headers: ("Location", $"https://evil.example/{The.RefreshToken}"))
        .Answers(status, body, headers: ("WWW-Authenticate", $"Bearer error=\"{The.RefreshToken}\""));

    private static void ShouldBeClean(IReadOnlyList<string?> messages, FakePeople people)
    {
        messages.ShouldContain(message => message != null);
        foreach (var said in messages.Concat(people.Told).Concat(people.Warned))
            (said ?? "").ShouldNotContain("canary");
    }
}
