namespace Nuke.Common.Execution;

/// <summary>Questions about the build that are answered without running it.</summary>
internal static class Requests
{
    public static readonly string[] Names = [Completion, CompletionScript, CI.ConfigurationGeneration.Parameter];

    private const string Completion = "shell-completion";
    private const string CompletionScript = "completion";

    /// <summary>True when the command line asked a question and it was answered.</summary>
    /// <exception cref="BuildException">The question names something that is not there.</exception>
    public static bool Answer(NukeBuild build, CommandLine commandLine)
    {
        if (commandLine.Has(nameof(NukeBuild.Help)))
        {
            HelpWriter.Write(build, Console.Out);
        }
        else if (commandLine.ValuesOf(Completion) is { } line)
        {
            foreach (var word in ShellCompletion.Complete(build, string.Join(' ', line)))
                Console.WriteLine(word);
        }
        else if (commandLine.ValuesOf(CompletionScript) is { } shells)
        {
            Console.Write(CompletionScripts.For(shells.Count > 0 ? shells[0] : ""));
        }
        else
        {
            return false;
        }

        return true;
    }
}
