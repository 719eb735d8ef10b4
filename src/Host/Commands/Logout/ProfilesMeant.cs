using Authx.Host.Profiles;

namespace Authx.Host.Commands.Logout;

/// <summary>Which profiles a logout of many means: all, or those of one service.</summary>
internal sealed class ProfilesMeant(ProfileStore profiles, string? service)
{
    private readonly Dictionary<string, Failure> _unknown = new(StringComparer.Ordinal);

    public List<string> Names() => service is null ? [.. profiles.Names()] : [.. profiles.Names().Where(MayBelong)];

    /// <summary>Why it cannot be told whether this one belongs to the service; it is named then, and left alone whatever else is wanted.</summary>
    public Failure? WhyUnknown(string name) => _unknown.GetValueOrDefault(name);

    private bool MayBelong(string name)
    {
        try
        {
            return string.Equals(profiles.Read(name)?.Service, service, StringComparison.OrdinalIgnoreCase);
        }
        catch (FailureException e)
        {
            var why = $"Whether the profile \"{name}\" belongs to the service \"{ForeignText.Clean(service!)}\" cannot be told. {e.Failure.Message}";
            _unknown.Add(name, e.Failure with { Message = why });
            return true;
        }
    }
}
