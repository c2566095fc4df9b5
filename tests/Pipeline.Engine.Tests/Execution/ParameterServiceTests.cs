using Nuke.Common.Execution;
using Pipeline.Testing;

namespace Pipeline.Engine.Tests.Execution;

public sealed class ParameterServiceTests
{
    [Fact]
    public void A_variable_is_found_whatever_its_case_and_punctuation()
    {
        Assert.Equal("x", Service(("MERGE_INTO", "x")).GetValue<string>("MergeInto"));
        Assert.Equal("x", Service(("merge.into", "x")).GetValue<string>("MergeInto"));
        Assert.Equal("x", Service(("NUKE_MERGE_INTO", "x")).GetValue<string>("MergeInto"));
    }

    [Fact]
    public void The_variable_of_exactly_the_name_wins_then_the_prefixed_one()
    {
        Assert.Equal("c", Service(("NAME", "a"), ("NUKE_NAME", "b"), ("Name", "c")).GetValue<string>("Name"));
        Assert.Equal("b", Service(("NAME", "a"), ("NUKE_NAME", "b")).GetValue<string>("Name"));
    }

    [Fact]
    public void Variables_that_differ_only_in_punctuation_must_agree()
    {
        Assert.Equal("a", Service(("MERGE_INTO", "a"), ("merge.into", "a")).GetValue<string>("MergeInto"));
        var message = Assert.Throws<BuildException>(() => Service(("MERGE_INTO", "a"), ("merge.into", "b")).GetValue<string>("MergeInto")).Message;
        Assert.Contains("MERGE_INTO, merge.into", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void A_blank_variable_is_no_value_but_an_empty_list_and_a_switch_that_is_off(string blank)
    {
        var service = Service(("X", blank));
        Assert.Null(service.GetValue<int?>("X"));
        Assert.Null(service.GetValue<string>("X"));
        Assert.Empty(service.GetValue<string[]>("X")!);
        Assert.False(service.GetValue<bool?>("X"));
    }

    [Fact]
    public void A_blank_variable_leaves_the_value_to_the_files()
    {
        using var folder = new TempDirectory();
        folder.Write("parameters.json", """{ "Name": "Ada" }""");
        Assert.Equal("Ada", Service([], new ParameterFiles(folder.Path, []), ("NAME", "")).GetValue<string>("Name"));
    }

    [Fact]
    public void Separators_divide_a_variable_and_leave_no_blank_part() => Assert.Equal(["a", "b"], (string[])Service(("X", "a,,b,")).GetValue("X", typeof(string[]), ",")!);

    [Theory]
    [InlineData("1")]
    [InlineData("yes")]
    public void A_switch_in_a_variable_is_true_or_false(string value) => Assert.Throws<BuildException>(() => Service(("X", value)).GetValue<bool?>("X"));

    [Fact]
    public void A_switch_before_a_target_is_on()
    {
        Assert.True(Service(["--x", "Test"]).GetValue<bool?>("X"));
        Assert.False(Service(["--x", "false", "Test"]).GetValue<bool?>("X"));
    }

    [Fact]
    public void A_file_that_is_no_object_is_named()
    {
        using var folder = new TempDirectory();
        var file = folder.Write("parameters.json", "[1]");
        var files = new ParameterFiles(folder.Path, []);
        Assert.Contains(file, Assert.Throws<BuildException>(() => files.Find("Name")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Comments_and_case_do_not_matter_in_a_file()
    {
        using var folder = new TempDirectory();
        folder.Write("parameters.json", """{ /* who */ "name": "Ada", "$schema": "x", "Other": null, }""");
        Assert.Equal(["Ada"], new ParameterFiles(folder.Path, []).Find("Name"));
        Assert.Null(new ParameterFiles(folder.Path, []).Find("Other"));
    }

    [Fact]
    public void A_profile_cannot_leave_the_folder()
    {
        using var folder = new TempDirectory();
        folder.Write("parameters.json.json", """{ "Name": "outside" }""");
        folder.Write("inner/parameters.json", "{}");
        var files = new ParameterFiles(folder["inner"], ["../../parameters.json"]);
        Assert.Throws<BuildException>(() => files.Find("Name"));
    }

    private static ParameterService Service(params (string Name, string Value)[] variables) => Service([], new ParameterFiles(null, []), variables);

    private static ParameterService Service(string[] arguments) => Service(arguments, new ParameterFiles(null, []));

    private static ParameterService Service(string[] arguments, ParameterFiles files, params (string Name, string Value)[] variables) =>
        new(new CommandLine(arguments), new EnvironmentVariables(variables.Select(one => KeyValuePair.Create(one.Name, one.Value))), () => files, () => null, new KnownSecrets());
}
