namespace Authx.Host.Settings;

/// <summary>
/// Tells what looks like a secret, by name or by value. A setting that a manifest declares is judged by its value only:
/// <c>tokenEndpoint</c> and <c>keys.delete.path</c> are settings like any other.
/// </summary>
internal static class SecretLooks
{
    private static readonly string[] Names =
    [
        "key", "bearer", "jwt", "pat", "pin", "otp", "cookie", "authorization", "session", "sessionid",
    ];

    private static readonly string[] Endings =
    [
        "password", "passwd", "passphrase", "pwd", "secret", "secrets", "token", "tokens", "apikey", "accesskey",
        "privatekey", "secretkey", "signingkey", "keyvalue", "credential", "credentials", "passwords",
    ];

    // A prefix and how many letters and digits at least follow it.
    private static readonly (string Prefix, int Length)[] Prefixes =
    [
        ("ghp_", 16), ("gho_", 16), ("ghu_", 16), ("ghs_", 16), ("ghr_", 16), ("github_pat_", 16), ("glpat-", 12),
        ("sk_live_", 10), ("rk_live_", 10), ("sk_test_", 10), ("sk-proj-", 12), ("sk-ant-", 12),
        ("xoxb-", 10), ("xoxp-", 10), ("xoxa-", 10), ("xoxr-", 10), ("xoxs-", 10),
        ("AKIA", 16), ("ASIA", 16), ("AIza", 30), ("npm_", 20), ("hvs.", 20), ("dop_v1_", 20),
    ];

    /// <summary>Whether the last part of a flat key is what people call a secret.</summary>
    public static bool Key(string key)
    {
        var name = key[(key.LastIndexOf(ConfigKey.Separator) + 1)..];
        var plain = string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        return Array.IndexOf(Names, plain) >= 0 ||
            Array.Exists(Endings, ending => plain.EndsWith(ending, StringComparison.Ordinal));
    }

    /// <summary>Whether the value has a token, a private key or a filled-in Authorization header in it.</summary>
    public static bool Value(string value) =>
        value.Contains("PRIVATE KEY-----", StringComparison.Ordinal) ||
        Array.Exists(Prefixes, known => HasToken(value, known.Prefix, known.Length)) ||
        HasJwt(value) ||
        IsAuthorization(value, "Bearer ") ||
        IsAuthorization(value, "Basic ");

    private static bool HasToken(string value, string prefix, int length)
    {
        for (var at = value.IndexOf(prefix, StringComparison.Ordinal); at >= 0;)
        {
            var begins = at == 0 || !char.IsAsciiLetterOrDigit(value[at - 1]);
            if (begins && TokenLength(value, at + prefix.Length) >= length)
                return true;
            at = value.IndexOf(prefix, at + 1, StringComparison.Ordinal);
        }

        return false;
    }

    private static bool HasJwt(string value)
    {
        var head = value.IndexOf("eyJ", StringComparison.Ordinal);
        return head >= 0 && value.IndexOf(".eyJ", head, StringComparison.Ordinal) is var body and > 0 &&
            value.IndexOf('.', body + 1) > 0;
    }

    // "Bearer {token}" is a template, not a token.
    private static bool IsAuthorization(string value, string scheme) =>
        value.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) && TokenLength(value, scheme.Length) >= 16;

    private static int TokenLength(string value, int start)
    {
        var end = start;
        while (end < value.Length && (char.IsAsciiLetterOrDigit(value[end]) || value[end] is '-' or '_' or '+' or '/' or '='))
            end++;
        return end - start;
    }
}
