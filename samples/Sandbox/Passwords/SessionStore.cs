namespace Authx.Sandbox.Passwords;

/// <summary>What a new session is to be like.</summary>
internal sealed record SessionOrder(SandboxUser User, string Client, int ExpiresIn)
{
    public string Form { get; init; } = TokenForms.Jwt;

    public bool WithRefresh { get; init; }
}

/// <summary>All sessions. They really end.</summary>
internal sealed class SessionStore(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly List<Session> _sessions = [];

    public Session Open(SessionOrder order)
    {
        var id = $"sess_{TokenForms.Random()[..12]}";
        var now = clock.GetUtcNow();
        var expires = now.AddSeconds(order.ExpiresIn);
        var session = new Session
        {
            Id = id,
            User = order.User,
            Client = order.Client,
            CreatedAt = now,
            LastUsedAt = now,
            Token = TokenForms.All[order.Form](id, order.User, expires),
            ExpiresAt = expires,
            RefreshToken = order.WithRefresh ? $"ref_{TokenForms.Random()}" : null,
            Csrf = TokenForms.Random(),
        };
        lock (_lock)
            _sessions.Add(session);
        return session;
    }

    /// <summary>The session of a token that is accepted.</summary>
    public Session? Authenticate(string? token)
    {
        var now = clock.GetUtcNow();
        lock (_lock)
        {
            var session = _sessions.Find(one => !one.HasEnded && one.Token == token && now < one.ExpiresAt);
            if (session is not null)
                session.LastUsedAt = now;
            return session;
        }
    }

    /// <summary>New tokens for a session; the old ones are dead from now on.</summary>
    public Session? Refresh(string? refreshToken, int expiresIn)
    {
        lock (_lock)
        {
            var session = _sessions.Find(one => !one.HasEnded && one.RefreshToken is not null && one.RefreshToken == refreshToken);
            if (session is null)
                return null;
            session.ExpiresAt = clock.GetUtcNow().AddSeconds(expiresIn);
            session.Token = TokenForms.All[TokenForms.Jwt](session.Id, session.User, session.ExpiresAt);
            session.RefreshToken = $"ref_{TokenForms.Random()}";
            return session;
        }
    }

    public Session? Find(string id)
    {
        lock (_lock)
            return _sessions.Find(one => one.Id == id);
    }

    public IReadOnlyList<Session> Of(string username)
    {
        lock (_lock)
            return _sessions.FindAll(one => one.User.Username == username);
    }

    public bool IsAlive(Session session) => session.IsAlive(clock.GetUtcNow());

    /// <summary>The token's time is over; the session is not, where it can be refreshed.</summary>
    public void Expire(Session session)
    {
        lock (_lock)
            session.ExpiresAt = clock.GetUtcNow();
    }

    public void End(Session session)
    {
        lock (_lock)
            session.HasEnded = true;
    }

    public void EndAll(string username)
    {
        foreach (var session in Of(username))
            End(session);
    }
}
