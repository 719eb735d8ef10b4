using System.Text;

namespace Authx.Host.Profiles.Tests;

/// <summary>A profile's file: what was written is read again, and whatever else stands there is refused in words.</summary>
public sealed class ProfileFileTests
{
    [Fact]
    public void Every_field_is_read_as_it_was_written() => Same(Again(The.Full), The.Full);

    [Fact]
    public void What_is_not_set_stays_unset() => Same(Again(The.Bare), The.Bare);

    [Theory]
    [InlineData(Provenance.Minted, Revocability.Local)]
    [InlineData(Provenance.Imported, Revocability.AtServer)]
    [InlineData(Provenance.Imported, Revocability.Unsupported)]
    public void Every_word_is_read_as_it_was_written(Provenance provenance, Revocability revocability)
    {
        var profile = The.Bare with { Grant = The.Bare.Grant with { Provenance = provenance, Revocability = revocability } };
        Same(Again(profile), profile);
    }

    [Fact]
    public void The_words_are_those_of_the_documents()
    {
        foreach (var value in Enum.GetValues<Provenance>())
            ProfileWords.Of(value).ShouldBe(EnumNames.Of(value));
        foreach (var value in Enum.GetValues<Revocability>())
            ProfileWords.Of(value).ShouldBe(EnumNames.Of(value));
        foreach (var value in Enum.GetValues<Placement>())
            ProfileWords.Of(value).ShouldBe(EnumNames.Of(value));
    }

    [Fact]
    public void A_file_that_was_cut_off_anywhere_is_refused()
    {
        var whole = ProfileWriter.Write(The.Full).ToArray();
        for (var length = 0; length < whole.Length; length++)
            Should.Throw<FormatException>(() => ProfileReader.Read("work", whole.AsSpan(0, length)), $"cut at {length}");
    }

    [Fact]
    public void Whatever_bit_is_flipped_it_is_a_profile_or_refused_in_words()
    {
        var whole = ProfileWriter.Write(The.Full).ToArray();
        for (var at = 0; at < whole.Length; at++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                whole[at] ^= (byte)(1 << bit);
                ReadOrRefuse(whole);
                whole[at] ^= (byte)(1 << bit);
            }
        }
    }

    [Fact]
    public void What_is_said_of_a_damaged_file_never_quotes_it()
    {
        var text = Encoding.UTF8.GetString(ProfileWriter.Write(The.Full).Span);
        var damaged = text.Replace($"\"{The.Canary}\"", $"\"{The.Canary}", StringComparison.Ordinal);
        Should.Throw<FormatException>(() => Read("work", damaged)).ToString().ShouldNotContain(The.Canary);
    }

    [Theory]
    [InlineData("\"schema\": 1", "\"schema\": 2", "schema 2")]
    [InlineData("\"schema\": 1", "\"schema\": \"1\"", "wrong type")]
    [InlineData("\"schema\": 1", "\"schema\": 1.5", "wrong type")]
    [InlineData("\"schema\": 1", "\"schema\": 99999999999999999999", "wrong type")]
    [InlineData("\"schema\": 1,", "", "\"schema\" is missing")]
    [InlineData("\"name\": \"work\"", "\"name\": \"other\"", "another profile")]
    [InlineData("\"minted\"", "\"stolen\"", "\"provenance\"")]
    [InlineData("\"minted\"", "0", "wrong type")]
    [InlineData("\"atServer\"", "\"AtServer\"", "\"revocability\"")]
    [InlineData("\"cookie\"", "\"jar\"", "\"placement\"")]
    [InlineData("\"canEndEverywhere\": true", "\"canEndEverywhere\": \"yes\"", "wrong type")]
    [InlineData("\"provider\": \"oauth\"", "\"provider\": null", "wrong type")]
    [InlineData("\"provider\": \"oauth\"", "\"provider\": \"oauth\", \"provider\": \"apikey\"", "line 4: not JSON")]
    [InlineData("2026-11-21T02:00:47.4319555Z", "2026-11-31T02:00:47Z", "wrong type")]
    public void What_does_not_belong_there_is_refused(string right, string wrong, string words)
    {
        var text = Encoding.UTF8.GetString(ProfileWriter.Write(The.Full).Span);
        text.ShouldContain(right);
        Should.Throw<FormatException>(() => Read("work", text.Replace(right, wrong, StringComparison.Ordinal))).Message.ShouldContain(words);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("1")]
    [InlineData("\"text\"")]
    [InlineData("{}")]
    public void What_is_no_object_is_no_profile(string text) => Should.Throw<FormatException>(() => Read("work", text));

    private static Profile Read(string name, string text) => ProfileReader.Read(name, Encoding.UTF8.GetBytes(text));

    private static Profile Again(Profile profile) => ProfileReader.Read(profile.Name, ProfileWriter.Write(profile).Span);

    private static void ReadOrRefuse(byte[] content)
    {
        try
        {
            ProfileReader.Read("work", content).Name.ShouldBe("work");
        }
        catch (FormatException e)
        {
            e.Message.ShouldNotBeEmpty();
        }
    }

    private static void Same(Profile read, Profile written)
    {
        // Records compare lists and secrets by reference; as files they compare by what is in them.
        Encoding.UTF8.GetString(ProfileWriter.Write(read).Span).ShouldBe(Encoding.UTF8.GetString(ProfileWriter.Write(written).Span));
        (read with { Grant = written.Grant, Carried = written.Carried }).ShouldBe(written);
        read.Carried?.Select(s => (s.Key, s.Value.Reveal())).ShouldBe(written.Carried?.Select(s => (s.Key, s.Value.Reveal())));
        read.Grant.Credentials.Select(c => (c.Kind, c.Id, c.ExpiresAt, c.IssuedFrom))
            .ShouldBe(written.Grant.Credentials.Select(c => (c.Kind, c.Id, c.ExpiresAt, c.IssuedFrom)));
        read.Grant.Account.ShouldBe(written.Grant.Account);
        read.Grant.Use.ShouldBe(written.Grant.Use);
        read.Grant.Pins.ShouldBe(written.Grant.Pins);
        read.Grant.Origins.ShouldBe(written.Grant.Origins);
        (read.Grant.Server, read.Grant.Provenance, read.Grant.Revocability, read.Grant.CanEndEverywhere)
            .ShouldBe((written.Grant.Server, written.Grant.Provenance, written.Grant.Revocability, written.Grant.CanEndEverywhere));
    }
}
