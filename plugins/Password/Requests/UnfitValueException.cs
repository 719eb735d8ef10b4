namespace Authx.Provider.Password;

/// <summary>A value cannot stand where a template wants it. The message names the place and never the value.</summary>
internal sealed class UnfitValueException(ErrorKind kind, string message) : Exception(message)
{
    public ProviderError Error => new() { Kind = kind, Message = Message };
}
