using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Provisioning;

internal static class RootCommand
{
    /// <summary>A command with the words in front that make it root's; none for root itself.</summary>
    public static Command Of(IReadOnlyList<string> become, params IReadOnlyList<string> command)
    {
        IReadOnlyList<string> words = [.. become, .. command];
        return new Command(words[0], [.. words.Skip(1)]);
    }
}
