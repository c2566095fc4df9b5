namespace Pipeline.LocalRuntime.Manifests;

/// <summary>Guards paths that come from a manifest.</summary>
internal static class RelativePath
{
    /// <summary>Whether <paramref name="path"/>, joined to a folder, stays in it.</summary>
    public static bool IsInside(string path) =>
        !path.StartsWith('/') && !path.Contains('\\', StringComparison.Ordinal) && !path.Contains('\0', StringComparison.Ordinal) && path.Split('/').All(part => part != "..");
}
