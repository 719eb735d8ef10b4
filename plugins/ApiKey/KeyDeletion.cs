namespace Authx.Provider.ApiKey;

/// <summary>Deletes a key at the server, and says no more of it than the server said.</summary>
internal sealed class KeyDeletion(Holding holding)
{
    private readonly Service _service = holding.Service;

    /// <summary>Deletes the key that is held.</summary>
    public async Task<CredentialOutcome> OfOwnAsync(CancellationToken cancellationToken)
    {
        // Pins hold no key id of their own: one that is there was given for this very logout, because the stored one is missing or wrong.
        var report = new DeletionReport(_service, holding.Key);
        if (Refusal(_service.Find(SettingKey.KeyId) ?? holding.Key.Id, report, out var request) is { } refusal)
            return refusal;
        var outcome = report.Of(await holding.Client.SendAsync(request, cancellationToken));
        return outcome.Outcome == Outcome.AlreadyGone ? await DoubtAsync(outcome, report, cancellationToken) : outcome;
    }

    /// <summary>Deletes a key of the account by its id.</summary>
    public async Task<CredentialOutcome> OfAsync(string keyId, CancellationToken cancellationToken)
    {
        if (keyId == holding.Key.Id)
            return await OfOwnAsync(cancellationToken);
        var report = new DeletionReport(_service, null);
        if (_service.Delete is { NamesKey: false })
            return report.Of(Outcome.Unsupported, "keys.delete.path has no {keyId}: it can only delete the key that is signed in");
        return Refusal(keyId, report, out var request) is { } refusal
            ? refusal
            : report.Of(await holding.Client.SendAsync(request, cancellationToken));
    }

    private CredentialOutcome? Refusal(string? keyId, DeletionReport report, out Endpoint request)
    {
        var ids = new Ids(keyId, holding.Account?.Id);
        var endpoint = _service.Delete;
        request = endpoint?.For(ids)!;
        return endpoint switch
        {
            null => report.Of(Outcome.Unsupported, "the service's settings have no keys.delete.path, so that the server cannot be told to delete a key"),
            { NamesKey: true } when !Ids.CanAddress(keyId) =>
                report.Of(Outcome.Unaddressable, "it is not known which key this is at the server; sign in again with --set keyId=ID to say so"),
            { NamesAccount: true } when !Ids.CanAddress(ids.AccountId) =>
                report.Of(Outcome.Unaddressable, "keys.delete.path wants {accountId}, and the server did not tell it at login"),
            _ => null,
        };
    }

    // A 404 is also what a wrong path gets, and some servers hide a 403 behind it; a 401 can also ask for a one-time code.
    // A key that still opens the door is not gone.
    private async Task<CredentialOutcome> DoubtAsync(CredentialOutcome gone, DeletionReport report, CancellationToken cancellationToken)
    {
        var identity = await holding.WhoamiAsync(cancellationToken);
        return identity.State == WhoamiState.Accepted ? report.StillAlive(gone.HttpStatus) : gone;
    }
}
