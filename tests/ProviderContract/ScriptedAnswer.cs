using System.Net;
using System.Text;

namespace Authx.Testing;

/// <summary>One line of a server's script.</summary>
internal sealed record ScriptedAnswer(string Method, string Address, int Status, string Body, IReadOnlyList<(string Name, string Value)> Headers)
{
    public bool IsFor(ServerRequest request) =>
        request.Method == Method && (request.Address.AbsoluteUri == Address || request.Address.GetLeftPart(UriPartial.Path) == Address);

    public HttpResponseMessage ToResponse(Func<string, string> rewrite) => Response(
        Status, rewrite(Body), [.. Headers.Select(header => (header.Name, rewrite(header.Value)))]);

    public static HttpResponseMessage Response(int status, string body, params (string Name, string Value)[] headers)
    {
        var type = headers.LastOrDefault(header => IsContentType(header.Name)).Value ?? "application/json";
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, type) };
        foreach (var (name, value) in headers.Where(header => !IsContentType(header.Name)))
            response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }

    private static bool IsContentType(string name) => name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase);
}
