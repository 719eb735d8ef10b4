namespace ManifestWriter.Tests;

public sealed class RuleTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("0")]
    [InlineData("contoso.widgets_2-x")]
    [InlineData("com")]
    [InlineData("com10")]
    [InlineData("console")]
    public void An_id_that_is_a_name_everywhere_is_taken(string id) => IdRule.Check("plugin", id).ShouldBeEmpty();

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    [InlineData(".a")]
    [InlineData("-a")]
    [InlineData("a b")]
    [InlineData("../a")]
    [InlineData("ä")]
    [InlineData("nul")]
    [InlineData("con.txt")]
    [InlineData("com1")]
    [InlineData("lpt9.x")]
    public void Any_other_id_is_refused(string id) => IdRule.Check("plugin", id).ShouldHaveSingleItem().Code.ShouldBe("AXP004");

    [Fact]
    public void An_id_has_64_characters_at_most()
    {
        IdRule.Check("plugin", new('a', 64)).ShouldBeEmpty();
        IdRule.Check("plugin", new('a', 65)).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(SettingType.Text, "")]
    [InlineData(SettingType.Flag, "false")]
    [InlineData(SettingType.Number, "-1")]
    [InlineData(SettingType.Url, "https://api.example/v1")]
    [InlineData(SettingType.Url, "http://127.0.0.1:8080")]
    [InlineData(SettingType.Url, "http://[::1]:8080")]
    [InlineData(SettingType.Path, "/v1/keys/{id}")]
    [InlineData(SettingType.Statuses, "404,410")]
    [InlineData(SettingType.JsonPointer, "/account/id")]
    [InlineData(SettingType.HeaderName, "X-Api-Key")]
    public void A_default_of_its_type_is_taken(SettingType type, string value) =>
        SettingRules.Check([new("key", type) { Default = value }]).ShouldBeEmpty();

    [Theory]
    [InlineData(SettingType.Flag, "yes")]
    [InlineData(SettingType.Number, "1.5")]
    [InlineData(SettingType.Number, "99999999999")]
    [InlineData(SettingType.Url, "http://api.example")]
    [InlineData(SettingType.Url, "http://127.0.0.1.evil.example")]
    [InlineData(SettingType.Url, "/v1")]
    [InlineData(SettingType.Path, "v1")]
    [InlineData(SettingType.Path, "//evil.example/v1")]
    [InlineData(SettingType.Statuses, "404,,410")]
    [InlineData(SettingType.Statuses, "99")]
    [InlineData(SettingType.JsonPointer, "account")]
    [InlineData(SettingType.HeaderName, "X Api")]
    [InlineData(SettingType.HeaderName, "")]
    public void A_default_that_does_not_fit_its_type_is_refused(SettingType type, string value)
    {
        var problem = SettingRules.Check([new("key", type) { Default = value }]).ShouldHaveSingleItem();

        problem.Code.ShouldBe("AXP005");
        problem.Message.ShouldContain($"\"{value}\"");
    }

    [Theory]
    [InlineData("*")]
    [InlineData("*.path")]
    [InlineData("head*")]
    [InlineData("headers.x*")]
    [InlineData("")]
    [InlineData("a..b")]
    [InlineData("a b")]
    [InlineData("1a")]
    public void A_key_that_is_no_path_of_words_is_refused(string key) => SettingRules.Check([new(key, SettingType.Text)]).ShouldNotBeEmpty();

    [Fact]
    public void A_star_stands_for_a_whole_word() =>
        SettingRules.Check([new("headers.*", SettingType.Text), new("steps.*.path", SettingType.Path)]).ShouldBeEmpty();

    [Fact]
    public void What_the_user_names_has_no_default_and_is_not_required()
    {
        SettingRules.Check([new("headers.*", SettingType.Text) { Default = "x" }]).ShouldHaveSingleItem();
        SettingRules.Check([new("headers.*", SettingType.Text) { Required = true }]).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_default_is_one_of_the_choices() =>
        SettingRules.Check([new("mode", SettingType.Text) { OneOf = "fast|slow", Default = "medium" }])
            .ShouldHaveSingleItem().Message.ShouldContain("none of its choices");

    [Theory]
    [InlineData("a||b")]
    [InlineData("a|a")]
    public void Choices_differ_and_are_not_empty(string oneOf) =>
        SettingRules.Check([new("mode", SettingType.Text) { OneOf = oneOf }]).ShouldHaveSingleItem();

    [Fact]
    public void A_default_lies_in_the_range() =>
        SettingRules.Check([new("n", SettingType.Number) { Min = 1, Max = 9, Default = "10" }])
            .ShouldHaveSingleItem().Message.ShouldContain("outside");

    [Fact]
    public void A_range_makes_sense()
    {
        SettingRules.Check([new("n", SettingType.Number) { Min = 9, Max = 1 }]).ShouldHaveSingleItem();
        SettingRules.Check([new("n", SettingType.Text) { Min = 9 }]).ShouldHaveSingleItem();
    }
}
