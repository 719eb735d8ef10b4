namespace Authx.Testing;

/// <summary>A user who types what the test says, and remembers what was said to them. There is no browser here.</summary>
public sealed class ScriptedPeople : IInteraction
{
    private readonly List<string> _heard = [];

    /// <summary>What is typed, by the option that would answer the same question: <c>--password-stdin</c>.</summary>
    public IReadOnlyDictionary<string, string> Types { get; init; } = new Dictionary<string, string>();

    /// <summary>Everything that was told, warned of and asked.</summary>
    public IReadOnlyList<string> Heard => _heard;

    /// <inheritdoc/>
    public bool CanAsk => Types.Count > 0;

    /// <inheritdoc/>
    public string? WhyNoBrowser => "this is a test";

    /// <inheritdoc/>
    public void Tell(string message) => Hear(message);

    /// <inheritdoc/>
    public void Warn(string message) => Hear(message);

    /// <inheritdoc/>
    public Task<string> AskAsync(Question question, CancellationToken cancellationToken) => Task.FromResult(AnswerTo(question));

    /// <inheritdoc/>
    public Task<Secret> AskSecretAsync(Question question, CancellationToken cancellationToken) => Task.FromResult(new Secret(AnswerTo(question)));

    /// <inheritdoc/>
    public Task<bool> OpenPageAsync(Uri address, CancellationToken cancellationToken)
    {
        Hear(address.AbsoluteUri);
        return Task.FromResult(false);
    }

    private string AnswerTo(Question question)
    {
        Hear(question.Prompt);
        return Types.TryGetValue(question.Option, out var typed) ? typed : throw new MissingInputException(question);
    }

    private void Hear(string message)
    {
        lock (_heard)
            _heard.Add(message);
    }
}
