using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>The lines with the group of a workflow or job.</summary>
internal static class ConcurrencyLines
{
    // Of a pull request one run at a time, of a branch all: each push to it is built.
    private const string DefaultGroup = "${{ github.workflow }} @ ${{ github.event.pull_request.head.label || github.head_ref || github.run_id }}";

    public static bool AreNeeded(string? group, bool cancelInProgress) => cancelInProgress || !string.IsNullOrWhiteSpace(group);

    public static void Write(CustomFileWriter writer, string? group, bool cancelInProgress) => writer.WriteBlock("concurrency:", () =>
    {
        writer.WriteLine($"group: {(string.IsNullOrWhiteSpace(group) ? DefaultGroup : group)}");
        if (cancelInProgress)
            writer.WriteLine("cancel-in-progress: true");
    });
}
