using System.Text;

namespace Authx.Host.Providers;

/// <summary>
/// Stands where the console's writers were, so that a plugin that prints does not print into a result. What goes past
/// the console's writers, to the handle itself, cannot be caught.
/// </summary>
internal sealed class PluginPrints : TextWriter
{
    public static readonly PluginPrints Instance = new();

    private PluginPrints()
    {
    }

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => ProcessHooks.Culprit?.Print([value]);

    public override void Write(string? value) => ProcessHooks.Culprit?.Print(value);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer) => ProcessHooks.Culprit?.Print(buffer);
}
