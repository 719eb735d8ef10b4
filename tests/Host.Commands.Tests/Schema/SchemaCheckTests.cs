using System.Text.Json;
using Authx.DocumentSchemas;
using Authx.Host.Commands.Tests.Support;

namespace Authx.Host.Commands.Tests.Schema;

/// <summary>What holds all documents against their schemas can tell a wrong one.</summary>
public sealed class SchemaCheckTests
{
    private const string Failure = """{"schema":1,"error":{"code":"usage","message":"m","retryable":false,"retryAfter":null,"hint":null}}""";
    private const string One = """
        {"schema":1,"profile":"p","provider":"good","service":null,"server":"https://x.example","account":{"id":"1","name":null},
        "revoked":true,"revocation":"revoked","verified":null,"verifiedBy":null,"local":"cleared","validUntil":"2026-01-02T03:04:05Z",
        "credentials":[{"kind":"session","outcome":"ended","validUntil":null}],"warnings":[{"code":"provider","message":"m"}],"error":null}
        """;

    [Fact]
    public void A_right_document_passes()
    {
        Violations(Failure, "list").ShouldBeEmpty();
        Violations(One, "logout").ShouldBeEmpty();
        Violations($$"""{"schema":1,"results":[{{One}},{{One}}]}""", "logout", "--all").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"schema\":1", "\"schema\":2", "schema is 2, and must be 1")]
    [InlineData("\"service\":null,", "", "service is missing")]
    [InlineData("\"service\":null,", "\"service\":null,\"service\":null,", "service is there twice")]
    [InlineData("\"service\":null,", "\"service\":null,\"work\":null,", "work is no key of this document")]
    [InlineData("\"service\":null", "\"service\":\"\"", "service is too short")]
    [InlineData("\"id\":\"1\"", "\"id\":1", "account.id is 1, and must be string")]
    [InlineData("\"id\":\"1\",", "", "account.id is missing")]
    [InlineData("\"revoked\":true", "\"revoked\":false", "revoked is false, and must be true")]
    [InlineData("\"revoked\":true", "\"revoked\":\"true\"", "revoked is \"true\", and must be boolean")]
    [InlineData("\"cleared\"", "\"gone\"", "local is \"gone\", and must be cleared or absent or kept or failed")]
    [InlineData("05Z", "05+00:00", "validUntil is \"2026-01-02T03:04:05+00:00\", and must look like ^[0-9]")]
    [InlineData("\"ended\"", "\"Ended\"", "credentials[0].outcome is \"Ended\", and must be ended or alreadyGone")]
    [InlineData("\"code\":\"provider\"", "\"code\":\"unheardOf\"", "warnings[0].code is \"unheardOf\"")]
    [InlineData("[{\"kind\":\"session\",\"outcome\":\"ended\",\"validUntil\":null}]", "{}", "credentials is {}, and must be array")]
    [InlineData("\"error\":null}", "\"error\":null}{", "This is not one JSON document")]
    public void Of_a_wrong_one_it_says_what_is_wrong(string right, string wrong, string violation) =>
        Violations(One.Replace(right, wrong, StringComparison.Ordinal), "logout").ShouldContain(said => said.StartsWith(violation, StringComparison.Ordinal));

    [Theory]
    [InlineData("\"retryAfter\":null", "\"retryAfter\":-1", "error.retryAfter is -1, and must be 0 at least")]
    [InlineData("\"retryAfter\":null", "\"retryAfter\":1.5", "error.retryAfter is 1.5, and must be integer or null")]
    [InlineData("\"code\":\"usage\"", "\"code\":null", "error.code is null, and must be usage or ")]
    public void Of_a_failure_too(string right, string wrong, string violation) =>
        Violations(Failure.Replace(right, wrong, StringComparison.Ordinal), "list").ShouldContain(said => said.StartsWith(violation, StringComparison.Ordinal));

    [Theory]
    [InlineData("services list", "list.json")]
    [InlineData("--timeout 5 LIST --profile sessions", "list.json")]
    [InlineData("sessions list work", "sessions-list.json")]
    [InlineData("sessions", "failure.json")]
    [InlineData("lgout", "failure.json")]
    public void A_line_is_held_against_its_own_schema(string line, string file)
    {
        var violations = Violations("{}", line.Split(' '));

        if (line == "services list")
            violations.ShouldNotContain(said => said.EndsWith($"({file})", StringComparison.Ordinal));
        else
            violations.ShouldAllBe(said => said.EndsWith($"({file})", StringComparison.Ordinal));
        violations.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_keyword_that_is_not_known_does_not_pass_for_checked() =>
        Should.Throw<NotSupportedException>(() => SchemaCheck.Violations(new("x.json", JsonElement.Parse("""{"multipleOf":2}""")), JsonElement.Parse("3")));

    [Fact]
    public async Task A_run_whose_document_does_not_fit_fails_the_test()
    {
        using var home = new Home();

        PrintedDocument.Violations(["list", "--json"], "").ShouldNotBeEmpty();
        PrintedDocument.Violations(["list"], "").ShouldBeEmpty();
        PrintedDocument.Violations(["list", "--json", "-o", "yaml"], "").ShouldBeEmpty();
        PrintedDocument.Violations(["token", "--json", "--format", "raw"], "secret\n").ShouldBeEmpty();
        await File.WriteAllTextAsync(home.PathOf("r.json"), "{\"schema\":1}");
        PrintedDocument.ReceiptViolations(["logout", "--receipt", "r.json"], home.PathOf()).ShouldContain("results is missing (receipt.json)");
    }

    private static IReadOnlyList<string> Violations(string document, params string[] args) =>
        PrintedDocument.Violations([.. args, "--json"], document);
}
