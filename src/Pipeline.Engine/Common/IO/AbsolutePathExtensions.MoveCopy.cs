namespace Nuke.Common.IO;

public static partial class AbsolutePathExtensions
{
    private const ExistsPolicy Directories = ExistsPolicy.DirectoryFail | ExistsPolicy.DirectoryMerge;
    private const ExistsPolicy Files = ExistsPolicy.FileFail | ExistsPolicy.FileSkip | ExistsPolicy.FileOverwrite | ExistsPolicy.FileOverwriteIfNewer;

    /// <summary>Copies a file or folder.</summary>
    /// <param name="source">What is copied.</param>
    /// <param name="target">Its new path.</param>
    /// <param name="policy">What happens to what is there.</param>
    /// <param name="excludeDirectory">Folders that are left out.</param>
    /// <param name="excludeFile">Files that are left out.</param>
    /// <param name="createDirectories">True (the default) creates the folders around the target.</param>
    /// <returns>The new path; the old one of a file that the policy leaves where it is.</returns>
    /// <exception cref="ArgumentException">The source is not there, the target is and may not be, or the policy says several things about files.</exception>
    public static AbsolutePath Copy(
        this AbsolutePath source,
        AbsolutePath target,
        ExistsPolicy policy = ExistsPolicy.Fail,
        Func<AbsolutePath, bool>? excludeDirectory = null,
        Func<AbsolutePath, bool>? excludeFile = null,
        bool createDirectories = true)
    {
        Assert.True(!source.FileExists() || (excludeDirectory is null && excludeFile is null), $"'{source}' is a file: nothing can be left out of it.");
        return Transfer(source, target, policy, excludeDirectory, excludeFile, createDirectories, (from, to) => File.Copy(from, to, overwrite: true));
    }

    /// <summary>Copies a file or folder into a folder, under its own name.</summary>
    /// <inheritdoc cref="Copy"/>
    public static AbsolutePath CopyToDirectory(
        this AbsolutePath source,
        AbsolutePath target,
        ExistsPolicy policy = ExistsPolicy.Fail,
        Func<AbsolutePath, bool>? excludeDirectory = null,
        Func<AbsolutePath, bool>? excludeFile = null,
        bool createDirectories = true) => source.Copy(target / source.NotNull().Name, policy, excludeDirectory, excludeFile, createDirectories);

    /// <summary>Moves a file or folder.</summary>
    /// <param name="source">What is moved.</param>
    /// <param name="target">Its new path.</param>
    /// <param name="policy">What happens to what is there.</param>
    /// <param name="createDirectories">True (the default) creates the folders around the target.</param>
    /// <param name="deleteRemainingFiles">True deletes what the policy left at the source.</param>
    /// <returns>The new path; the old one of a file that the policy leaves where it is.</returns>
    /// <exception cref="ArgumentException">The source is not there, the target is and may not be, or the policy says several things about files.</exception>
    public static AbsolutePath Move(
        this AbsolutePath source,
        AbsolutePath target,
        ExistsPolicy policy = ExistsPolicy.Fail,
        bool createDirectories = true,
        bool deleteRemainingFiles = false)
    {
        var result = Transfer(source, target, policy, null, null, createDirectories, (from, to) => File.Move(from, to, overwrite: true));
        if (source.DirectoryExists() && (deleteRemainingFiles || !Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Any()))
            source.DeleteDirectory();
        return result;
    }

    /// <summary>Moves a file or folder into a folder, under its own name.</summary>
    /// <inheritdoc cref="Move"/>
    public static AbsolutePath MoveToDirectory(this AbsolutePath source, AbsolutePath target, ExistsPolicy policy = ExistsPolicy.Fail, bool createDirectories = true) =>
        source.Move(target / source.NotNull().Name, policy, createDirectories);

    private static AbsolutePath Transfer(
        AbsolutePath source,
        AbsolutePath target,
        ExistsPolicy policy,
        Func<AbsolutePath, bool>? excludeDirectory,
        Func<AbsolutePath, bool>? excludeFile,
        bool createDirectories,
        Action<AbsolutePath, AbsolutePath> transfer)
    {
        if (source.FileExists())
        {
            if (!MayWrite(source, target, policy))
                return source;
            if (createDirectories)
                target.Parent?.CreateDirectory();
            transfer(source, target);
            return target;
        }

        Assert.DirectoryExists(source, $"'{source}' is not there.");
        Assert.False(source.Contains(target), $"'{target}' is or lies in '{source}' itself.");
        Assert.True(!target.DirectoryExists() || (policy & Directories) == ExistsPolicy.DirectoryMerge, $"The folder '{target}' is there.");
        target.CreateDirectory();
        foreach (var folder in source.GetDirectories().Where(folder => excludeDirectory?.Invoke(folder) != true))
            Transfer(folder, target / folder.Name, policy, excludeDirectory, excludeFile, createDirectories, transfer);
        foreach (var file in source.GetFiles().Where(file => excludeFile?.Invoke(file) != true && MayWrite(file, target / file.Name, policy)))
            transfer(file, target / file.Name);
        return target;
    }

    private static bool MayWrite(AbsolutePath source, AbsolutePath target, ExistsPolicy policy) => !target.FileExists() || (policy & Files) switch
    {
        ExistsPolicy.FileOverwrite => true,
        ExistsPolicy.FileOverwriteIfNewer => File.GetLastWriteTimeUtc(source) > File.GetLastWriteTimeUtc(target),
        ExistsPolicy.FileSkip => false,
        ExistsPolicy.FileFail => throw new ArgumentException($"The file '{target}' is there."),
        _ => throw new ArgumentException($"The file '{target}' is there, and the policy '{policy}' does not say one thing about it. Give one of FileFail, FileSkip, FileOverwrite and FileOverwriteIfNewer."),
    };
}
