using Authx.Host.Settings;

namespace Authx.Host.Tests;

public sealed class HostScalarTests : IDisposable
{
    private readonly Room _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public void The_users_file_covers_the_systems()
    {
        Confirm().ShouldBe((null, null));
        _room.System("""{ "services": { "confirm": { "confirm": "no" } }, "confirm": "always" }""");
        Confirm().ShouldBe(("always", null));
        _room.User("// mine\n{ \"CONFIRM\": \"never\", }");
        Confirm().ShouldBe(("never", null));
    }

    [Theory]
    [InlineData("{ \"confirm\": \"always\", ")]
    [InlineData("{ \"confirm\": \"always\" } x")]
    [InlineData("[\"confirm\"]")]
    [InlineData("{ \"\\u0063onfirm\": ")]
    public void A_broken_file_is_left_out_with_a_warning(string text)
    {
        _room.User(text);
        var (value, warning) = Confirm();
        value.ShouldBeNull();
        warning.ShouldBe($"The settings in {_room.UserFile} cannot be read and are left out. See authx config validate.");
        _room.System("""{ "confirm": "never" }""");
        Confirm().Value.ShouldBe("never");
    }

    [Fact]
    public void A_broken_file_that_says_nothing_of_the_key_is_not_read_at_all()
    {
        _room.User("{ \"vault\": ");
        Confirm().ShouldBe((null, null));
    }

    [Fact]
    public void A_key_that_is_written_with_escapes_is_found()
    {
        _room.User("""{ "\u0063onfirm": "always" }""");
        Confirm().ShouldBe(("always", null));
    }

    [Fact]
    public void A_directory_in_the_place_of_the_file_is_a_warning_too()
    {
        Directory.CreateDirectory(_room.UserFile);
        Confirm().Warning.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("always", "always", false)]
    [InlineData("never", "never", false)]
    [InlineData("perhaps", "auto", true)]
    public void Confirmation_has_three_values(string written, string read, bool warns)
    {
        _room.User($$"""{ "confirm": "{{written}}" }""");
        var home = Path.GetDirectoryName(_room.UserFile);
        var places = Places.From(name => name == "AUTHX_HOME" ? home : null);
        var (value, warning) = HostScalar.ReadConfirm(places);
        value.ShouldBe(read);
        (warning is not null).ShouldBe(warns);
    }

    private (string? Value, string? Warning) Confirm() => HostScalar.Read("confirm", _room.UserFile, _room.SystemFile);
}
