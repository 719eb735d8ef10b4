using System.Security.Cryptography;

namespace Authx.Provider.OAuth.Tests;

public sealed class KeyFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"authx-{Guid.NewGuid():N}.pem");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public async Task A_client_with_a_key_signs_and_its_key_stays_in_the_grant()
    {
        Write(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var server = new FakeServer().Answers(200, The.AccessOnly);

        var result = await The.SignIn(server, Signed());

        result.Error?.Message.ShouldBeNull();
        server.Requests[0].Form()["client_assertion"].ShouldNotBeNullOrEmpty();
        result.Grant!.SupportingSecrets["clientKey"].Reveal().ShouldBe(await File.ReadAllTextAsync(_path));
        result.Grant.Pins["clientAuth"].ShouldBe("private_key_jwt");
        result.Grant.Pins["clientKeyId"].ShouldBe("k1");
    }

    [Fact]
    public async Task It_revokes_with_the_file_gone()
    {
        Write(UnixFileMode.UserRead);
        var grant = (await The.SignIn(new FakeServer().Answers(200, The.AccessOnly), Signed())).Grant!;
        File.Delete(_path);
        var server = new FakeServer().Sends(200);

        (await The.Logout(grant, The.Host(server))).ShouldHaveSingleItem().Outcome.ShouldBe(Outcome.Ended);

        server.Requests[0].Form()["client_assertion"].ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    public async Task A_key_that_others_can_read_is_refused(UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
            return;
        Write(UnixFileMode.UserRead | mode);
        var server = new FakeServer();

        var result = await The.SignIn(server, Signed());

        result.Error!.Message.ShouldContain($"chmod 600 {_path}");
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_key_that_is_not_there_is_said() =>
        (await The.SignIn(new FakeServer(), Signed())).Error!.Message.ShouldBe("clientKeyFile: there is no such file");

    [Fact]
    public async Task A_file_that_is_no_key_is_said_and_not_shown()
    {
        Write(UnixFileMode.UserRead, "canary");

        var error = (await The.SignIn(new FakeServer(), Signed())).Error!;

        error.Message.ShouldStartWith("clientKeyFile: ");
        error.Message.ShouldNotContain("canary");
    }

    private ProviderSettings Signed() => The.Robot(("clientAuth", "private_key_jwt"), ("clientKeyFile", _path), ("clientKeyId", "k1"));

    private void Write(UnixFileMode mode, string? text = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        File.WriteAllText(_path, text ?? key.ExportPkcs8PrivateKeyPem());
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_path, mode);
    }
}
