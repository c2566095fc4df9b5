using System.Globalization;
using Pipeline.Core.Verification;

namespace Pipeline.Core.Modules;

/// <summary>Turns the text of a <c>module.yaml</c> into a manifest and collects every mistake on the way.</summary>
internal sealed class ManifestReader(string file)
{
    private readonly string _folder = file.Contains('/', StringComparison.Ordinal) ? file[..file.LastIndexOf('/')] : RepositoryPath.Root;
    private readonly List<ModuleProblem> _problems = [];
    private readonly Dictionary<string, int> _lines = [];

    public ModuleManifest Read(string text)
    {
        var root = ManifestYaml.Load(text, file);
        var fields = new ManifestFields(root, "", file, _problems, _lines);
        var manifest = new ModuleManifest
        {
            File = file,
            Name = fields.Text("name"),
            DependsOn = fields.List("dependsOn") ?? [],
            BuildsOn = fields.List("buildsOn") ?? [],
            SharedPaths = [.. (fields.List("shared") ?? []).Select(Shared).OfType<string>().Distinct()],
            Image = fields.Section("image") is { } image ? ReadImage(image) : null,
            Test = fields.Section("test") is { } test ? ReadTest(test) : null,
            Chart = fields.Text("chart"),
            Smoke = [.. (fields.Sections("smoke") ?? []).Select((check, place) => ReadCheck(check, $"smoke[{place}]")).OfType<HttpCheck>()],
            DeployNotes = fields.List("deployNotes") ?? [],
            Lines = _lines,
        };
        fields.RefuseOthers();
        if (manifest.Name is { } name && !ModuleName.IsValid(name))
            _problems.Add(new ModuleProblem(Locate("name"), $"'{name}' cannot be a module's name; expected {ModuleName.Rule}."));
        _problems.AddRange(ModuleRules.Find(_folder, manifest.Image, manifest.Test, manifest.Chart, manifest.SharedPaths).Select(found => new ModuleProblem(Locate(found.Key), found.Message)));
        return _problems.Count == 0 ? manifest : throw new InvalidModulesException(_problems);
    }

    private ImageSettings ReadImage(ManifestFields fields)
    {
        var defaults = new ImageSettings();
        var image = new ImageSettings
        {
            Dockerfile = Inside("image.dockerfile", fields.Text("dockerfile")) ?? defaults.Dockerfile,
            Context = Inside("image.context", fields.Text("context")) ?? defaults.Context,
            Target = fields.Text("target"),
            Arguments = fields.Map("args") ?? defaults.Arguments,
            Prepare = fields.List("prepare") ?? defaults.Prepare,
        };
        fields.RefuseOthers();
        return image;
    }

    private TestSettings ReadTest(ManifestFields fields)
    {
        var defaults = new TestSettings();
        var test = new TestSettings
        {
            Command = fields.List("command") ?? defaults.Command,
            Target = fields.Text("target"),
            Skip = fields.Text("skip"),
            Results = fields.List("results") ?? defaults.Results,
            Coverage = fields.List("coverage") ?? defaults.Coverage,
        };
        fields.RefuseOthers();
        string[] ways = [.. test.Command.Count > 0 ? ["command"] : Array.Empty<string>(), .. test.Target is null ? [] : new[] { "target" }, .. test.Skip is null ? [] : new[] { "skip" }];
        if (ways.Length > 1)
            _problems.Add(new ModuleProblem(Locate($"test.{ways[^1]}"), $"{string.Join(" and ", ways.Select(way => $"test.{way}"))} exclude each other; keep the one that is true."));
        return test;
    }

    private HttpCheck? ReadCheck(ManifestFields fields, string key)
    {
        var (path, status, contains) = (fields.Text("path"), fields.Text("status"), fields.Text("contains"));
        fields.RefuseOthers();
        var number = 200;
        if (path is null)
            _problems.Add(new ModuleProblem(Locate(key), $"{key} has no path; expected one such as path: /healthz."));
        else if (status is not null && !int.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out number))
            _problems.Add(new ModuleProblem(Locate($"{key}.status"), $"'{status}' is no status of HTTP; expected a number such as 200."));
        else if (new HttpCheck { Path = path, Status = number, Contains = contains } is var check && check.Fault is { } fault)
            _problems.Add(new ModuleProblem(Locate(key), $"'{path}' with status {number} is no check: {fault}."));
        else
            return check;
        return null;
    }

    // ./x and ../x start from the module's folder, everything else from the repository's root.
    private string? Shared(string path)
    {
        var isFromModule = path.StartsWith("./", StringComparison.Ordinal) || path.StartsWith("../", StringComparison.Ordinal);
        var resolved = RepositoryPath.Resolve(isFromModule ? _folder : RepositoryPath.Root, path);
        if (resolved is null)
            _problems.Add(new ModuleProblem(Locate($"shared/{path}"), $"'{path}' is not inside the repository; expected a path from its root, or one that begins with ./ or ../"));
        else
            _lines.TryAdd($"shared/{resolved}", _lines[$"shared/{path}"]);
        return resolved;
    }

    private string? Inside(string key, string? path)
    {
        if (path is not null && RepositoryPath.Resolve(_folder, path) is null)
            _problems.Add(new ModuleProblem(Locate(key), $"'{path}' is not inside the repository; expected a path relative to the module's folder."));
        return path;
    }

    private string Locate(string key) => _lines.TryGetValue(key, out var line) ? $"{file}:{line}" : file;
}
