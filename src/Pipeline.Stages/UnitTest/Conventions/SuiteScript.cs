namespace Pipeline.Stages.UnitTest.Conventions;

/// <summary>The files that let a language's own test runner write JUnit XML.</summary>
internal static class SuiteScript
{
    /// <summary>Writes a script into a folder, whole or not at all.</summary>
    /// <returns>Its path, absolute.</returns>
    public static async Task<string> WriteAsync(string name, string directory, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(directory);
        var (path, draft) = (Path.Combine(directory, name), Path.Combine(directory, $".{name}"));
        await using (var script = typeof(SuiteScript).Assembly.GetManifestResourceStream(name)!)
        await using (var file = File.Create(draft))
            await script.CopyToAsync(file, cancellationToken);
        File.Move(draft, path, overwrite: true);
        return path;
    }
}
