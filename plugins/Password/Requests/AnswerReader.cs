using System.Text.Json;

namespace Authx.Provider.Password;

/// <summary>Reads what a server says to a step. Nothing of a body, header or cookie ever gets into a message.</summary>
internal sealed class AnswerReader(Step step, ProviderHost host)
{
    private readonly Condition? _alive = ConditionOf(step, "aliveWhen");
    private readonly Condition? _done = ConditionOf(step, "doneWhen");
    private readonly Condition? _otp = ConditionOf(step, "otpWhen");

    public async Task<Run> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        var verdict = step.Classify(status);
        var reply = new Reply(status, response.Headers, SetCookies.Of(response, host.Clock)) { IsPage = IsPage(response.Content) };
        var isDone = verdict == Verdict.Done;
        if (isDone ? ReadsJson || Extracts(Source.Body) : _otp?.ReadsBody == true)
        {
            if (await BodyAsync(response, isDone, cancellationToken) is { } body)
                reply = reply with { Document = body.Document, Text = body.Text };
            else if (isDone)
                return Run.Failed(ErrorKind.MalformedAnswer, $"the server answered {status} with something that is not JSON", status);
        }

        if (_otp?.Holds(reply) == true)
            verdict = Verdict.Otp;
        return verdict == Verdict.Done ? Judge(reply) : new(verdict) { Status = status, Error = ErrorOf(response, status) };
    }

    private bool ReadsJson => _alive?.ReadsBody == true || _done?.ReadsBody == true || _otp?.ReadsBody == true
        || (step.IsLast && step.Operation == Op.Sessions)
        || Extracts(Source.Json);

    private bool Extracts(string kind)
    {
        foreach (var (_, sources) in step.Extractors)
        {
            if (sources.Contains(kind + ":", StringComparison.Ordinal) && Source.List(sources).Exists(source => source.Kind == kind))
                return true;
        }

        return false;
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

    /// <returns>What stands in it, nothing where it is empty; null where it cannot be read.</returns>
    private async Task<Body?> BodyAsync(HttpResponseMessage response, bool matters, CancellationToken cancellationToken)
    {
        try
        {
            return await new BodyReader(host).ReadAsync(response.Content, asJson: !matters || ReadsJson, asText: matters && Extracts(Source.Body), cancellationToken);
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

    private static bool IsPage(HttpContent content) =>
        content.Headers.ContentType?.MediaType?.Contains("html", StringComparison.OrdinalIgnoreCase) == true;

    private static Condition? ConditionOf(Step step, string key) => step.Find(key) is { } text ? Condition.Parse(text) : null;
}
