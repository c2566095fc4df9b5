using Nuke.Common.IO;

namespace Nuke.Common.Execution;

/// <summary>Finds the folder that has the <c>.nuke</c> folder.</summary>
internal static class RootFolder
{
    /// <summary>The nearest one from any of the starts upwards, the first start first; null when there is none. That of the person's home is NUKE's own.</summary>
    public static AbsolutePath? Find(string home, params IReadOnlyList<AbsolutePath?> starts) =>
        starts.SelectMany(Upwards).FirstOrDefault(folder => folder.ToString() != home && (folder / ".nuke").DirectoryExists());

    public static IEnumerable<AbsolutePath> Upwards(AbsolutePath? folder)
    {
        for (; folder is not null; folder = folder.Parent)
            yield return folder;
    }
}
