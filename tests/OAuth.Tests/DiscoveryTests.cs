namespace Authx.Provider.OAuth.Tests;

public sealed class DiscoveryTests
{
    [Theory]
    [InlineData("https://id.example", "https://id.example/.well-known/openid-configuration", "https://id.example/.well-known/oauth-authorization-server")]
    [InlineData("https://id.example/", "https://id.example/.well-known/openid-configuration", "https://id.example/.well-known/oauth-authorization-server")]
    [InlineData("https://id.example:8443/a/b", "https://id.example:8443/a/b/.well-known/openid-configuration", "https://id.example:8443/.well-known/oauth-authorization-server/a/b")]
    [InlineData("https://id.example/a/", "https://id.example/a/.well-known/openid-configuration", "https://id.example/.well-known/oauth-authorization-server/a")]
    [InlineData("http://[::1]:9/x", "http://[::1]:9/x/.well-known/openid-configuration", "http://[::1]:9/.well-known/oauth-authorization-server/x")]
    public async Task Both_well_known_addresses_are_tried(string issuer, string first, string second)
    {
        var server = new FakeServer().Answers(404, "<html>").Answers(200, The.Document(issuer));

        var result = await Ask(issuer, server);

        result.Error.ShouldBeNull();
        server.Requests.Select(request => request.Url).ShouldBe([first, second]);
        server.Requests[0].Header("Accept").ShouldBe("application/json");
    }

    [Fact]
    public async Task The_first_document_is_enough() =>
        (await Ask(The.Issuer, new FakeServer().Answers(200, The.Document()))).Document.GetProperty("issuer").GetString().ShouldBe(The.Issuer);

    [Theory]
    [InlineData("https://id.example", "https://id.example/")]
    [InlineData("https://id.example/", "https://id.example")]
    [InlineData("https://id.example/a", "https://ID.example/a")]
    [InlineData("https://id.example", "https://evil.example")]
    public async Task A_document_of_another_issuer_is_refused_in_words(string issuer, string named)
    {
        var result = await Ask(issuer, new FakeServer().Answers(200, The.Document(named)).Sends(404));

        result.Error!.Message.ShouldContain($"\"{named}\"");
        result.Error.Message.ShouldContain($"\"{issuer}\"");
        result.Document.ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Undefined);
    }

    [Fact]
    public async Task The_other_address_may_have_the_right_document() =>
        (await Ask(The.Issuer, new FakeServer().Answers(200, The.Document("https://other.example")).Answers(200, The.Document()))).Error.ShouldBeNull();

    [Fact]
    public async Task A_wrong_issuer_at_the_second_address_is_said_too() =>
        (await Ask(The.Issuer, new FakeServer().Sends(404).Answers(200, The.Document("https://other.example")))).Error!.Message.ShouldContain("other.example");

    [Fact]
    public async Task An_issuer_full_of_escapes_is_shown_without_them() =>
        (await Ask(The.Issuer, new FakeServer().Answers(200, """{"issuer":"https://\u001b[31m\u202e"}""").Sends(404))).Error!.Message.ShouldContain("\"https://?[31m?\"");

    [Theory]
    [InlineData(200, "<html>")]
    [InlineData(200, "")]
    [InlineData(200, "[]")]
    [InlineData(200, "{}")]
    public async Task A_page_that_names_no_issuer_is_no_document(int status, string body) =>
        (await Ask(The.Issuer, new FakeServer().Answers(status, body).Answers(status, body))).Error!.Message.ShouldEndWith("names no issuer");

    [Fact]
    public async Task Where_nobody_is_at_home_only_one_address_is_tried()
    {
        var server = new FakeServer().Throws(new HttpRequestException("no"));

        (await Ask(The.Issuer, server)).Error!.Kind.ShouldBe(ErrorKind.Unreachable);

        server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(404, ErrorKind.Misconfigured)]
    [InlineData(500, ErrorKind.ServerError)]
    [InlineData(302, ErrorKind.MalformedAnswer)]
    public async Task Without_a_document_the_address_and_the_reason_are_said(int status, ErrorKind expected)
    {
        var result = await Ask(The.Issuer, new FakeServer().Sends(status).Sends(status));

        result.Error!.Kind.ShouldBe(expected);
        result.Error.Message.ShouldStartWith("no discovery document at https://id.example/.well-known/openid-configuration: the server answered");
    }

    [Fact]
    public void The_settings_win_over_discovery()
    {
        var metadata = Read(The.Document(), ("endpoints.revocation", "https://other.example/r"), ("endpoints.introspection", "https://id.example/i"));

        metadata.Revocation!.AbsoluteUri.ShouldBe("https://other.example/r");
        metadata.Introspection!.AbsoluteUri.ShouldBe("https://id.example/i");
        metadata.Token!.AbsoluteUri.ShouldBe("https://id.example/token");
        metadata.Name.ShouldBe(The.Issuer);
    }

    [Theory]
    [InlineData("http://id.example/revoke", "it is not https")]
    [InlineData("http://localhost/revoke", "it is not https")]
    [InlineData("file:///etc/passwd", "it names no host")]
    [InlineData("javascript:alert(1)", "it names no host")]
    [InlineData("https://user@id.example/revoke", "it carries a user name")]
    [InlineData("https://id.example/revoke#x", "it has a # part")]
    [InlineData("/revoke", "it")]
    [InlineData("nonsense", "it is no whole address")]
    public void An_endpoint_that_may_not_be_contacted_is_none(string address, string why)
    {
        var metadata = Read(The.Document().Replace("https://id.example/revoke", address, StringComparison.Ordinal));

        metadata.Revocation.ShouldBeNull();
        metadata.Refused[SettingKey.Revocation].ShouldContain(why);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/r")]
    [InlineData("http://[::1]:1/r")]
    [InlineData("https://id.example:8443/r?x=1")]
    public void An_endpoint_on_this_machine_needs_no_TLS(string address) =>
        Read(The.Document().Replace("https://id.example/revoke", address, StringComparison.Ordinal)).Revocation!.AbsoluteUri.ShouldBe(address);

    [Fact]
    public void What_the_server_takes_is_read()
    {
        var metadata = Read(The.Document(more:
            ",\"token_endpoint_auth_methods_supported\":[\"client_secret_post\",7],\"authorization_response_iss_parameter_supported\":true"));

        metadata.TokenMethods.ShouldBe(["client_secret_post"]);
        metadata.RevocationMethods.ShouldBeNull();
        metadata.AnswersWithIssuer.ShouldBeTrue();
    }

    private static Task<DiscoveryResult> Ask(string issuer, FakeServer server) =>
        new Discovery(issuer, new(The.Host(server))).AskAsync(CancellationToken.None);

    private static ServerMetadata Read(string document, params (string Key, string Value)[] given) =>
        new MetadataReader(new(The.Settings(given)), TokenMaker.Json(document)).Read();
}
