namespace Authx.Host.Profiles;

/// <summary>What can be wrong with a profile, in words.</summary>
internal static class ProfileFailure
{
    public static FailureException Corrupt(string name, string path, Exception cause) =>
        new Failure(ErrorCode.ProfileUnreadable, $"The profile \"{name}\" cannot be understood: {path} is damaged ({cause.Message}).")
        { Hint = RemoveHint(name) }.AsException(cause);

    public static FailureException SecretMissing(Profile profile, string key) =>
        new Failure(ErrorCode.CredentialUnrecognizable,
            $"The profile \"{profile.Name}\" has no {key} in its vault ({profile.Vault}).")
        { Hint = RemoveHint(profile.Name) }.AsException();

    private static string RemoveHint(string name) =>
        $"To remove it from this machine without telling the server: authx logout {name} --local";
}
