namespace Pipeline.Core.Modules;

/// <summary>What was found in a folder that may be a module, and the conventions that make it one.</summary>
/// <param name="Path">The folder, a repository path.</param>
/// <param name="DefaultName">Its name when the manifest gives none: the folder's.</param>
internal sealed record ModuleFolder(string Path, string DefaultName)
{
    /// <summary>The parsed <c>module.yaml</c>; null when there is none.</summary>
    public ModuleManifest? Manifest { get; init; }

    /// <summary>True when a file named <c>Dockerfile</c> is in the folder.</summary>
    public bool HasDockerfile { get; init; }

    /// <summary>The folders with a <c>Chart.yaml</c> among <c>chart</c> and <c>charts/*</c>, relative to <see cref="Path"/>.</summary>
    public IReadOnlyList<string> Charts { get; init; } = [];

    /// <summary>True when the folder is a module: it has a manifest, a Dockerfile or a chart.</summary>
    public bool IsModule => Manifest is not null || HasDockerfile || Charts.Count > 0;

    /// <summary>Makes the module.</summary>
    /// <exception cref="InvalidModulesException">The folder's name can be no module's, or its chart is ambiguous.</exception>
    public Module ToModule()
    {
        var name = Manifest?.Name ?? DefaultName;
        if (!ModuleName.IsValid(name))
            throw Problem("name", $"The folder's name '{name}' cannot be a module's; expected {ModuleName.Rule}. Rename it, or set 'name:' in {ModuleManifest.FileName}.");
        return new Module
        {
            Name = name,
            Path = Path,
            DependsOn = Manifest?.DependsOn ?? [],
            Smoke = Manifest?.Smoke ?? [],
            DeployNotes = Manifest?.DeployNotes ?? [],
            BuildsOn = Manifest?.BuildsOn ?? [],
            SharedPaths = Manifest?.SharedPaths ?? [],
            Image = Manifest?.Image ?? (HasDockerfile ? new ImageSettings() : null),
            Test = Manifest?.Test,
            Chart = Manifest?.Chart ?? FindChart(name),
        };
    }

    private string? FindChart(string name)
    {
        if (Charts.Count <= 1)
            return Charts.Count == 1 ? Charts[0] : null;
        return Charts.FirstOrDefault(chart => chart == "chart")
            ?? Charts.FirstOrDefault(chart => chart == $"charts/{name}")
            ?? throw Problem("chart", $"{name} has several charts: {string.Join(", ", Charts)}. Name its own with 'chart:' in {ModuleManifest.FileName}, or call it charts/{name}.");
    }

    private InvalidModulesException Problem(string key, string message) => new([new ModuleProblem(Manifest?.Locate(key) ?? Path, message)]);
}
