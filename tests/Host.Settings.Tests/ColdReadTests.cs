using System.Reflection;
using System.Runtime.Loader;
using Authx.Host.Settings;

namespace Authx.Host.Tests;

/// <summary>What a sign-out pays for: it must not load Configuration to read one value.</summary>
public sealed class ColdReadTests : IDisposable
{
    private readonly Room _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public void Reading_one_value_asks_for_no_assembly_of_Configuration()
    {
        _room.User("""{ "services": { "acme": { "provider": "apikey" } }, "confirm": "always" }""");
        var host = new RecordingContext();
        var home = Path.GetDirectoryName(_room.UserFile);
        Func<string, string?> variable = name => name == "AUTHX_HOME" ? home : null;

        var places = host.Call("Authx.Host.Places", nameof(Places.From), variable);
        var read = host.Call("Authx.Host.Settings.HostScalar", nameof(HostScalar.ReadConfirm), places);

        read.ShouldBe(("always", (string?)null));
        host.Asked.ShouldContain("System.Text.Json");
        host.Asked.ShouldNotContain(name => name.StartsWith("Microsoft.Extensions", StringComparison.Ordinal));
    }

    /// <summary>Loads the host a second time, so that nothing is there yet that another test has loaded.</summary>
    private sealed class RecordingContext() : AssemblyLoadContext("cold")
    {
        public List<string> Asked { get; } = [];

        public object? Call(string type, string method, object? argument) =>
            LoadFromAssemblyPath(typeof(Places).Assembly.Location)
                .GetType(type, throwOnError: true)!
                .GetMethod(method, BindingFlags.Public | BindingFlags.Static)!
                .Invoke(null, [argument]);

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            Asked.Add(assemblyName.Name!);
            return null;
        }
    }
}
