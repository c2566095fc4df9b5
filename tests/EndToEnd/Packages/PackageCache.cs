namespace Pipeline.EndToEnd.Packages;

/// <summary>NuGet's cache of installed packages.</summary>
internal static class PackageCache
{
    /// <summary>The environment in which packages are installed into <paramref name="folder"/>; what the user's cache has need not be fetched.</summary>
    public static Dictionary<string, string> In(string folder) => new()
    {
        ["NUGET_PACKAGES"] = folder,
        ["NUGET_FALLBACK_PACKAGES"] = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages"),
    };
}
