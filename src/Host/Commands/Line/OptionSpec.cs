namespace Authx.Host.Commands.Line;

internal enum OptionKind
{
    Flag,
    Single,
    Repeated,
}

/// <summary>An option, from a template such as <c>-o|--output &lt;FORM&gt;</c>.</summary>
internal sealed class OptionSpec
{
    private readonly string? _short;
    private readonly string _long;
    private readonly List<string> _values = [];
    private bool _isSet;

    public OptionSpec(string template, string meaning, OptionKind kind)
    {
        (Template, Meaning, Kind) = (template, meaning, kind);
        var spellings = template;
        if (template.IndexOf(' ', StringComparison.Ordinal) is var blank and > 0)
        {
            ValueName = template[(blank + 1)..];
            spellings = template[..blank];
        }
        var bar = spellings.IndexOf('|', StringComparison.Ordinal);
        _short = bar < 0 ? null : spellings[..bar];
        _long = spellings[(bar + 1)..];
    }

    public string Template { get; }

    public string Meaning { get; }

    public OptionKind Kind { get; }

    /// <summary>What help calls its value.</summary>
    public string? ValueName { get; }

    public IReadOnlyList<string> Spellings => _short is null ? [_long] : [_short, _long];

    public IReadOnlyList<string> All => _values;

    public bool HasValue => _isSet;

    public string? Value => _values.Count == 0 ? null : _values[0];

    public bool IsSpelled(string spelling) => spelling == _long || spelling == _short;

    /// <summary>Whether it may be given, or given once more.</summary>
    public bool Accepts => !_isSet || Kind != OptionKind.Single;

    public void Set(string? value)
    {
        _isSet = true;
        if (value is not null)
            _values.Add(value);
    }

    public void Reset()
    {
        _isSet = false;
        _values.Clear();
    }
}
