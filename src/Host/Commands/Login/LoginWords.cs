using Authx.Host.Commands.Line;

namespace Authx.Host.Commands.Login;

/// <summary>The options that say what to sign in with; the same wherever something is signed in to.</summary>
internal sealed class LoginWords(CommandSpec command)
{
    private readonly OptionSpec _set = command.Values("--set <SETTING>", "A setting for this sign-in, as key=value; can be repeated.");
    private readonly OptionSpec _tokenStdin = command.Flag("--token-stdin", "Read the token or key from standard input.");
    private readonly OptionSpec _tokenFile = command.Value("--token-file <FILE>", "Read the token or key from a file.");
    private readonly OptionSpec _token = command.Value("--token <VALUE>", "The token or key itself; others on this machine can see it there.");
    private readonly OptionSpec _tokenType = command.Value("--token-type <TYPE>", "What the token is: access or refresh.");
    private readonly OptionSpec _username = command.Value("--username <NAME>", "The name to sign in with.");
    private readonly OptionSpec _passwordStdin = command.Flag("--password-stdin", "Read the password from standard input.");
    private readonly OptionSpec _otp = command.Value("--otp <CODE>", "A one-time code, where the server wants one.");
    private readonly OptionSpec _device = command.Flag("--device", "Sign in with a code that you type on another device.");
    private readonly OptionSpec _noBrowser = command.Flag("--no-browser", "Show the page to sign in at instead of opening it.");
    private readonly OptionSpec _clientCredentials = command.Flag("--client-credentials", "Sign in as the client itself, with no person.");
    private readonly OptionSpec _scope = command.Value("--scope <SCOPE>", "What the grant is to allow, in place of the service's setting.");
    private readonly OptionSpec _secretStdin = command.Flag("--client-secret-stdin", "Read the client's secret from standard input.");
    private readonly OptionSpec _secretFile = command.Value("--client-secret-file <FILE>", "Read the client's secret from a file.");

    /// <summary>Whether any of them was given.</summary>
    public bool AnyGiven => Read() != new LoginOptions { Set = _set.All } || _set.HasValue;

    /// <summary>What they say, to be completed by what is signed in to.</summary>
    public LoginOptions Read() => new()
    {
        Set = _set.All,
        TokenStdin = _tokenStdin.HasValue,
        TokenFile = _tokenFile.Value,
        Token = _token.Value,
        TokenType = _tokenType.Value,
        Username = _username.Value,
        PasswordStdin = _passwordStdin.HasValue,
        OneTimeCode = _otp.Value,
        Device = _device.HasValue,
        NoBrowser = _noBrowser.HasValue,
        ClientCredentials = _clientCredentials.HasValue,
        Scope = _scope.Value,
        ClientSecretStdin = _secretStdin.HasValue,
        ClientSecretFile = _secretFile.Value,
    };
}
