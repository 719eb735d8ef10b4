namespace AuthxSamples.NpmRegistry.Tests;

public sealed class IdentityTests
{
    [Fact]
    public async Task The_one_whom_the_registry_names_is_signed_in_and_the_token_lives()
    {
        using var registry = new FakeRegistry().Answers(200, """{"username":"ada"}""").Answers(200, """{"username":"ada"}""");

        var answer = await registry.WhoamiAsync(The.Grant);

        (answer.State, answer.Account!.Name).ShouldBe((WhoamiState.Accepted, "ada"));
        (await registry.ProveAsync(The.Grant)).State.ShouldBe(ProofState.Alive);
    }

    [Fact]
    public async Task A_refused_token_is_dead()
    {
        using var registry = new FakeRegistry().Answers(401).Answers(401);

        (await registry.WhoamiAsync(The.Grant)).State.ShouldBe(WhoamiState.Refused);
        var proof = await registry.ProveAsync(The.Grant);
        (proof.State, proof.By).ShouldBe((ProofState.Dead, "whoami"));
    }

    [Fact]
    public async Task Who_named_its_owner_and_now_names_nobody_has_forgotten_the_token()
    {
        using var registry = new FakeRegistry().Answers(200, "{}");

        (await registry.ProveAsync(The.Grant)).State.ShouldBe(ProofState.Dead);
    }

    [Fact]
    public async Task Who_never_named_anybody_says_nothing_by_naming_nobody()
    {
        using var registry = new FakeRegistry().Answers(200, "{}");

        (await registry.ProveAsync(The.NamelessGrant)).State.ShouldBe(ProofState.Unknown);
    }

    [Fact]
    public async Task A_registry_that_names_the_token_has_named_nobody()
    {
        using var registry = new FakeRegistry().Answers(200, $$"""{"username":"{{The.Token}}"}""");

        (await registry.WhoamiAsync(The.NamelessGrant)).Account.ShouldBeNull();
    }

    [Theory]
    [InlineData(401, "", "application/json", "OTP")]
    [InlineData(403, "", "application/json", null)]
    [InlineData(404, "", "application/json", null)]
    [InlineData(200, "<html>", "text/html", null)]
    [InlineData(200, "[]", "application/json", null)]
    public async Task What_is_no_answer_proves_nothing(int status, string body, string type, string? wants)
    {
        using var registry = new FakeRegistry().Answers(status, body, type, wants);

        var proof = await registry.ProveAsync(The.Grant);

        (proof.State, proof.Error is null).ShouldBe((ProofState.Unknown, false));
    }

    [Fact]
    public async Task A_registry_that_is_down_proves_nothing()
    {
        using var registry = new FakeRegistry().Breaks();

        (await registry.ProveAsync(The.Grant)).Error!.Kind.ShouldBe(ErrorKind.Unreachable);
    }
}
