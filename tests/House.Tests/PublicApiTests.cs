using Shouldly;
using Xunit;

namespace Authx.House.Tests;

public sealed class PublicApiTests
{
    private const string Approved = "tests/House.Tests/PublicApi.approved.txt";

    [Fact]
    public void The_contracts_public_surface_is_the_approved_one()
    {
        var surface = PublicApi.Of(typeof(IAuthProvider).Assembly);
        var received = Path.Combine(Repository.Root, "artifacts", "PublicApi.received.txt");
        Directory.CreateDirectory(Path.GetDirectoryName(received)!);
        File.WriteAllText(received, surface);

        surface.ShouldBe(Repository.Read(Approved),
            $"The contract changed. If that is meant, and only adds: copy {received} over {Approved} and raise AuthxContractVersion.");
    }
}
