namespace Nuke.Common.IO;

/// <summary>What happens when the destination of a copy or move is there.</summary>
[Flags]
public enum ExistsPolicy
{
    /// <summary>A folder that is there is an error.</summary>
    DirectoryFail = 1,

    /// <summary>A folder that is there receives the files.</summary>
    DirectoryMerge = 2,

    /// <summary>A file that is there is an error.</summary>
    FileFail = 4,

    /// <summary>A file that is there stays.</summary>
    FileSkip = 8,

    /// <summary>A file that is there is replaced.</summary>
    FileOverwrite = 16,

    /// <summary>A file that is there is replaced by a newer one.</summary>
    FileOverwriteIfNewer = 32,

    /// <summary>Anything that is there is an error.</summary>
    Fail = DirectoryFail | FileFail,

    /// <summary>Folders are merged, files stay.</summary>
    MergeAndSkip = DirectoryMerge | FileSkip,

    /// <summary>Folders are merged, files are replaced.</summary>
    MergeAndOverwrite = DirectoryMerge | FileOverwrite,

    /// <summary>Folders are merged, files are replaced by newer ones.</summary>
    MergeAndOverwriteIfNewer = DirectoryMerge | FileOverwriteIfNewer,
}
