namespace Authx.Host.Commands.Tests.Support;

/// <summary>Settings that tests begin with.</summary>
internal static class The
{
    /// <summary>One service with an address at line 5.</summary>
    public const string Acme = """
        {
          "services": {
            "acme": {
              "provider": "apikey", // a key from the console
              "server": "https://acme.example",
              "env": "ACME_KEY"
            }
          }
        }

        """;

    /// <summary>Three services, of which the middle one is the default and the last cannot be used.</summary>
    public const string Three = """
        {
          "defaultService": "beta",
          "providers": { "apikey": { "scheme": "Token" } },
          "services": {
            "alpha": { "provider": "apikey", "server": "https://alpha.example" },
            "beta": { "provider": "apikey", "server": "https://beta.example", "scheme": "none", "header": null },
            "gamma": { "provider": "apikye", "server": "https://gamma.example" }
          }
        }

        """;
}
