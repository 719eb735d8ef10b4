namespace Authx.Provider.OAuth.Tests;

public sealed class RedirectAnswerTests
{
    private static readonly RedirectExpectation Expected = new("s1", "https://id.example", IssuerIsPromised: false);

    [Theory]
    [InlineData("code=canary&state=s1")]
    [InlineData("state=s1&code=canary&iss=https%3A%2F%2Fid.example")]
    [InlineData("state=s1&code=canary&iss=https://id.example&session_state=x&scope=a+b&empty=")]
    public void A_code_is_read(string query)
    {
        var answer = RedirectAnswer.Read(query, Expected);

        answer.Error.ShouldBeNull();
        answer.Code!.Reveal().ShouldBe("canary");
    }

    [Theory]
    [InlineData("code=4%2F0Ab%2B_c-d%20e", "4/0Ab+_c-d e")]
    [InlineData("code=a+b", "a b")]
    public void A_code_is_decoded_as_it_was_encoded(string code, string expected) =>
        RedirectAnswer.Read($"{code}&state=s1", Expected).Code!.Reveal().ShouldBe(expected);

    [Theory]
    [InlineData("code=canary", "(state)")]
    [InlineData("code=canary&state=", "(state)")]
    [InlineData("code=canary&state=s2", "(state)")]
    [InlineData("code=canary&state=s1x", "(state)")]
    [InlineData("code=canary&state=S1", "(state)")]
    [InlineData("", "(state)")]
    [InlineData("error=access_denied", "(state)")]
    [InlineData("error=access_denied&state=other", "(state)")]
    [InlineData("code=canary&state=s1&iss=https://evil.example", "(iss)")]
    [InlineData("code=canary&state=s1&iss=https://id.example/", "(iss)")]
    [InlineData("code=canary&state=s1&iss=", "(iss)")]
    [InlineData("error=access_denied&state=s1&iss=https://evil.example", "(iss)")]
    [InlineData("code=canary&state=s1&code=canary2", "twice")]
    [InlineData("code=canary&state=s1&state=s1", "twice")]
    [InlineData("code=canary&state=s1&stat%65=s1", "twice")]
    [InlineData("code=canary&state=s1&iss=https://id.example&iss=https://id.example", "twice")]
    [InlineData("code=canary&state=s1&x=%", "garbled")]
    [InlineData("code=canary&state=s1&x=%zz", "garbled")]
    [InlineData("code=canary&state=s1&x=%ff", "garbled")]
    [InlineData("code=&state=s1", "no code")]
    [InlineData("state=s1", "no code")]
    [InlineData("code=a%0d%0ab&state=s1", "no code")]
    [InlineData("code=%C3%A4&state=s1", "no code")]
    public void An_answer_that_is_not_ours_or_makes_no_sense_is_refused_in_words(string query, string reason)
    {
        var answer = RedirectAnswer.Read(query, Expected);

        answer.Code.ShouldBeNull();
        answer.Error!.Kind.ShouldBe(ErrorKind.MalformedAnswer);
        answer.Error.Message.ShouldContain(reason);
        answer.Error.Message.ShouldNotContain("canary");
        answer.Error.Message.ShouldNotContain("evil");
    }

    [Fact]
    public void A_server_that_promises_to_name_itself_is_held_to_it()
    {
        var promised = Expected with { IssuerIsPromised = true };

        RedirectAnswer.Read("code=c&state=s1", promised).Error!.Message.ShouldContain("(iss)");
        RedirectAnswer.Read("error=access_denied&state=s1", promised).Error!.Message.ShouldContain("(iss)");
        RedirectAnswer.Read("code=c&state=s1&iss=https://id.example", promised).Code.ShouldNotBeNull();
    }

    [Fact]
    public void Where_no_issuer_is_known_none_is_compared() =>
        RedirectAnswer.Read("code=c&state=s1&iss=https://id.example", Expected with { Issuer = null }).Code.ShouldNotBeNull();

    [Theory]
    [InlineData("access_denied", ErrorKind.Denied, "you or the server declined")]
    [InlineData("invalid_scope", ErrorKind.Misconfigured, "invalid_scope")]
    [InlineData("unauthorized_client", ErrorKind.ClientRefused, "unauthorized_client")]
    [InlineData("temporarily_unavailable", ErrorKind.ServerError, "temporarily_unavailable")]
    [InlineData("login_required", ErrorKind.MalformedAnswer, "login_required")]
    public void An_error_of_the_server_is_passed_on(string code, ErrorKind kind, string words)
    {
        var answer = RedirectAnswer.Read($"error={code}&error_description=Some+words.&state=s1&code=c", Expected);

        answer.Code.ShouldBeNull();
        answer.Error!.Kind.ShouldBe(kind);
        answer.Error.Message.ShouldContain(words);
        answer.Error.Message.ShouldContain("Some words");
    }

    [Fact]
    public void What_a_server_says_loses_its_escape_sequences_and_its_length()
    {
        var answer = RedirectAnswer.Read(
            $"error=bad%1b%5B31m&error_description=%1b%5B2J%1b%5D0;title%07{new string('x', 5000)}%E2%80%AE&state=s1", Expected);

        var message = answer.Error!.Message;
        message.ShouldNotContain("\u001b");
        message.ShouldNotContain("\u0007");
        message.ShouldNotContain("\u202e");
        message.Length.ShouldBeLessThan(500);
    }

    [Fact]
    public void A_flood_of_parameters_is_refused() =>
        RedirectAnswer.Read("code=c&state=s1&" + string.Join('&', Enumerable.Range(0, 100).Select(n => $"p{n}=1")), Expected).Code.ShouldBeNull();
}
