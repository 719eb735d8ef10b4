using Authx.Host.Settings;

namespace Authx.Host.Tests;

public sealed class SecretTests : IDisposable
{
    private readonly Room _room = new();

    public void Dispose() => _room.Dispose();

    [Theory]
    [InlineData("password")]
    [InlineData("clientSecret")]
    [InlineData("client_secret")]
    [InlineData("token")]
    [InlineData("accessToken")]
    [InlineData("apiKey")]
    [InlineData("api-key")]
    [InlineData("key")]
    [InlineData("privateKey")]
    [InlineData("Passphrase")]
    public void A_key_that_says_secret_is_refused_and_its_value_is_not_shown(string key)
    {
        _room.Acme($"  \"{key}\": \"canary\"");
        var failure = Room.FailureOf(() => _room.Load().Service("acme"));
        failure.Message.ShouldStartWith($"{_room.UserFile}:4:3: services.acme.{key} looks like a secret");
        failure.Hint.ShouldBe("authx login acme --token-stdin");
        (failure.Message + failure.Hint + string.Join('\n', _room.Problems())).ShouldNotContain("canary");
        _room.Load().Entries().ShouldNotContain(entry => entry.Value == "canary");
        _room.Load().Find($"services.acme.{key}").ShouldNotBeNull().Value.ShouldBe("***");
    }

    public static TheoryData<string> Tokens => new()
    {
        Room.Canary,
        "github_pat_11CANARYCANARYCANARY_x",
        "eyJjYW5hcnk.eyJjYW5hcnk.c2lnbmF0dXJl",
        "-----BEGIN OPENSSH PRIVATE KEY-----\\ncanary",
        "sk_live_canarycanary",
        "xoxb-canary-canary",
        "xoxp-canary-canary",
        "AKIACANARYCANARYCANA",
        "glpat-canarycanarycanary",
        "npm_canarycanarycanarycanary",
        "Bearer canarycanarycanary",
        "https://a.example/?key=ghp_canarycanarycanary",
    };

    [Theory]
    [MemberData(nameof(Tokens))]
    public void A_value_that_looks_like_a_token_is_refused_in_a_declared_setting(string token)
    {
        _room.Acme($"  \"headers\": {{ \"X-Tenant\": \"{token}\" }}");
        var message = _room.Problem();
        message.ShouldContain("services.acme.headers.X-Tenant looks like a secret");
        message.ShouldNotContain("canary", Case.Insensitive);
        _room.Load().Find("services.acme.headers.X-Tenant").ShouldNotBeNull().Value.ShouldBe("***");
    }

    [Theory]
    [InlineData("Bearer {token}")]
    [InlineData("npm_config_registry")]
    [InlineData("sk_live")]
    [InlineData("eyJust a text")]
    [InlineData("openid offline_access profile")]
    [InlineData("AKIA")]
    public void An_ordinary_value_is_not_taken_for_a_token(string value) => SecretLooks.Value(value).ShouldBeFalse();

    [Fact]
    public void A_declared_setting_is_judged_by_its_value_only()
    {
        _room.Acme("\"keys\": { \"delete\": { \"path\": \"/k\" } }, \"tokenEndpoint\": \"https://a.example/token\", \"header\": \"Authorization\"");
        _room.Problems().ShouldBeEmpty();
    }

    [Fact]
    public void A_secret_is_found_in_every_layer_even_where_another_covers_it()
    {
        _room.System($$"""{ "providers": { "apikey": { "scheme": "{{Room.Canary}}" } }, "services": { "acme": { "scheme": "{{Room.Canary}}" } } }""");
        _room.Acme("\"scheme\": \"Token\"");
        _room.Environment["AUTHX_SERVICES__ACME__HEADERS__X"] = Room.Canary;
        var problems = _room.Problems();
        problems.Length.ShouldBe(3);
        problems.ShouldAllBe(message => message.Contains("looks like a secret") && !message.Contains("Canary"));
    }

    [Fact]
    public void A_secret_at_the_top_or_in_an_unknown_map_is_found()
    {
        _room.User($$"""{ "token": "canary", "stash": { "github": { "x": "{{Room.Canary}}" } } }""");
        var problems = _room.Problems();
        problems.ShouldContain(message => message.Contains(": token looks like a secret"));
        problems.ShouldContain(message => message.Contains(": stash.github.x looks like a secret"));
        string.Join('\n', problems).ShouldNotContain("canary", Case.Insensitive);
    }

    [Fact]
    public void A_token_in_the_place_of_a_key_is_not_shown()
    {
        _room.Acme($"\"{Room.Canary}\": \"x\"");
        _room.Problem().ShouldContain("services.acme.*** is no setting");
        _room.Load().Entries().ShouldAllBe(entry => !entry.Key.Contains("Canary"));
    }

    [Fact]
    public void A_secret_is_refused_on_the_command_line()
    {
        _room.Acme("").Set.Add(SetOption.Parse("scheme=" + Room.Canary));
        var failure = Room.FailureOf(() => _room.Load().Service("acme"));
        failure.Message.ShouldStartWith("--set: scheme looks like a secret");
        failure.Message.ShouldNotContain("Canary");
    }
}
