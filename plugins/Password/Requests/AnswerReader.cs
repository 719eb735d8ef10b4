using System.Text.Json;

namespace Authx.Provider.Password;

/// <summary>Reads what a server says to a step. Nothing of a body, header or cookie ever gets into a message.</summary>
internal sealed class AnswerReader(Step step, ProviderHost host)
{
    private const int MaxAnswer = 4 * 1024 * 1024;
    private readonly Condition? _alive = ConditionOf(step, "aliveWhen");
    private readonly Condition? _done = ConditionOf(step, "doneWhen");
    private readonly Condition? _otp = ConditionOf(step, "otpWhen");

    public async Task<Run> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        var verdict = step.Classify(status);
        var reply = new Reply(status, response.Headers, SetCookies.Of(response, host.Clock));
        var isDone = verdict == Verdict.Done;
        if (isDone ? ReadsBody : _otp?.ReadsBody == true)
        {
            if (await DocumentAsync(response, isDone, cancellationToken) is { } document)
                reply = reply with { Document = document };
            else if (isDone)
                return Run.Failed(ErrorKind.MalformedAnswer, $"the server answered {status} with something that is not JSON", status);
        }

        if (_otp?.Holds(reply) == true)
            verdict = Verdict.Otp;
        return verdict == Verdict.Done ? Judge(reply) : new(verdict) { Status = status, Error = ErrorOf(response, status) };
    }

    private bool ReadsBody => _alive?.ReadsBody == true || _done?.ReadsBody == true || _otp?.ReadsBody == true
        || (step.IsLast && step.Operation == Op.Sessions)
        || ExtractsJson;

    private bool ExtractsJson
    {
        get
        {
            foreach (var (_, source) in step.Extractors)
            {
                if (source.Contains(Source.Json + ":", StringComparison.Ordinal))
                    return true;
            }

            return false;
        }
    }

    private Run Judge(Reply reply)
    {
        if (_alive?.Holds(reply) == false)
            return new(step.Operation == Op.Login ? Verdict.Wrong : Verdict.Dead) { Status = reply.Status, Error = Says(reply.Status, "aliveWhen", ErrorKind.CredentialRefused) };
        return _done?.Holds(reply) == false
            ? new(Verdict.Failed) { Status = reply.Status, Error = Says(reply.Status, "doneWhen", ErrorKind.MalformedAnswer) }
            : new(Verdict.Done) { Status = reply.Status, Reply = reply };
    }

    private ProviderError Says(int status, string condition, ErrorKind kind) =>
        new() { Kind = kind, Message = $"the server answered {status}, but {step.Key}.{condition} does not hold" };

    private ProviderError ErrorOf(HttpResponseMessage response, int status) => status is >= 300 and < 400
        ? new() { Kind = ErrorKind.MalformedAnswer, Message = Redirects.Describe(response) }
        : response.IsSuccessStatusCode
            ? new() { Kind = ErrorKind.MalformedAnswer, Message = $"the server answered {status}, which {step.Key} does not take for done" }
            : ProviderError.FromAnswer(response, host.Clock);

    /// <returns>The document, undefined where there is none; null where it cannot be read.</returns>
    private async Task<JsonElement?> DocumentAsync(HttpResponseMessage response, bool matters, CancellationToken cancellationToken)
    {
        try
        {
            return await DocumentAsync(response.Content, cancellationToken);
        }
        catch (JsonException)
        {
            // Its message may quote the body.
            return null;
        }
        catch (Exception e) when (!matters && ProviderError.FromException(e, cancellationToken) is not null)
        {
            return null;
        }
    }

    private async Task<JsonElement> DocumentAsync(HttpContent content, CancellationToken cancellationToken)
    {
        // A client's time limit ends with the headers; the body gets as much again.
        using var limit = new CancellationTokenSource(host.Http.Timeout, host.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        await content.LoadIntoBufferAsync(MaxAnswer, either.Token);
        var body = await content.ReadAsStreamAsync(either.Token);
        if (body.Length == 0)
            return default;
        using var document = JsonDocument.Parse(body);
        return document.RootElement.Clone();
    }

    private static Condition? ConditionOf(Step step, string key) => step.Find(key) is { } text ? Condition.Parse(text) : null;
}
