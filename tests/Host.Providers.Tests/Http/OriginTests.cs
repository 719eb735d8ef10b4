using Authx.Host.Providers.Http;

namespace Authx.Host.Providers.Tests.Http;

public sealed class OriginTests
{
    [Theory]
    [InlineData("HTTPS://API.Example/path?q#f", "https://api.example")]
    [InlineData("https://api.example:443/", "https://api.example")]
    [InlineData("https://api.example:8443/", "https://api.example:8443")]
    [InlineData("http://127.0.0.1:80/", "http://127.0.0.1")]
    [InlineData("http://127.0.0.1:5000/", "http://127.0.0.1:5000")]
    [InlineData("https://[2001:DB8::1]:8443/", "https://[2001:db8::1]:8443")]
    [InlineData("https://bücher.example/", "https://xn--bcher-kva.example")]
    [InlineData("https://xn--bcher-kva.example/", "https://xn--bcher-kva.example")]
    public void One_origin_has_one_spelling(string address, string origin) => Origin.Of(new Uri(address)).ShouldBe(origin);

    [Theory]
    [InlineData("https://api.example", true)]
    [InlineData("http://127.0.0.1:5000", true)]
    [InlineData("http://127.8.8.8", true)]
    [InlineData("http://[::1]:5000", true)]
    [InlineData("http://localhost:5000", false)]
    [InlineData("http://api.example", false)]
    [InlineData("http://10.0.0.1", false)]
    [InlineData("https://user:secret@api.example", false)]
    [InlineData("ftp://api.example", false)]
    [InlineData("file:///etc/passwd", false)]
    public void Only_https_and_http_on_literal_loopback_may_be_contacted(string address, bool may) =>
        (Origin.ProblemWith(new Uri(address)) is null).ShouldBe(may);

    [Theory]
    [InlineData("https://api.example/deep/path", true)]
    [InlineData("https://api.example:444/", false)]
    [InlineData("http://api.example/", false)]
    [InlineData("https://evil.api.example/", false)]
    [InlineData("https://api.example.evil/", false)]
    [InlineData("https://api.example@evil.example/", false)]
    [InlineData("https://user@api.example/", false)]
    public void Only_the_very_origin_is_allowed(string address, bool allowed) =>
        new AllowedOrigins(["https://api.example"]).Allows(new Uri(address)).ShouldBe(allowed);

    [Fact]
    public void A_sign_in_can_allow_one_more()
    {
        var origins = new AllowedOrigins(["not an address", "http://api.example"]);
        origins.Allows(new Uri("http://api.example/")).ShouldBeFalse();
        origins.Allow(new Uri("https://id.example/token"));
        origins.Allows(new Uri("https://id.example/other")).ShouldBeTrue();
    }

    [Fact]
    public void An_unsafe_one_cannot_be_allowed()
    {
        var failure = Should.Throw<FailureException>(() => new AllowedOrigins([]).Allow(new Uri("http://id.example/token"))).Failure;
        failure.Code.ShouldBe(ErrorCode.MalformedAnswer);
        failure.Message.ShouldContain("http://id.example/token");
    }
}
