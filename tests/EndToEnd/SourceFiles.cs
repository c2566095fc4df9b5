using Pipeline.Tools.Processes;

namespace Pipeline.EndToEnd;

/// <summary>The files of this repository that git knows, or would add.</summary>
internal static class SourceFiles
{
    /// <summary>Copies those that <paramref name="paths"/> name, as git names paths, into the folder <paramref name="target"/>.</summary>
    public static async Task CopyAsync(string target, params IReadOnlyList<string> paths)
    {
        var list = new Command("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", .. paths]) { WorkingDirectory = Repository.Root };
        var files = await new ProcessRunner().ReadAsync(list, TestContext.Current.CancellationToken);
        foreach (var file in files.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(file => File.Exists(Path.Combine(Repository.Root, file))))
        {
            var copy = Path.Combine(target, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(Repository.Root, file), copy);
        }
    }
}
