using System.Text.Json;

namespace Authx.Testing.Tests.Sample;

/// <summary>What the widgets service answered.</summary>
public sealed class Reply
{
    public int? Status { get; init; }

    public ProviderError? Error { get; init; }

    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    public static async Task<Reply> ReadAsync(HttpResponseMessage response, TimeProvider clock, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        if (!response.IsSuccessStatusCode)
            return new() { Status = status, Error = ProviderError.FromAnswer(response, clock) };
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        try
        {
            return new() { Status = status, Values = body.Length == 0 ? new Dictionary<string, string>() : JsonSerializer.Deserialize<Dictionary<string, string>>(body)! };
        }
        catch (JsonException)
        {
            return new() { Status = status, Error = new() { Kind = ErrorKind.MalformedAnswer, Message = "the server's answer is not what it should be" } };
        }
    }
}
