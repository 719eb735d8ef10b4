using System.Net;

namespace AuthxSamples.NpmRegistry.Tests;

/// <summary>What was asked, kept after the request is gone.</summary>
internal sealed record Asked(string Line, string? Authorization, string? Code, string Body);

/// <summary>A registry that answers in order, and a user at a terminal who types what the test says.</summary>
internal sealed class FakeRegistry : HttpMessageHandler
{
    private readonly Queue<Func<HttpResponseMessage>> _answers = [];

    public List<Asked> Asked { get; } = [];

    /// <summary>How many requests there had been when a grant was stored on the way.</summary>
    public List<int> SavedAfter { get; } = [];

    public ScriptedPeople People { get; init; } = new();

    public FakeRegistry Answers(int status, string body = "", string type = "application/json", string? wants = null)
    {
        _answers.Enqueue(() =>
        {
            var answer = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue(type)) };
            if (wants is not null)
                answer.Headers.TryAddWithoutValidation("WWW-Authenticate", wants);
            return answer;
        });
        return this;
    }

    public FakeRegistry Breaks()
    {
        _answers.Enqueue(() => throw new HttpRequestException(HttpRequestError.ConnectionError, "refused"));
        return this;
    }

    public Task<LoginResult> LoginAsync(LoginInput input, string server = "https://npm.example/below/", string? npmrc = null) =>
        new NpmProvider().LoginAsync(
            new()
            {
                Profile = "npm",
                Settings = new(new Dictionary<string, string?> { ["server"] = server, ["npmrc"] = npmrc }.Where(one => one.Value is not null).ToDictionary(one => one.Key, one => one.Value!)),
                Input = input,
                Host = Host,
                SaveAsync = SaveAsync,
                AllowOrigin = _ => { },
            },
            CancellationToken.None);

    public async Task<CredentialOutcome> LogoutAsync(Grant grant) =>
        (await new NpmProvider().LogoutAsync(new() { Profile = "npm", Grant = grant, Host = Host, SaveAsync = SaveAsync }, CancellationToken.None))
            .Credentials.ShouldHaveSingleItem();

    public Task<WhoamiResult> WhoamiAsync(Grant grant) => new NpmProvider().WhoamiAsync(Question(grant), CancellationToken.None);

    public async Task<CredentialProof> ProveAsync(Grant grant) =>
        (await new NpmProvider().ProveAsync(Question(grant), CancellationToken.None)).Credentials.ShouldHaveSingleItem();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked.Add(new(
            $"{request.Method} {request.RequestUri!.PathAndQuery}",
            request.Headers.Authorization?.ToString(),
            request.Headers.TryGetValues("npm-otp", out var code) ? code.Single() : null,
            request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken)));
        return _answers.Dequeue()();
    }

    private ProviderHost Host => new() { Interaction = People, Clock = TimeProvider.System, CreateHttp = () => new(this, disposeHandler: false) };

    private GrantContext Question(Grant grant) => new() { Profile = "npm", Grant = grant, Host = Host };

    private Task SaveAsync(Grant grant, CancellationToken cancellationToken)
    {
        SavedAfter.Add(Asked.Count);
        return Task.CompletedTask;
    }
}

/// <summary>Things that the tests begin with.</summary>
internal static class The
{
    public const string Token = "npm_canary/9c4d+==";

    public static LoginInput NameAndPassword { get; } = new() { Username = "ada", Password = new("canary-password") };

    /// <summary>A grant of somebody whom the registry has named.</summary>
    public static Grant Grant { get; } = Grants.Of(NamelessGrant, new() { Id = "ada", Name = "ada" });

    public static Grant NamelessGrant => GrantOf(Token);

    public static Grant GrantOf(string token) => Grants.Make(RegistryAddress.Of(new("https://npm.example/below/")), new(token), Provenance.Minted);
}
