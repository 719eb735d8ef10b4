namespace Authx.Provider.Password;

/// <summary>What the user gives at a sign-in: with the command, or when asked.</summary>
internal sealed class Given(LoginContext context)
{
    private string? _username;
    private Secret? _password;

    /// <summary>The one-time code, once there is one.</summary>
    public Secret? OneTimeCode { get; private set; } = context.Input.OneTimeCode;

    /// <summary>Asks for what the recipe sends and the command did not bring.</summary>
    public async Task AskAsync(Operation login, CancellationToken cancellationToken)
    {
        var people = context.Host.Interaction;
        var isBasic = login.Uses(ValueName.Basic);
        _username = context.Input.Username;
        if (_username is null && (isBasic || login.Uses(ValueName.Username)))
            _username = (await people.AskAsync(new() { Prompt = "User name", Option = "--username" }, cancellationToken)).Trim();
        _password = context.Input.Password;
        if (_password is null && (isBasic || login.Uses(ValueName.Password)))
            _password = WithoutLineBreak(await people.AskSecretAsync(new() { Prompt = "Password", Option = "--password-stdin" }, cancellationToken));
    }

    /// <summary>Asks for the one-time code that the server demands.</summary>
    public async Task AskForCodeAsync(CancellationToken cancellationToken)
    {
        var code = await context.Host.Interaction.AskSecretAsync(new() { Prompt = "One-time code", Option = "--otp" }, cancellationToken);
        OneTimeCode = new(code.Reveal().Trim());
    }

    public string? Username => _username;

    /// <summary>What is wrong with it, whatever the server thinks.</summary>
    public string? Problem(Operation login) => (_username, _password) switch
    {
        ("", _) => "a user name cannot be empty",
        (_, { } password) when password.Reveal().Length == 0 => "a password cannot be empty",
        ({ } name, _) when login.Uses(ValueName.Basic) && name.Contains(':', StringComparison.Ordinal) => "a user name with a colon cannot be sent in HTTP Basic",
        _ => null,
    };

    public Values ToValues(string origin)
    {
        var values = new Values()
            .Put(ValueName.Origin, origin)
            .Put(ValueName.Username, _username)
            .Put(ValueName.Password, _password?.Reveal())
            .Put(ValueName.OneTimeCode, OneTimeCode?.Reveal());
        return _username is null || _password is null
            ? values
            : values.Put(ValueName.Basic, Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{_username}:{_password.Reveal()}")));
    }

    // A prompt may leave the end of the line on it; anything else in it is the user's own.
    private static Secret WithoutLineBreak(Secret typed)
    {
        var text = typed.Reveal();
        if (text.EndsWith('\n'))
            text = text[..^1];
        return new(text.EndsWith('\r') ? text[..^1] : text);
    }
}
