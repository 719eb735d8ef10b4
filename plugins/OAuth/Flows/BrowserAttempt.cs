namespace Authx.Provider.OAuth;

/// <summary>One try to sign in with the browser, and the values that tie its answer to it. None of them is used twice.</summary>
internal sealed class BrowserAttempt
{
    private readonly FlowContext _context;
    private readonly string _redirectUri;
    private readonly PkceVerifier _verifier = PkceVerifier.Create();
    private readonly string _state = Fresh.Value();
    private readonly string? _nonce;

    public BrowserAttempt(FlowContext context, string redirectUri)
    {
        _context = context;
        _redirectUri = redirectUri;
        _nonce = context.IsOpenId ? Fresh.Value() : null;
        Address = AddressOf(context.Server.Authorization!);
    }

    /// <summary>The page that the user is to open.</summary>
    public Uri Address { get; }

    /// <summary>Reads what the browser brought back, and exchanges the code for tokens.</summary>
    public async Task<FlowResult> ExchangeAsync(string query, CancellationToken cancellationToken)
    {
        var answer = RedirectAnswer.Read(query, new(_state, _context.Server.Issuer, _context.Server.AnswersWithIssuer));
        if (answer.Error is { } error)
            return new() { Failure = LoginResult.Failed(error) };
        var code = new AuthorizationCode(answer.Code!, _redirectUri, _verifier.Value, _nonce);
        return FlowResult.Of(await _context.Tokens.AskAsync(FormOf(code), cancellationToken), code.Nonce);
    }

    // RFC 8707 section 2.2: the token is for whom this request names, even if the first one named it too.
    private Form FormOf(AuthorizationCode code) => new Form()
        .Add("grant_type", "authorization_code")
        .Add("code", code.Code)
        .Add("redirect_uri", code.RedirectUri)
        .Add("code_verifier", code.Verifier)
        .Add("resource", _context.Settings.Resource);

    private Uri AddressOf(Uri page) => new AuthorizationRequest
    {
        Endpoint = page,
        ClientId = _context.Settings.ClientId,
        RedirectUri = _redirectUri,
        State = _state,
        Challenge = _verifier.Challenge,
        Scope = _context.Scope,
        Nonce = _nonce,
        Further =
        [
            new("prompt", _context.Settings.Prompt ?? ""),
            new("login_hint", _context.Settings.LoginHint ?? ""),
            new("audience", _context.Settings.Audience ?? ""),
            new("resource", _context.Settings.Resource ?? ""),
            .. _context.Settings.Extra,
        ],
    }.ToUri();
}
