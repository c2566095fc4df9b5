namespace Pipeline.LocalRuntime;

/// <summary>Folders that containers may have written to.</summary>
internal static class StateFolder
{
    /// <summary>Deletes a folder. Files of a container's root stay when this process is not root: they are in nobody's way.</summary>
    public static void Delete(string path)
    {
        try
        {
            if (Directory.Exists(path))
                Directory.Delete(path, recursive: true);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            // The next pod gets a folder of its own.
        }
    }

    /// <summary>Creates a folder that every user of a container may list.</summary>
    public static string Create(string path)
    {
        Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
        return path;
    }
}
