using Pipeline.Core.Stages;
using Pipeline.Core.Text;
using Pipeline.Tools.Slack;

namespace Pipeline.Stages.Runner;

/// <summary>Finds the stages that failed by the results in the artifacts folder (C6), which other jobs may have written.</summary>
/// <param name="artifactsDirectory">The absolute artifacts folder.</param>
internal sealed class FailedStageFinder(string artifactsDirectory)
{
    private const long LargestResult = 4 * 1024 * 1024;
    private const int LongestReason = 300;
    private readonly ResultStore _store = new(artifactsDirectory);

    /// <summary>The failed stages, by module in ordinal order, then in the order of the stages, hooks last.</summary>
    /// <param name="onIgnored">Receives a sentence for each file that is no result; it is passed over.</param>
    public IReadOnlyList<FailedStage> Find(Action<string> onIgnored)
    {
        ArgumentNullException.ThrowIfNull(onIgnored);
        var failures = new List<FailedStage>();
        foreach (var module in Modules())
        {
            foreach (var step in Enum.GetValues<Stage>().Select(StepId.FromStage).Concat(_store.HooksOf(module)))
            {
                if (Read(module, step, onIgnored) is { Status: StageStatus.Failed } result)
                    failures.Add(new FailedStage(module, step.ToString(), FirstLine(result.Reason), _store.LogOf(module, step)));
            }
        }

        return failures;
    }

    // Only folders that can be a module's: the others hold reports. A link could lead anywhere.
    private IEnumerable<string> Modules() => !Directory.Exists(artifactsDirectory) ? [] : new DirectoryInfo(artifactsDirectory)
        .EnumerateDirectories()
        .Where(folder => folder.LinkTarget is null && DnsLabel.IsValid(folder.Name))
        .Select(folder => folder.Name)
        .Order(StringComparer.Ordinal);

    private StageResult? Read(string module, StepId step, Action<string> onIgnored)
    {
        var relative = ResultStore.RelativeTo(module, step, ResultStore.ResultName);
        var folder = new DirectoryInfo(_store.DirectoryOf(module, step));
        var file = new FileInfo(Path.Combine(folder.FullName, ResultStore.ResultName));
        if (!file.Exists)
            return null;
        try
        {
            if (folder.LinkTarget is null && file.LinkTarget is null && file.Length <= LargestResult && _store.Read(module, step) is { } stored)
                return stored.Result;
            onIgnored($"{relative} is no result of this stage: ignored.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            onIgnored($"{relative} cannot be read: ignored.");
        }

        return null;
    }

    // The reason may come from another job's file: one line, without what a terminal or a chat would act on.
    private static string? FirstLine(string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
            return null;
        var line = PlainText.OneLine(reason.Trim().Split('\n')[0].TrimEnd());
        return line.Length <= LongestReason ? line : $"{line[..LongestReason]}…";
    }
}
