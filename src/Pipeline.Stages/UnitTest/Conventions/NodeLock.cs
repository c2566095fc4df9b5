namespace Pipeline.Stages.UnitTest.Conventions;

/// <summary>A lock file of Node packages that <c>npm ci</c> in the module's folder cannot install from.</summary>
/// <param name="Path">The file, relative to the repository.</param>
/// <param name="Folder">Its folder, from the module's.</param>
/// <param name="Manager">The program that wrote it.</param>
internal sealed record NodeLock(string Path, string Folder, string Manager)
{
    private static readonly (string Name, string Manager)[] Known =
        [("pnpm-lock.yaml", "pnpm"), ("yarn.lock", "yarn"), ("bun.lock", "bun"), ("bun.lockb", "bun"), ("package-lock.json", "npm")];

    /// <summary>The nearest one, of another package manager or of a workspace above the module.</summary>
    public static NodeLock? Find(StageContext context)
    {
        var root = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(context.Source.Directory));
        for (var folder = System.IO.Path.TrimEndingDirectorySeparator(context.ModuleDirectory); folder is not null; folder = System.IO.Path.GetDirectoryName(folder))
        {
            foreach (var (name, manager) in Known)
            {
                var file = System.IO.Path.Combine(folder, name);
                if (File.Exists(file))
                    return new NodeLock(Relative(root, file), Relative(context.ModuleDirectory, folder), manager);
            }

            if (folder == root)
                break;
        }

        return null;
    }

    /// <summary>What to type, or to let the pipeline do.</summary>
    public string NextStep(string module)
    {
        var install = Folder == "." ? $"{Manager} install" : $"(cd {Folder} && {Manager} {(Manager == "npm" ? "ci" : "install")})";
        return $"Install them with '{install}' first, or write in {module}/module.yaml what does both: test: {{ command: [sh, -c, \"{install} && {Manager} run test\"] }}";
    }

    private static string Relative(string from, string to) => System.IO.Path.GetRelativePath(from, to).Replace('\\', '/');
}
