using System.Collections;
using System.Reflection;
using Nuke.Common.IO;

namespace Nuke.Common.Execution;

/// <summary>What belongs to one run: arguments, folders, parameters, secrets, started programs.</summary>
internal sealed class BuildSession
{
    private readonly Lazy<AbsolutePath> _root;
    private readonly Lazy<AbsolutePath?> _assembly;
    private readonly Lazy<AbsolutePath?> _project;
    private readonly Lazy<string[]> _profiles;
    private readonly Lazy<ParameterFiles> _files;

    private BuildSession(IReadOnlyList<string> arguments)
    {
        CommandLine = new CommandLine(arguments);
        Parameters = new ParameterService(
            CommandLine,
            new EnvironmentVariables(Variables()),
            () => _files!.Value,
            () => Root,
            Secrets);
        _assembly = new(() => Assembly.GetEntryAssembly()?.Location is { Length: > 0 } location ? AbsolutePath.Create(location) : null);
        _root = new(FindRoot);
        _project = new(FindProject);
        _profiles = new(() => [.. CommandLine.ValuesOf("Profile") ?? []]);
        _files = new(() => new ParameterFiles(Root / ".nuke", _profiles.Value));
    }

    /// <summary>This process's run. NUKE's API gives folders, host and verbosity as static members, so there is exactly one.</summary>
    public static BuildSession Current { get; } = new(Environment.GetCommandLineArgs()[1..]);

    public CommandLine CommandLine { get; }

    public ParameterService Parameters { get; }

    public KnownSecrets Secrets { get; } = new();

    public ProcessRegistry Processes { get; } = new();

    public IReadOnlyList<string> Profiles => _profiles.Value;

    public AbsolutePath Root => _root.Value;

    public AbsolutePath? AssemblyFile => _assembly.Value;

    public AbsolutePath? Project => _project.Value;

    private static IEnumerable<KeyValuePair<string, string>> Variables()
    {
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
            yield return KeyValuePair.Create((string)variable.Key, (string?)variable.Value ?? "");
    }

    private AbsolutePath FindRoot()
    {
        if (CommandLine.ValuesOf("Root") is { } given)
            return AbsolutePath.Create(Path.GetFullPath(given is [var first, ..] ? first : "."));
        if (Environment.GetEnvironmentVariable("NUKE_ROOT") is { Length: > 0 } variable)
            return AbsolutePath.Create(Path.GetFullPath(variable));
        return RootFolder.Find(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), EnvironmentInfo.WorkingDirectory, _assembly.Value?.Parent)
            ?? throw new BuildException($"No folder from '{EnvironmentInfo.WorkingDirectory}' upwards has a .nuke folder. Create .nuke in the repository's root, or give --root <folder>.");
    }

    private AbsolutePath? FindProject() =>
        RootFolder.Upwards(_assembly.Value?.Parent)
            .Select(folder => Directory.GetFiles(folder, "*.csproj"))
            .FirstOrDefault(projects => projects.Length == 1)?[0];
}
