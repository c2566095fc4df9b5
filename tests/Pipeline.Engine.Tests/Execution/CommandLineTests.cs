using Nuke.Common.Execution;

namespace Pipeline.Engine.Tests.Execution;

public sealed class CommandLineTests
{
    [Fact]
    public void Targets_come_first_and_values_follow_their_names()
    {
        var line = new CommandLine(["Test", "Pack", "--merge-into", "main", "--modules", "a", "b", "--plan"]);
        Assert.Equal(["Test", "Pack"], line.Targets(_ => false));
        Assert.Equal(["main"], line.ValuesOf("MergeInto"));
        Assert.Equal(["a", "b"], line.ValuesOf("modules"));
        Assert.Equal([], line.ValuesOf("Plan"));
        Assert.Null(line.ValuesOf("other"));
    }

    [Fact]
    public void A_value_may_follow_an_equals_sign() => Assert.Equal(["a=b"], new CommandLine(["--name=a=b"]).ValuesOf("name"));

    [Fact]
    public void Values_of_a_name_given_twice_are_joined() => Assert.Equal(["a", "b"], new CommandLine(["--name", "a", "--Name", "b"]).ValuesOf("name"));

    [Fact]
    public void A_negative_number_is_a_value() => Assert.Equal(["-3"], new CommandLine(["--number", "-3"]).ValuesOf("number"));

    [Fact]
    public void What_follows_a_switch_is_a_target_unless_it_is_true_or_false() =>
        Assert.Equal(["Test"], new CommandLine(["--plan", "true", "Test", "--name", "Ada"]).Targets(name => name == "plan"));

    [Theory]
    [InlineData("MergeInto", "merge-into")]
    [InlineData("NuGetApiKey", "nuget-api-key")]
    [InlineData("GitHubToken", "github-token")]
    [InlineData("HTMLReport", "html-report")]
    [InlineData("Name", "name")]
    public void A_members_name_is_written_with_dashes(string member, string written) => Assert.Equal(written, ParameterName.Dashed(member));
}
