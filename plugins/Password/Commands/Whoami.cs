namespace Authx.Provider.Password;

/// <summary>Asks the server whose session it is.</summary>
internal sealed class Whoami(Session session)
{
    public async Task<WhoamiResult> AskAsync(CancellationToken cancellationToken)
    {
        if (session.Operation(Op.Whoami) is not { } whoami)
            return new() { State = WhoamiState.NotAskable };
        var values = session.Values;
        var run = await session.RunAsync(whoami, values, cancellationToken);
        return run.Verdict switch
        {
            Verdict.Done => new() { State = WhoamiState.Accepted, Account = Accounts.Of(values, session.Recipe) ?? session.Grant.Account },
            // What was shown has run out, and its renewal decides whether the session has.
            Verdict.Dead or Verdict.Gone when session.IsRefreshable => new() { State = WhoamiState.Unknown, Error = run.Error },
            Verdict.Dead or Verdict.Gone => new() { State = WhoamiState.Refused, Error = run.Error },
            Verdict.Denied or Verdict.Wrong or Verdict.Otp or Verdict.Locked or Verdict.Missing or Verdict.Failed =>
                new() { State = WhoamiState.Unknown, Error = run.Error },
        };
    }
}

/// <summary>Whose session it is, as far as the answers told.</summary>
internal static class Accounts
{
    // A name or id that is longer than this is none.
    private const int MaxText = 512;

    /// <summary>The account. Its name stands in for an id that was not told, unless a request would name it by that.</summary>
    public static Account? Of(Values values, Recipe recipe)
    {
        var name = Label(values, ValueName.AccountName);
        var id = Label(values, ValueName.AccountId) ?? (recipe.NamesAccount ? null : name);
        return id is null ? null : new() { Id = id, Name = name };
    }

    // A server that names the token itself has named nobody.
    private static string? Label(Values values, string name) =>
        values.Find(name) is { Length: > 0 and <= MaxText } text && text != values.Find(ValueName.Token) ? text : null;
}
