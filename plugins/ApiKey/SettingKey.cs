namespace Authx.Provider.ApiKey;

/// <summary>The settings by name. The pins of a grant go by the same names, so that <c>--set</c> means one thing everywhere.</summary>
internal static class SettingKey
{
    public const string Server = "server";
    public const string Header = "header";
    public const string Scheme = "scheme";
    public const string Headers = "headers";
    public const string AnyHeader = Headers + ".*";
    public const string KeyId = "keyId";

    public const string WhoamiPath = "whoami.path";
    public const string WhoamiMethod = "whoami.method";
    public const string WhoamiBody = "whoami.body";
    public const string WhoamiOk = "whoami.ok";
    public const string WhoamiAccountId = "whoami.accountId";
    public const string WhoamiAccountName = "whoami.accountName";
    public const string WhoamiKeyId = "whoami.keyId";
    public const string WhoamiExpiresAt = "whoami.expiresAt";

    public const string ListPath = "keys.list.path";
    public const string ListItems = "keys.list.items";
    public const string ListId = "keys.list.id";
    public const string ListName = "keys.list.name";
    public const string ListCreatedAt = "keys.list.createdAt";
    public const string ListExpiresAt = "keys.list.expiresAt";

    public const string DeletePath = "keys.delete.path";
    public const string DeleteMethod = "keys.delete.method";
    public const string DeleteBody = "keys.delete.body";
    public const string DeleteOk = "keys.delete.ok";
    public const string DeleteGone = "keys.delete.gone";

    /// <summary>
    /// What a grant remembers of its service. Not the server, which is the grant's own, and not the key's id, which is the credential's.
    /// </summary>
    public static readonly string[] Pinned =
    [
        Header, Scheme,
        WhoamiPath, WhoamiMethod, WhoamiBody, WhoamiOk, WhoamiAccountId, WhoamiAccountName, WhoamiKeyId, WhoamiExpiresAt,
        ListPath, ListItems, ListId, ListName, ListCreatedAt, ListExpiresAt,
        DeletePath, DeleteMethod, DeleteBody, DeleteOk, DeleteGone,
    ];
}
