namespace Authx.Host.Providers;

/// <summary>What came of a call: the provider's value, or why there is none. A plugin's fault is a failure, never an exception.</summary>
internal sealed class Answer<T>
{
    private readonly T? _value;

    internal Answer(T value) => _value = value;

    internal Answer(Failure failure) => Failure = failure;

    /// <summary>Why there is no value; null where there is one.</summary>
    public Failure? Failure { get; }

    /// <summary>The value.</summary>
    /// <exception cref="FailureException">There is none.</exception>
    public T Value => Failure is null ? _value! : throw Failure.AsException();
}
