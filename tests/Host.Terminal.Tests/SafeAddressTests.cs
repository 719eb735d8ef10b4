namespace Authx.Host.Terminal.Tests;

public sealed class SafeAddressTests
{
    [Theory]
    [InlineData("https://id.acme.example/device")]
    [InlineData("http://127.0.0.1:8080/x")]
    [InlineData("http://[::1]/x")]
    public void An_address_that_may_be_opened(string address) => SafeAddress.From(address).ShouldNotBeNull();

    [Theory]
    [InlineData("http://id.acme.example/")]
    [InlineData("http://localhost/")]
    [InlineData("http://127.0.0.1.evil.example/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("https://user:secret@acme.example/")]
    [InlineData("ms-settings:")]
    [InlineData("/relative")]
    [InlineData("")]
    public void An_address_that_is_never_opened(string address) => SafeAddress.From(address).ShouldBeNull();
}
