using Nuke.Common.Tooling;

namespace Pipeline.Engine.Tests.Tooling;

[Command(Type = typeof(ShowTasks), Command = nameof(ShowTasks.Show), Arguments = "[%s]\\n")]
public class ShowOptions : ToolOptions
{
    [Argument(Format = "{value}", Position = 1)]
    public string? Text => Get<string>(() => Text);

    [Argument(Format = "--key {value}", Secret = true)]
    public string? Key => Get<string>(() => Key);
}
