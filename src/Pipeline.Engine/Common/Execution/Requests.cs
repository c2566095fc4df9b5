namespace Nuke.Common.Execution;

/// <summary>Questions about the build that are answered without running it.</summary>
internal static class Requests
{
    public static readonly string[] Names = [Completion, CompletionScript, CI.ConfigurationGeneration.Parameter];

    private const string Completion = "shell-completion";
    private const string CompletionScript = "completion";

    /// <summary>True when the command line asked a question and it was answered.</summary>
    /// <exception cref="BuildException">The question names something that is not there.</exception>
    public static bool Answer(NukeBuild build, BuildSession session)
    {
        if (session.CommandLine.Has(nameof(NukeBuild.Help)))
            HelpWriter.Write(build, Console.Out);
        else
            return false;
        return true;
    }
}
