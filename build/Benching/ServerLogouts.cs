using System.Net.Http.Json;
using System.Text.Json;
using Authx.Build.Running;
using Authx.Build.Trying;

namespace Authx.Build.Benching;

/// <summary>Sign-outs that tell a server, on this machine: ours of an OAuth profile, and npm's of its token.</summary>
internal sealed class ServerLogouts(Repository repository, string scratch) : IDisposable
{
    private const string NpmUser = "bench";

    private readonly HttpClient _http = new();
    private readonly string _password = Guid.NewGuid().ToString();
    private Sandbox? _server;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _server = await Sandbox.StartAsync(repository, cancellationToken);
        await _server.CreateUserAsync(NpmUser, _password, cancellationToken);
    }

    /// <summary>The profile is put back before each run; a token that is dead already is answered like one that lives.</summary>
    public async Task<Subject> OAuthAsync(CancellationToken cancellationToken)
    {
        var (signedIn, home) = (Path.Combine(scratch, "oauth-before"), Path.Combine(scratch, "oauth"));
        Directory.CreateDirectory(signedIn);
        await OAuthSignIn.AtAsync(_server!, signedIn, Authx(signedIn, "login", OAuthSignIn.Service, "--no-browser"), cancellationToken);
        return new("authx logout, OAuth", Authx(home, "logout"), () => Scratch.Replace(signedIn, home));
    }

    /// <summary>The peer, with a token of its own for each run; null where it is not installed.</summary>
    public Subject? Npm()
    {
        if (OnPath.Find("npm") is not { } npm)
            return null;
        var (registry, settings) = ($"{_server!.Address}/npm/", Path.Combine(scratch, "npmrc"));
        var command = new Command(npm, "logout", "--registry", registry, "--userconfig", settings, "--cache", Path.Combine(scratch, "npm-cache"), "--no-update-notifier");
        return new("npm logout", command, () => File.WriteAllText(settings, $"//{registry["http://".Length..]}:_authToken={Token(registry)}\n"));
    }

    public void Dispose()
    {
        _http.Dispose();
        _server?.Dispose();
    }

    private string Token(string registry)
    {
        const string id = "org.couchdb.user:" + NpmUser;
        var user = new { _id = id, name = NpmUser, password = _password, type = "user", roles = Array.Empty<string>(), date = DateTimeOffset.UtcNow };
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{registry}-/user/{id}") { Content = JsonContent.Create(user) };
        using var answer = _http.Send(request);
        answer.EnsureSuccessStatusCode();
        return JsonDocument.Parse(answer.Content.ReadAsStream()).RootElement.GetProperty("token").GetString()!;
    }

    private Command Authx(string home, params string[] arguments) => new(repository.Tool, arguments) { Variables = Scratch.Variables(home) };
}
