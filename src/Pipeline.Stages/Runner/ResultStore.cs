using System.Text.Json;
using Pipeline.Core.Stages;
using Pipeline.Shared;
using Pipeline.Tools.Files;

namespace Pipeline.Stages.Runner;

/// <summary>The results of stages as files, <c>artifacts/&lt;module&gt;/&lt;stage&gt;/result.json</c>: the cache, and what one CI job hands to the next.</summary>
internal sealed class ResultStore(string artifactsDirectory)
{
    public const string ResultName = "result.json";

    public string DirectoryOf(string module, StepId step) => StagePaths.OutputDirectory(artifactsDirectory, module, step);

    /// <summary>The log's path relative to the artifacts folder; null when there is none.</summary>
    public string? LogOf(string module, StepId step) =>
        File.Exists(Path.Combine(DirectoryOf(module, step), StagePaths.LogName)) ? RelativeTo(module, step, StagePaths.LogName) : null;

    /// <summary>A path of a stage's folder, relative to the artifacts folder.</summary>
    public static string RelativeTo(string module, StepId step, string file) => $"{module}/{StagePaths.FolderName(step)}/{file}";

    /// <summary>The stored result; null when there is none that this code can read.</summary>
    public StoredResult? Read(string module, StepId step)
    {
        var stored = ReadFile(new FileInfo(Path.Combine(DirectoryOf(module, step), ResultName)));
        return stored?.Step == step ? stored : null;
    }

    private static StoredResult? ReadFile(FileInfo file)
    {
        try
        {
            if (!file.Exists)
                return null;
            var stored = JsonSerializer.Deserialize(File.ReadAllBytes(file.FullName), StoredResultJsonContext.Default.StoredResult);
            return stored is { SchemaVersion: StoredResult.CurrentSchemaVersion, Result: not null } ? stored : null;
        }
        catch (JsonException)
        {
            // A result that cannot be read is as good as none: the stage runs again.
            return null;
        }
    }

    /// <summary>The hooks of <paramref name="module"/> that left a result, in ordinal order of their folders.</summary>
    public IEnumerable<StepId> HooksOf(string module)
    {
        var stages = Enum.GetValues<Stage>().Select(stage => StagePaths.FolderName(stage)).ToHashSet();
        return new DirectoryInfo(Path.Combine(artifactsDirectory, module)).EnumerateDirectories()
            .Where(folder => folder.LinkTarget is null && !stages.Contains(folder.Name))
            .OrderBy(folder => folder.Name, StringComparer.Ordinal)
            .Select(folder => (folder.Name, Result: ReadFile(new FileInfo(Path.Combine(folder.FullName, ResultName)))))
            .Where(found => found.Result is { Hook: not null } result && StagePaths.FolderName(result.Step) == found.Name)
            .Select(found => found.Result!.Step);
    }

    /// <summary>Writes the result, atomically.</summary>
    /// <exception cref="ArtifactsException">The folder cannot be written, or the disk is full.</exception>
    public async Task WriteAsync(string module, StoredResult result)
    {
        var path = Path.Combine(DirectoryOf(module, result.Step), ResultName);
        try
        {
            var json = JsonSerializer.SerializeToUtf8Bytes(result, StoredResultJsonContext.Default.StoredResult);
            await AtomicFile.WriteAsync(path, json, CancellationToken.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArtifactsException(artifactsDirectory, exception);
        }
    }

    /// <summary>Makes the stage's folder and empties it.</summary>
    /// <returns>The folder.</returns>
    /// <exception cref="ArtifactsException">The folder cannot be written, or the disk is full.</exception>
    public string Prepare(string module, StepId step)
    {
        var directory = DirectoryOf(module, step);
        try
        {
            if (Directory.Exists(directory))
                Directory.Delete(directory, recursive: true);
            Directory.CreateDirectory(directory);
            return directory;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArtifactsException(artifactsDirectory, exception);
        }
    }

    /// <summary>Opens the stage's log, which may be written from any thread.</summary>
    public TextWriter OpenLog(string module, StepId step, Action<string> onLine, SecretPatterns secrets) =>
        StageLog.Open(Path.Combine(DirectoryOf(module, step), StagePaths.LogName), onLine, secrets);

    /// <summary>Empties the stage's folder but for its log, before the stage is tried again.</summary>
    public static void Clear(string directory)
    {
        foreach (var entry in new DirectoryInfo(directory).EnumerateFileSystemInfos().Where(entry => entry.Name != StagePaths.LogName))
        {
            if (entry is DirectoryInfo folder)
                folder.Delete(recursive: true);
            else
                entry.Delete();
        }
    }

    /// <summary>Whether every evidence file of <paramref name="stored"/> is there.</summary>
    public bool HasFiles(string module, StoredResult stored)
    {
        var directory = DirectoryOf(module, stored.Step);
        return stored.Result.Files.All(file => File.Exists(Path.Combine(directory, file)));
    }
}
