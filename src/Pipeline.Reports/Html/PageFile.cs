namespace Pipeline.Reports.Html;

/// <summary>Writes a page to its place.</summary>
internal static class PageFile
{
    /// <summary>Writes the page; readers see the earlier one until it is complete.</summary>
    /// <returns>The path.</returns>
    public static async Task<string> WriteAsync(string path, string page, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = $"{path}.{Guid.NewGuid():N}";
        try
        {
            await File.WriteAllTextAsync(draft, page, cancellationToken);
            File.Move(draft, path, overwrite: true);
            return path;
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
