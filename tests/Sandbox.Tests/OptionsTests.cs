namespace Authx.Sandbox.Tests;

public sealed class OptionsTests
{
    [Theory]
    [InlineData("--urls", "http://10.0.0.1:0")]
    [InlineData("--urls", "http://localhost:0")]
    [InlineData("--urls", "https://127.0.0.1:0")]
    [InlineData("--urls", "nonsense")]
    [InlineData("--urls")]
    [InlineData("--ca-out", "file.pem")]
    [InlineData("--what")]
    public void What_it_cannot_do_it_refuses(params string[] args) => SandboxOptions.Parse(args, out _).ShouldNotBeNull();

    [Fact]
    public void It_listens_on_a_free_port_of_this_machine_unless_told_otherwise()
    {
        SandboxOptions.Parse([], out var plain).ShouldBeNull();
        SandboxOptions.Parse(["--urls", "http://127.0.0.1:8123", "--https", "--ca-out", "ca.pem", "--verbose"], out var full).ShouldBeNull();

        plain.Urls.ShouldBe(new Uri("http://127.0.0.1:0"));
        plain.Https.ShouldBeFalse();
        full.Urls.Port.ShouldBe(8123);
        full.Https.ShouldBeTrue();
        full.CaOut.ShouldBe("ca.pem");
        full.Verbose.ShouldBeTrue();
    }
}
