using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Authx.House.Tests;

public sealed partial class RoomTests
{
    // Files is the ground floor (docs/decisions/2026-11-21-a-room-for-files.md): every room stands on it, it knows none.
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Files"] = [],
        ["Profiles"] = ["Files"],
        ["Vaults"] = ["Files"],
        ["Settings"] = ["Files"],
        ["Providers"] = ["Files"],
        ["Terminal"] = ["Files"],
        ["Commands"] = ["Files", "Profiles", "Vaults", "Settings", "Providers", "Terminal"],
    };

    [Fact]
    public void A_room_uses_only_the_rooms_that_it_may_enter()
    {
        var trespasses =
            from file in Repository.Sources("src/Host")
            where file.Room.Length > 0
            from line in file.Code
            from Match match in RoomName().Matches(line)
            let room = match.Groups[1].Value
            where room != file.Room && !MayUse[file.Room].Contains(room)
            select $"{file.Path} uses {room}";

        trespasses.ShouldBeEmpty();
    }

    [Fact]
    public void Every_room_of_the_host_has_its_rule() =>
        Repository.Sources("src/Host").Select(f => f.Room).Where(r => r.Length > 0).Distinct().ShouldBe(MayUse.Keys, ignoreOrder: true);

    [Fact]
    public void The_root_of_the_host_knows_no_room_but_the_door()
    {
        var trespasses =
            from file in Repository.Sources("src/Host")
            where file.Room.Length == 0 && !file.Path.EndsWith("Program.cs", StringComparison.Ordinal)
            from line in file.Code
            where RoomName().IsMatch(line)
            select file.Path;

        trespasses.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("plugins")]
    [InlineData("src/Abstractions")]
    public void Plugins_and_the_contract_know_nothing_of_the_host(string folder) =>
        Repository.Sources(folder).Where(f => f.Text.Contains("Authx.Host", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void The_host_knows_no_provider_by_its_id()
    {
        // A setting that is called like one holds a secret; that is all that is known there.
        var knowing = Repository.Sources("src/Host")
            .Where(file => file.Code.Any(line => BundledId().IsMatch(line)))
            .Select(file => file.Path);

        knowing.ShouldBe(["src/Host/Settings/SecretLooks.cs"]);
    }

    [Fact]
    public void The_insides_of_the_host_and_the_contract_are_shown_to_tests_alone()
    {
        var shown =
            from project in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            from Match match in InsidesFor().Matches(File.ReadAllText(project))
            select match.Groups[1].Value;

        shown.ShouldAllBe(name => name.EndsWith("Tests", StringComparison.Ordinal) || name.EndsWith("Driver", StringComparison.Ordinal));
    }

    [Fact]
    public void Plugins_reference_the_contract_alone()
    {
        var references =
            from project in Directory.EnumerateFiles(Path.Combine(Repository.Root, "plugins"), "*.csproj", SearchOption.AllDirectories)
            from line in File.ReadAllLines(project)
            where line.Contains("ProjectReference", StringComparison.Ordinal) && line.Contains("Include", StringComparison.Ordinal)
            select line;

        references.ShouldAllBe(line => line.Contains("Authx.Abstractions.csproj", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(@"\bConsole\.", "src/Host/Terminal/")]
    [InlineData(@"\bProcess\.Start|\bProcessStartInfo\b", "src/Host/Terminal/")]
    [InlineData(@"Microsoft\.Extensions\.Configuration", "src/Host/Settings/")]
    [InlineData(@"\bAssemblyLoadContext\b|\bActivator\b|\.GetType\(\s*""|\bSystem\.Reflection\.Metadata\b", "src/Host/Providers/")]
    [InlineData(@"McMaster", "src/Host/Commands/Line/|src/Host/Terminal/ParserConsole.cs")]
    [InlineData(@"Environment\.Exit\b", "src/Host/Program.cs")]
    public void Only_one_place_may_touch(string pattern, string places)
    {
        var trespasses =
            from folder in (string[])["src/Host", "src/Abstractions", "plugins"]
            from file in Repository.Sources(folder)
            where !places.Split('|').Any(p => file.Path.StartsWith(p, StringComparison.Ordinal))
            from line in file.Code
            where Regex.IsMatch(line, pattern)
            select $"{file.Path}: {line.Trim()}";

        trespasses.ShouldBeEmpty();
    }

    [Fact]
    public void Only_the_exit_codes_know_numbers()
    {
        var trespasses =
            from file in Repository.Sources("src/Host")
            from line in file.Code
            where Regex.IsMatch(line, @"\(ExitCode\)\d|return (64|130);")
            select $"{file.Path}: {line.Trim()}";

        trespasses.ShouldBeEmpty();
    }

    [Fact]
    public void No_file_is_longer_than_250_lines()
    {
        var long_ =
            from folder in (string[])["src", "plugins", "samples", "build"]
            from file in Repository.Sources(folder)
            where file.Text.Split('\n').Length > 250
            select file.Path;

        long_.ShouldBeEmpty();
    }

    [GeneratedRegex(@"\bAuthx\.Host\.(Commands|Files|Profiles|Providers|Settings|Terminal|Vaults)\b")]
    private static partial Regex RoomName();

    [GeneratedRegex("\"(apikey|oauth)\"")]
    private static partial Regex BundledId();

    [GeneratedRegex("InternalsVisibleTo Include=\"([^\"]+)\"")]
    private static partial Regex InsidesFor();
}
