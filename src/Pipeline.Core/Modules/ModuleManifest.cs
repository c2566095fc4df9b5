using Pipeline.Core.Verification;

namespace Pipeline.Core.Modules;

/// <summary>
/// What a <c>module.yaml</c> says about its folder. Everything is optional; an empty file just declares a module. The
/// shape is published as <c>schemas/module.schema.json</c>.
/// </summary>
internal sealed record ModuleManifest
{
    /// <summary>The file's name in a module's folder.</summary>
    public const string FileName = "module.yaml";

    /// <summary>The file, relative to the repository's root.</summary>
    public required string File { get; init; }

    /// <summary><c>name</c>; null: the folder's name.</summary>
    public string? Name { get; init; }

    /// <summary><c>dependsOn</c>: modules deployed before this one.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary><c>buildsOn</c>: modules whose images this one's is built from.</summary>
    public IReadOnlyList<string> BuildsOn { get; init; } = [];

    /// <summary><c>shared</c>: further input, as repository paths.</summary>
    public IReadOnlyList<string> SharedPaths { get; init; } = [];

    /// <summary><c>image</c>; null: by convention.</summary>
    public ImageSettings? Image { get; init; }

    /// <summary><c>test</c>; null: by convention.</summary>
    public TestSettings? Test { get; init; }

    /// <summary><c>chart</c>: the chart's folder relative to the module's; null: by convention.</summary>
    public string? Chart { get; init; }

    /// <summary><c>smoke</c>: what the deployed module must answer.</summary>
    public IReadOnlyList<HttpCheck> Smoke { get; init; } = [];

    /// <summary><c>deployNotes</c>: what whoever deploys it must know or do.</summary>
    public IReadOnlyList<string> DeployNotes { get; init; } = [];

    internal IReadOnlyDictionary<string, int> Lines { get; init; } = new Dictionary<string, int>();

    /// <summary>Reads a <c>module.yaml</c>.</summary>
    /// <param name="text">The file's content.</param>
    /// <param name="file">The file, a repository path; its folder is the module's.</param>
    /// <exception cref="InvalidModulesException">It is no YAML or breaks the schema; every mistake is listed with its line.</exception>
    public static ModuleManifest Parse(string text, string file)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(file);
        return new ManifestReader(file).Read(text);
    }

    /// <summary>Where the file says something: <c>file:line</c>.</summary>
    /// <param name="key">A key such as <c>chart</c> or <c>image.dockerfile</c>, or an entry of a list such as <c>dependsOn/catalog</c>.</param>
    /// <returns>The file alone when it does not say it.</returns>
    public string Locate(string key) => Lines.TryGetValue(key, out var line) ? $"{File}:{line}" : File;
}
