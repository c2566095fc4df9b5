using Nuke.Common.IO;

namespace Nuke.Common.ProjectModel;

/// <summary>A line of a solution's file: a project, or a folder when it has no file.</summary>
/// <param name="Id">Tells entries apart.</param>
/// <param name="Parent">The folder's id; null in the solution itself.</param>
/// <param name="Name">The name.</param>
/// <param name="File">The project's file, with <c>/</c>.</param>
internal sealed record SolutionEntry(string Id, string? Parent, string Name, string? File)
{
    public static Solution Build(AbsolutePath path, IReadOnlyList<SolutionEntry> entries)
    {
        var projects = new List<Project>();
        var folders = new Dictionary<string, SolutionFolder>(StringComparer.OrdinalIgnoreCase);
        var solution = new Solution(path) { AllProjects = projects, AllSolutionFolders = folders.Values };
        var known = entries.Where(entry => entry.File is null).ToDictionary(entry => entry.Id, StringComparer.OrdinalIgnoreCase);
        foreach (var id in known.Keys)
            Folder(id, []);
        projects.AddRange(entries.Where(entry => entry.File is not null).Select(entry => new Project(solution, entry.Parent is null ? null : Folder(entry.Parent, []), entry.Name, entry.File!)));
        return solution;

        SolutionFolder? Folder(string id, HashSet<string> below)
        {
            if (folders.TryGetValue(id, out var made) || !known.TryGetValue(id, out var entry))
                return made;
            Assert.True(below.Add(id), $"'{path}' is no solution: the folder '{entry.Name}' lies in itself.");
            var parent = entry.Parent is null ? null : Folder(entry.Parent, below);
            return folders[id] = new SolutionFolder(solution, parent, entry.Name);
        }
    }
}
