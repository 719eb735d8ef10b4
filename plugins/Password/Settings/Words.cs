namespace Authx.Provider.Password;

/// <summary>What the keys of a request are for, the same in every operation.</summary>
internal static class Words
{
    public const string Methods = "GET|POST|PUT|PATCH|DELETE";
    public const string BodyTypes = "json|form|none";
    public const string Auths = "session|none";

    public const string Off = "switches the operation off that a ready recipe brings";
    public const string Path = "where the request goes; may have {names}";
    public const string Method = "how it is sent";
    public const string Query = "a part of its query; may have {names}";
    public const string Headers = "a header; may have {names}";
    public const string Cookies = "a cookie; may have {names}";
    public const string Body = "its body; may have {names}";
    public const string BodyType = "what the body is";
    public const string Auth = "whether it shows the session";
    public const string Done = "the statuses that mean that it was done";
    public const string Gone = "the statuses that mean that the session does not exist any more";
    public const string Denied = "the statuses that mean that this caller may not";
    public const string Wrong = "the statuses that mean a wrong user name or password";
    public const string Otp = "the statuses that ask for a one-time code";
    public const string Locked = "the statuses that mean that the account is locked";
    public const string AliveWhen = "must hold after done, or the session is dead; at login: or the password is wrong";
    public const string DoneWhen = "must hold after done, or it failed";
    public const string OtpWhen = "where it holds, the server asks for a one-time code";
    public const string Extract = "where in the answer that value stands";
    public const string Order = "its place: the operation's own request is 0, and this one -1 where nothing is said";

    public const string Items = "the array of sessions";
    public const string Id = "a session's id within its item";
    public const string Current = "true within the item of the session that asks";
    public const string Description = "what made it, within its item";
    public const string CreatedAt = "when it was made, within its item";
    public const string LastUsedAt = "when it was last used, within its item";
    public const string ExpiresAt = "when it ends by itself, within its item";
}
