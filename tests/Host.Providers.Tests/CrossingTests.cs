namespace Authx.Host.Providers.Tests;

public sealed class CrossingTests
{
    private readonly Redactor _redactor = new();

    public static TheoryData<Grant, string> BrokenGrants => new()
    {
        { The.Grant with { Credentials = null! }, "list of credentials is missing" },
        { The.Grant with { Credentials = [] }, "has no credential" },
        { The.Grant with { Credentials = [null!] }, "a credential is missing" },
        { The.Grant with { Credentials = [Key("apiKey"), Key("apiKey")] }, "two credentials of one kind" },
        { The.Grant with { Credentials = [Key("api key")] }, "not made of letters and digits" },
        { The.Grant with { Credentials = [Key("apiKey") with { Value = null! }] }, "the value of its apiKey is missing" },
        { The.Grant with { Credentials = [Key("apiKey") with { Value = new Secret("a\nb") }] }, "its apiKey cannot be a token: character 2" },
        { The.Grant with { Use = null! }, "how its grant is used is missing" },
        { The.Grant with { Use = The.Grant.Use with { Credential = "session" } }, "by a credential that it does not have" },
        { The.Grant with { Use = The.Grant.Use with { Name = "X\r\nEvil" } }, "whose name cannot be one" },
        { The.Grant with { Use = The.Grant.Use with { Scheme = "Bearer x" } }, "with a scheme that cannot be one" },
        { The.Grant with { Use = The.Grant.Use with { Placement = (Placement)7 } }, "its Placement 7 is not known" },
        { The.Grant with { Provenance = (Provenance)7 }, "its Provenance 7 is not known" },
        { The.Grant with { Revocability = (Revocability)7 }, "its Revocability 7 is not known" },
        { The.Grant with { Server = null! }, "server is missing" },
        { The.Grant with { Origins = null! }, "list of origins is missing" },
        { The.Grant with { Origins = ["http://api.example"] }, "is not acceptable: only https" },
        { The.Grant with { Origins = ["api.example"] }, "is no address" },
        { The.Grant with { Pins = new Dictionary<string, string> { ["path"] = null! } }, "its pin path is missing" },
        { The.Grant with { Account = new() { Id = null! } }, "account's id is missing" },
    };

    public static TheoryData<object, string> BrokenAnswers => new()
    {
        { new LoginResult { Outcome = LoginOutcome.SignedIn }, "its grant is missing" },
        { new LoginResult { Outcome = LoginOutcome.Failed }, "the reason of its failure is missing" },
        { new LoginResult { Outcome = LoginOutcome.Refused }, "the reason of its failure is missing" },
        { new LoginResult { Outcome = (LoginOutcome)9 }, "its LoginOutcome 9 is not known" },
        { new LogoutResult { Credentials = null! }, "list of outcomes is missing" },
        { new LogoutResult { Credentials = [] }, "it did not answer for the apiKey" },
        { Of(Outcome.Ended, Outcome.Ended), "it answered twice" },
        { Of(Outcome.Failed), "the reason of its failure is missing" },
        { Of((Outcome)12), "its Outcome 12 is not known" },
        { new WhoamiResult { State = (WhoamiState)5 }, "its WhoamiState 5 is not known" },
        { new WhoamiResult { State = WhoamiState.Unknown }, "the reason of its failure is missing" },
        { new RefreshResult { Outcome = RefreshOutcome.Refreshed }, "its grant is missing" },
        { new RefreshResult { Outcome = RefreshOutcome.Failed }, "the reason of its failure is missing" },
        { new KeyListResult(), "the reason of its failure is missing" },
        { new KeyListResult { Keys = [new() { Id = null! }] }, "a key's id is missing" },
        { new CredentialOutcome { Kind = "apiKey", Outcome = Outcome.Failed, Error = new() { Kind = (ErrorKind)99, Message = "" } }, "ErrorKind 99" },
    };

    [Theory]
    [MemberData(nameof(BrokenGrants))]
    public void A_broken_grant_breaks_the_contract(Grant grant, string what) =>
        Should.Throw<ContractBreachException>(() => Take(LoginResult.SignedIn(grant))).Message.ShouldContain(what);

    [Theory]
    [MemberData(nameof(BrokenAnswers))]
    public void A_broken_answer_breaks_the_contract(object answer, string what) =>
        Should.Throw<ContractBreachException>(() => Take(answer)).Message.ShouldContain(what);

    [Fact]
    public void What_will_be_shown_is_cleaned_and_the_pins_are_not()
    {
        const string Evil = "e\u001b[2Jv\u202eil";
        var grant = Take(LoginResult.SignedIn(The.Grant with
        {
            Server = Evil,
            Account = new() { Id = Evil, Name = Evil },
            Credentials = [Key("apiKey") with { Id = Evil }],
            Pins = new Dictionary<string, string> { ["pin"] = Evil },
        })).Grant!;

        grant.Server.ShouldBe("e[2Jvil");
        grant.Account.ShouldBe(new() { Id = "e[2Jvil", Name = "e[2Jvil" });
        grant.Credentials[0].Id.ShouldBe("e[2Jvil");
        grant.Pins["pin"].ShouldBe(Evil);
    }

    [Fact]
    public void Messages_lose_control_characters_and_secrets()
    {
        _redactor.Learn(new Secret(The.Canary));
        var outcome = Take(new CredentialOutcome
        {
            Kind = "apiKey",
            Outcome = Outcome.Failed,
            Error = new() { Kind = ErrorKind.ServerError, Message = $"no\u001b[31m {The.Canary}", RetryAfter = TimeSpan.FromSeconds(-3) },
        });
        outcome.Error!.Message.ShouldBe("no[31m ***");
        outcome.Error.RetryAfter.ShouldBeNull();
    }

    [Fact]
    public void The_secrets_of_a_grant_are_learned()
    {
        Take(LoginResult.SignedIn(The.Grant with { SupportingSecrets = new Dictionary<string, Secret> { ["client"] = new("client-secret") } }));
        _redactor.Apply($"{The.Canary} client-secret").ShouldBe("*** ***");
    }

    [Fact]
    public void Origins_are_kept_in_one_spelling() =>
        Take(LoginResult.SignedIn(The.Grant with { Origins = ["HTTPS://API.example:443/path"] })).Grant!.Origins.ShouldBe(["https://api.example"]);

    [Fact]
    public void A_grant_is_a_copy_that_the_plugin_cannot_change_any_more()
    {
        var pins = new Dictionary<string, string> { ["path"] = "/a" };
        var taken = Take(LoginResult.SignedIn(The.Grant with { Pins = pins })).Grant!;
        pins["path"] = "/b";
        taken.Pins["path"].ShouldBe("/a");
    }

    [Fact]
    public void What_is_no_result_of_the_contract_passes_as_it_is() => Take("text").ShouldBe("text");

    private static Credential Key(string kind) => The.Grant.Credentials[0] with { Kind = kind };

    private static LogoutResult Of(params Outcome[] outcomes) =>
        new() { Credentials = [.. outcomes.Select(outcome => new CredentialOutcome { Kind = "apiKey", Outcome = outcome })] };

    private T Take<T>(T answer) => new ResultCrossing(_redactor).Take(answer, The.Grant);
}
