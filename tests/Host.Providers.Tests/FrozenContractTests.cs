using System.IO.Compression;
using Authx.Host.Providers.Tests.Support;

namespace Authx.Host.Providers.Tests;

/// <summary>Plugins were built on earlier versions of the contract, and are never built again: see TestProviders/Frozen/README.md.</summary>
public sealed class FrozenContractTests
{
    private static readonly string Frozen = Path.GetFullPath(Path.Combine(PluginFolder.Built("TestProviders"), "..", "..", "Frozen"));
    private static readonly byte[] Today = File.ReadAllBytes(typeof(IAuthProvider).Assembly.Location);

    public static TheoryData<string> Versions => [.. Directory.EnumerateDirectories(Frozen, "contract-*").Select(folder => Path.GetFileName(folder)!).Order()];

    [Theory]
    [MemberData(nameof(Versions))]
    public void The_plugin_refers_to_every_public_member_of_the_contract_that_it_was_built_on(string version)
    {
        var contract = ContractOf(version);
        var constants = ContractSurface.Values(contract).Select(value => value[..value.LastIndexOf('.', value.IndexOf(" = ", StringComparison.Ordinal))]);

        ContractSurface.Bound(contract).Except(ContractSurface.Referred(PluginOf(version))).Except(constants).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Todays_contract_still_has_every_member_of_it(string version) =>
        ContractSurface.Bound(ContractOf(version)).Except(ContractSurface.Bound(Today)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Versions))]
    public void What_the_compiler_wrote_into_the_plugin_still_means_the_same(string version) =>
        ContractSurface.Values(ContractOf(version)).Except(ContractSurface.Values(Today)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Versions))]
    public void No_interface_that_plugins_implement_has_grown(string version)
    {
        var frozen = ContractOf(version);
        var known = ContractSurface.Bound(frozen);
        bool IsNew(string member) => !known.Contains(member) && known.Contains(member[..member[..member.IndexOf('(', StringComparison.Ordinal)].LastIndexOf('.')]);

        // The one interface that the host implements.
        ContractSurface.Demanded(Today).Where(IsNew).Where(member => !member.StartsWith("Authx.IInteraction.", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void There_is_one_for_the_version_of_today() =>
        Directory.Exists(Path.Combine(Frozen, $"contract-{ContractVersion.Host.ToString(2)}")).ShouldBeTrue("Frozen/README.md says how to make it");

    private static byte[] ContractOf(string version) => File.ReadAllBytes(Path.Combine(Frozen, version, "Authx.Abstractions.dll"));

    private static byte[] PluginOf(string version)
    {
        using var package = ZipFile.OpenRead(Directory.EnumerateFiles(Path.Combine(Frozen, version), "*.nupkg").Single());
        using var source = package.Entries.Single(entry => entry.FullName.EndsWith(".dll", StringComparison.Ordinal)).Open();
        using var plugin = new MemoryStream();
        source.CopyTo(plugin);
        return plugin.ToArray();
    }
}
