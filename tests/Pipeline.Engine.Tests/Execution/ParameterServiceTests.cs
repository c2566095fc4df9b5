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
    public void The_prefixed_variable_wins() => Assert.Equal("b", Service(("NAME", "a"), ("NUKE_NAME", "b")).GetValue<string>("Name"));

    [Fact]
    public void Variables_that_differ_only_in_punctuation_must_agree()
    {
        Assert.Equal("a", Service(("MERGE_INTO", "a"), ("MergeInto", "a")).GetValue<string>("MergeInto"));
        var message = Assert.Throws<BuildException>(() => Service(("MERGE_INTO", "a"), ("MergeInto", "b")).GetValue<string>("MergeInto")).Message;
        Assert.Contains("MERGE_INTO, MergeInto", message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_variable_is_no_number() => Assert.Null(Service(("COUNT", "")).GetValue<int?>("Count"));

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

    private static ParameterService Service(params (string Name, string Value)[] variables) =>
        new(new CommandLine([]), new EnvironmentVariables(variables.Select(one => KeyValuePair.Create(one.Name, one.Value))), () => new ParameterFiles(null, []), () => null, new SecretMask());
}
