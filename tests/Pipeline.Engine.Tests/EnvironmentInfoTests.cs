using Nuke.Common;

namespace Pipeline.Engine.Tests;

public sealed class EnvironmentInfoTests
{
    [Fact]
    public void Variables_in_a_text_are_replaced_as_a_shell_does()
    {
        var home = Environment.GetEnvironmentVariable("HOME");
        Assert.Equal($"{home}/{home}/%HOME%//~", EnvironmentInfo.ExpandVariables("~/$HOME/%HOME%/$NOT_THERE_AT_ALL/~"));
    }

    [Fact]
    public void The_current_folder_cannot_become_one_that_is_not_there() => Assert.Throws<ArgumentException>(() => ((Nuke.Common.IO.AbsolutePath)"/not/there").SwitchWorkingDirectory());
}
