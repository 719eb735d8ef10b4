using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Authx;

namespace AuthxSamples.NpmRegistry;

/// <summary>The registry's protocol, request by request. Nothing of an answer's body gets into a message.</summary>
internal sealed class Registry(RegistryAddress address, ProviderHost host)
{
    // The longest answer here is a user's document.
    private const int MaxAnswer = 256 * 1024;

    public RegistryAddress Address => address;

    /// <summary>Shows name and password for a token.</summary>
    public async Task<Answer> SignInAsync(Person person, CancellationToken cancellationToken)
    {
        var document = person.ToDocument(host.Clock.GetUtcNow());
        var answer = await SendAsync(Request(HttpMethod.Put, address.User(person.Name), person.Code, document), readsBody: true, cancellationToken);
        // "There is such a user": the registry took it for a registration, and wants to see what it has of the user.
        return answer.Status == 409 ? await SignInAgainAsync(person, document, cancellationToken) : answer;
    }

    public Task<Answer> WhoamiAsync(Secret token, CancellationToken cancellationToken) =>
        SendAsync(Request(HttpMethod.Get, address.Whoami, token), readsBody: true, cancellationToken);

    /// <summary>Ends a token, by itself. The status says it all, and a body that breaks off does not unsay it.</summary>
    public Task<Answer> EndAsync(Secret token, Uri place, CancellationToken cancellationToken) =>
        SendAsync(Request(HttpMethod.Delete, place, token), readsBody: false, cancellationToken);

    private async Task<Answer> SignInAgainAsync(Person person, JsonObject document, CancellationToken cancellationToken)
    {
        var read = Request(HttpMethod.Get, address.UserToRead(person.Name), person.Code, null);
        read.Headers.Authorization = person.ToBasic();
        var known = await SendAsync(read, readsBody: true, cancellationToken);
        if (known.Error is not null)
            return known;
        foreach (var member in known.Body.EnumerateObject())
        {
            if (!document.ContainsKey(member.Name) || member.Name == "roles")
                document[member.Name] = JsonNode.Parse(member.Value.GetRawText());
        }

        // A registry that keeps no revisions names none, and is told what npm would tell it.
        var place = address.UserRevision(person.Name, known.Text("_rev") ?? "undefined");
        var write = Request(HttpMethod.Put, place, person.Code, document);
        write.Headers.Authorization = person.ToBasic();
        return await SendAsync(write, readsBody: true, cancellationToken);
    }

    private async Task<Answer> SendAsync(HttpRequestMessage request, bool readsBody, CancellationToken cancellationToken)
    {
        using (request)
        {
            try
            {
                using var response = await host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
                var status = (int)response.StatusCode;
                if (!response.IsSuccessStatusCode)
                    return new() { Status = status, WantsCode = IsForCode(response), Error = Refusal(response, status) };
                // What stands between a hotel's guests and the network answers everything, and with success.
                if (response.Content.Headers.ContentType?.MediaType is "text/html")
                    return Answer.Malformed(status, $"a web page answered with {status} where a registry was expected");
                return readsBody ? await ReadAsync(response, status, cancellationToken) : new() { Status = status };
            }
            catch (Exception e) when (ProviderError.FromException(e, cancellationToken) is { } error)
            {
                return new() { Error = error };
            }
        }
    }

    private static async Task<Answer> ReadAsync(HttpResponseMessage response, int status, CancellationToken cancellationToken)
    {
        await response.Content.LoadIntoBufferAsync(MaxAnswer, cancellationToken);
        try
        {
            using var document = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new() { Status = status, Body = document.RootElement.Clone() }
                : Answer.Malformed(status, "the registry's answer is not what it should be");
        }
        catch (JsonException)
        {
            // Its message may quote the answer, and with it a token.
            return Answer.Malformed(status, $"the registry answered {status} with something that is not JSON");
        }
    }

    private ProviderError Refusal(HttpResponseMessage response, int status)
    {
        var error = ProviderError.FromAnswer(response, host.Clock);
        return status is < 300 or >= 400 ? error : new() { Kind = error.Kind, Message = $"{error.Message}, a redirect, and redirects are not followed" };
    }

    private static bool IsForCode(HttpResponseMessage response) =>
        (int)response.StatusCode == 401 && response.Headers.WwwAuthenticate.Any(way => way.Scheme.Equals("OTP", StringComparison.OrdinalIgnoreCase));

    private static HttpRequestMessage Request(HttpMethod method, Uri place, Secret token)
    {
        var request = Request(method, place);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Reveal());
        return request;
    }

    private static HttpRequestMessage Request(HttpMethod method, Uri place, Secret? code, JsonObject? document)
    {
        var request = Request(method, place);
        if (document is not null)
            request.Content = JsonContent.Create(document);
        if (code is not null)
            request.Headers.TryAddWithoutValidation("npm-otp", code.Reveal());
        return request;
    }

    private static HttpRequestMessage Request(HttpMethod method, Uri place)
    {
        var request = new HttpRequestMessage(method, place);
        request.Headers.Accept.ParseAdd("application/json");
        return request;
    }
}
