namespace Authx.Provider.Password;

/// <summary>What an answer says of the operation.</summary>
internal enum Verdict
{
    /// <summary>It did what was asked.</summary>
    Done,

    /// <summary>What was to be ended is not there any more.</summary>
    Gone,

    /// <summary>The session that was shown is not accepted.</summary>
    Dead,

    /// <summary>This caller may not.</summary>
    Denied,

    /// <summary>The user name or the password is not accepted.</summary>
    Wrong,

    /// <summary>A one-time code is asked for.</summary>
    Otp,

    /// <summary>The account is locked.</summary>
    Locked,

    /// <summary>Nothing was sent: a value that a template wants is not there.</summary>
    Missing,

    /// <summary>It could not be done, or it is not known whether it was.</summary>
    Failed,
}
