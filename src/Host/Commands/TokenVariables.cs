namespace Authx.Host.Commands;

/// <summary>The variables that hand a token to <c>token</c> and <c>exec</c>, and to nothing else in authx.</summary>
internal static class TokenVariables
{
    public const string Token = "AUTHX_TOKEN";

    public const string File = "AUTHX_TOKEN_FILE";
}
