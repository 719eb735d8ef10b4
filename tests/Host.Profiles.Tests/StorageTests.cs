using System.Text;

namespace Authx.Host.Profiles.Tests;

/// <summary>Files, modes, locks and the pointer.</summary>
public sealed class StorageTests : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _home = Directory.CreateTempSubdirectory("authx-profiles-").FullName;
    private readonly Places _places;
    private readonly List<string> _notes = [];
    private readonly ProfileStore _store;

    public StorageTests()
    {
        _places = Places.From(name => name == "AUTHX_HOME" ? _home : null);
        _store = ProfileStore.Of(_places, _notes.Add);
    }

    private string WorkFile => Path.Combine(_places.Profiles, "work.json");

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public void A_saved_profile_is_found_again_and_a_deleted_one_is_not()
    {
        _store.Save(The.Full);
        _store.Read("work")!.Grant.Account!.Name.ShouldBe(The.Full.Grant.Account!.Name);
        _store.Delete("work");
        _store.Read("work").ShouldBeNull();
        _store.Exists("work").ShouldBeFalse();
    }

    [Fact]
    public void A_damaged_profile_says_how_to_be_rid_of_it()
    {
        _store.Save(The.Full);
        File.WriteAllText(WorkFile, "{");
        var failure = Should.Throw<FailureException>(() => _store.Read("work")).Failure;
        failure.Code.ShouldBe(ErrorCode.ProfileUnreadable);
        failure.Hint!.ShouldContain("authx logout work --local");
    }

    [Fact]
    public void Writing_leaves_no_temporary_file_and_deleting_removes_one_that_was_left()
    {
        _store.Save(The.Full);
        File.Exists(AtomicFile.TemporaryName(WorkFile)).ShouldBeFalse();
        File.WriteAllText(AtomicFile.TemporaryName(WorkFile), The.Canary);
        _store.Delete("work");
        Directory.EnumerateFiles(_places.Profiles).ShouldBeEmpty();
    }

    [Fact]
    public void What_an_interrupted_write_left_is_overwritten()
    {
        _store.Save(The.Full);
        File.WriteAllText(AtomicFile.TemporaryName(WorkFile), "half");
        _store.Save(The.Full with { Service = "other" });
        _store.Read("work")!.Service.ShouldBe("other");
    }

    [Fact]
    public void A_write_that_fails_leaves_what_was_there()
    {
        _store.Save(The.Full);
        Directory.CreateDirectory(AtomicFile.TemporaryName(WorkFile));
        Should.Throw<FailureException>(() => _store.Save(The.Full with { Service = "other" })).Failure.Code.ShouldBe(ErrorCode.StorageFailed);
        _store.Read("work")!.Service.ShouldBe("acme");
    }

    [Fact]
    public void A_profile_is_written_for_its_owner_alone()
    {
        if (OperatingSystem.IsWindows())
            return;
        _store.Save(The.Full);
        File.GetUnixFileMode(WorkFile).ShouldBe(Private);
        File.GetUnixFileMode(_places.Profiles).ShouldBe(Private | UnixFileMode.UserExecute);
    }

    [Fact]
    public void A_profile_that_others_may_read_is_not_used()
    {
        if (OperatingSystem.IsWindows())
            return;
        _store.Save(The.Full);
        File.SetUnixFileMode(WorkFile, Private | UnixFileMode.OtherRead);
        var failure = Should.Throw<FailureException>(() => _store.Read("work")).Failure;
        failure.Code.ShouldBe(ErrorCode.UnsafePermissions);
        failure.Hint!.ShouldStartWith("chmod 600");
    }

    [Fact]
    public void A_directory_that_others_may_read_is_repaired_and_one_that_they_may_write_is_not_used()
    {
        if (OperatingSystem.IsWindows())
            return;
        _store.Save(The.Full);
        File.SetUnixFileMode(_places.Profiles, Private | UnixFileMode.UserExecute | UnixFileMode.OtherRead);
        ProfileStore.Of(_places, _notes.Add).Read("work").ShouldNotBeNull();
        _notes.ShouldHaveSingleItem().ShouldContain("0700 now");
        File.SetUnixFileMode(_places.Profiles, Private | UnixFileMode.UserExecute | UnixFileMode.GroupWrite);
        Should.Throw<FailureException>(() => ProfileStore.Of(_places, _notes.Add).Read("work")).Failure.Code.ShouldBe(ErrorCode.UnsafePermissions);
    }

    [Fact]
    public async Task One_at_a_time_holds_the_lock_of_a_profile()
    {
        var impatient = new LockPatience("it", TimeSpan.Zero, TimeProvider.System, () => { });
        var held = await _store.LockAsync("work", impatient, CancellationToken.None);
        var second = _store.LockAsync("work", impatient, CancellationToken.None);
        (await Should.ThrowAsync<FailureException>(second)).Failure.Code.ShouldBe(ErrorCode.ProfileLocked);
        using (await _store.LockAsync("other", impatient, CancellationToken.None))
            held.IsHeld.ShouldBeTrue();
        held.Dispose();
        using var third = await _store.LockAsync("work", impatient, CancellationToken.None);
        third.IsHeld.ShouldBeTrue();
    }

    [Fact]
    public async Task The_lock_tells_what_an_earlier_holder_never_finished()
    {
        var patience = new LockPatience("it", TimeSpan.Zero, TimeProvider.System, () => { });
        using (var first = await _store.LockAsync("work", patience, CancellationToken.None))
            first.Begin("a sign-out");
        using (var second = await _store.LockAsync("work", patience, CancellationToken.None))
        {
            second.Unfinished().ShouldBe("a sign-out");
            second.Finish();
        }

        using var third = await _store.LockAsync("work", patience, CancellationToken.None);
        third.Unfinished().ShouldBeNull();
    }

    [Theory]
    [InlineData("work\n", "work")]
    [InlineData("  work \r\n", "work")]
    [InlineData("", null)]
    [InlineData(" \n", null)]
    public void The_pointer_is_a_name_or_unset(string content, string? name)
    {
        File.WriteAllText(_places.DefaultProfileFile, content);
        new DefaultProfile(_places).Get().ShouldBe(name);
    }

    [Fact]
    public void A_pointer_that_is_too_long_or_not_there_or_no_file_is_unset()
    {
        var pointer = new DefaultProfile(_places);
        pointer.Get().ShouldBeNull();
        File.WriteAllBytes(_places.DefaultProfileFile, Encoding.ASCII.GetBytes(new string('a', 65)));
        pointer.Get().ShouldBeNull();
        File.WriteAllBytes(_places.DefaultProfileFile, Encoding.ASCII.GetBytes(new string('a', 100_000)));
        pointer.Get().ShouldBeNull();
        File.Delete(_places.DefaultProfileFile);
        Directory.CreateDirectory(_places.DefaultProfileFile);
        pointer.Get().ShouldBeNull();
    }

    [Fact]
    public void The_pointer_is_set_and_unset()
    {
        var pointer = new DefaultProfile(_places);
        pointer.Set("work");
        pointer.Get().ShouldBe("work");
        pointer.Unset();
        pointer.Get().ShouldBeNull();
    }
}
