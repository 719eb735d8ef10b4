namespace Authx.Host.Tests.Editing;

public sealed class ServiceEditTests : IDisposable
{
    private readonly Room _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public void A_service_is_added_with_all_that_it_needs()
    {
        _room.Editor.AddService("My.Service", "ApiKey", [new("server", "https://a.example"), new("whoami.path", "/me"), new("timeout", "5")]);
        _room.Text.ShouldBe("""
            {
              "services": {
                "my.service": {
                  "provider": "apikey",
                  "server": "https://a.example",
                  "whoami": {
                    "path": "/me"
                  },
                  "timeout": 5
                }
              }
            }

            """);
        _room.Writes.ShouldBe(1);
        _room.Load().Service("my.service").Values.Get("whoami.path").ShouldBe("/me");
    }

    [Theory]
    [InlineData("acme", "apikey", "server", "https://b.example", ErrorCode.Usage, "There is a service \"acme\" already")]
    [InlineData("new", "apikey", "header", "X-Key", ErrorCode.InvalidSettings, "services.new.server is missing, and its provider needs it. Nothing was changed.")]
    [InlineData("new", "apikey", "server", "http://b.example", ErrorCode.InvalidSettings, "services.new.server must be https")]
    [InlineData("new", "apikey", "servr", "https://b.example", ErrorCode.UnknownSetting, "services.new.servr is no setting. Did you mean \"server\"?")]
    [InlineData("new", "apikye", "server", "https://b.example", ErrorCode.PluginMissing, "did you mean \"apikey\"?")]
    [InlineData("../new", "apikey", "server", "https://b.example", ErrorCode.Usage, "The service's name does not begin with a letter")]
    [InlineData("new", "apikey", "token", "canary", ErrorCode.InvalidSettings, "services.new.token looks like a secret")]
    public void A_service_that_could_not_be_used_is_not_added(string name, string provider, string key, string value, object code, string message)
    {
        var before = _room.Acme("").Text;
        var failure = Room.FailureOf(() => _room.Editor.AddService(name, provider, [new(key, value)]));
        failure.Code.ShouldBe((ErrorCode)code);
        failure.Message.ShouldContain(message);
        failure.Message.ShouldNotContain("canary");
        _room.Text.ShouldBe(before);
    }

    [Fact]
    public void A_service_is_removed_whole()
    {
        _room.User("""
            {
              "defaultService": "acme",
              "services": {
                // work
                "acme": {
                  "provider": "apikey", // comment inside
                  "server": "https://a.example"
                },
                "other": { "provider": "apikey", "server": "https://b.example" }
              }
            }
            """);
        var result = _room.Editor.RemoveService("ACME");
        result.Problems.ShouldHaveSingleItem().Message.ShouldContain("defaultService names no service");
        _room.Load().Services.ShouldBe(["other"]);
        _room.Text.ShouldContain("    // work\n    \"other\"");
    }

    [Fact]
    public void Only_the_users_own_service_can_be_removed()
    {
        _room.System("""{ "services": { "acme": { "provider": "apikey", "server": "https://a.example" } } }""");
        Room.FailureOf(() => _room.Editor.RemoveService("acme")).Message.ShouldContain($"is set by {_room.SystemFile}:1:17, not by");
        var unknown = Room.FailureOf(() => _room.Editor.RemoveService("acne"));
        unknown.Code.ShouldBe(ErrorCode.UnknownService);
        unknown.Message.ShouldContain("\"acme\"");
    }
}
