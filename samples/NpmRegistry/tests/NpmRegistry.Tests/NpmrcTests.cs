namespace AuthxSamples.NpmRegistry.Tests;

public sealed class NpmrcTests
{
    private const string Key = "//npm.example/below/";

    [Theory]
    [InlineData("//npm.example/below/:_authToken=canary")]
    [InlineData("  //npm.example/below/:_authToken = canary  \r\n")]
    [InlineData("//npm.example/below:_authToken=canary")]
    [InlineData("//NPM.Example/below/:_authToken=canary")]
    [InlineData("//npm.example/below/:_authToken=\"canary\"")]
    [InlineData("//npm.example/below/:_authToken='canary'")]
    [InlineData("//npm.example/below/:_authToken=canary ; of ci")]
    [InlineData("//npm.example/below/:_authToken=old\n//npm.example/below/:_authToken=canary")]
    [InlineData("//npm.example/below/:_authToken=${TOKEN}")]
    [InlineData("//npm.example/below/:_authToken=can${END}")]
    [InlineData("//npm.example/below/:_authToken=${NOT_SET?}canary")]
    [InlineData("//${HOST}/below/:_authToken=canary")]
    [InlineData("; a comment\n# another\nregistry=https://npm.example/below/\n\n//npm.example/below/:_authToken=canary\n[section]\n//npm.example/below/:_authToken=other")]
    public void The_entry_of_the_registry_is_read_as_npm_reads_it(string text) => Find(text).Token.ShouldNotBeNull().Reveal().ShouldBe("canary");

    [Theory]
    [InlineData("//npm.example/below/:_authToken=can\\;ary", "can;ary")]
    [InlineData("//npm.example/below/:_authToken=canary==", "canary==")]
    [InlineData(@"//npm.example/below/:_authToken=\${TOKEN}", @"\${TOKEN}")]
    public void What_is_escaped_is_what_it_says(string text, string token) => Find(text).Token.ShouldNotBeNull().Reveal().ShouldBe(token);

    [Theory]
    [InlineData("")]
    [InlineData("_authToken=canary")]
    [InlineData("//npm.example/:_authToken=canary")]
    [InlineData("//npm.example/below/deeper/:_authToken=canary")]
    [InlineData("//npm.example/Below/:_authToken=canary")]
    [InlineData("//npm.example:8443/below/:_authToken=canary")]
    [InlineData("//npm.example.evil.example/below/:_authToken=canary")]
    [InlineData("//evil.example/npm.example/below/:_authToken=canary")]
    [InlineData("//npm.example/below/:_password=canary")]
    [InlineData("//npm.example/below/:_authToken")]
    [InlineData("# //npm.example/below/:_authToken=canary")]
    [InlineData("[section]\n//npm.example/below/:_authToken=canary")]
    public void Nothing_but_the_entry_of_exactly_this_registry_is_taken(string text)
    {
        Find(text).Token.ShouldBeNull();
        Find(text).Problem.ShouldBe($"it has no :_authToken for {Key}");
    }

    [Fact]
    public void A_variable_that_is_not_set_is_named() => Find("//npm.example/below/:_authToken=${NOT_SET}").Problem.ShouldNotBeNull().ShouldContain("NOT_SET, which is not set");

    [Theory]
    [InlineData("//npm.example/below/:_authToken=")]
    [InlineData("//npm.example/below/:_authToken=can ary")]
    [InlineData("//npm.example/below/:_authToken=\"canary\\n\"")]
    public void What_cannot_be_a_token_is_refused_and_not_quoted(string text)
    {
        Find(text).Token.ShouldBeNull();
        Find(text).Problem.ShouldNotBeNull().ShouldContain("no token");
        Find(text).Problem!.ShouldNotContain("ary");
    }

    [Theory]
    [InlineData("https://npm.example", "//npm.example/")]
    [InlineData("https://npm.example:443/a/b/", "//npm.example/a/b/")]
    [InlineData("http://127.0.0.1:4873/", "//127.0.0.1:4873/")]
    public void A_registry_is_called_there_as_npm_calls_it(string address, string key) => RegistryAddress.Of(new(address)).NpmrcKey.ShouldBe(key);

    private static Found Find(string text) => Npmrc.FindToken(text, Key, name => name switch
    {
        "TOKEN" => "canary",
        "END" => "ary",
        "HOST" => "npm.example",
        _ => null,
    });
}
