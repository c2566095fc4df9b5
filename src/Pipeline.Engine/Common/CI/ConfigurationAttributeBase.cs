using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Utilities;

namespace Nuke.Common.CI;

/// <summary>Base of attributes on the build class that generate a build server's file.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class ConfigurationAttributeBase : Attribute, IConfigurationGenerator
{
    private AbsolutePath? _unfinished;

    /// <summary>The build.</summary>
    public INukeBuild Build { get; internal set; } = null!;

    /// <inheritdoc/>
    public string DisplayName => HostType.Name + (string.IsNullOrEmpty(IdPostfix) ? "" : $" ({IdPostfix})");

    /// <inheritdoc/>
    public string HostName => HostType.Name;

    /// <inheritdoc/>
    public string Id => HostName + (string.IsNullOrEmpty(IdPostfix) ? "" : $"_{IdPostfix}");

    /// <summary>Tells several generators for one build server apart.</summary>
    public virtual string IdPostfix => "";

    /// <inheritdoc/>
    public bool AutoGenerate { get; set; } = true;

    /// <inheritdoc/>
    public abstract Type HostType { get; }

    /// <summary>The file that <see cref="Generate"/> writes.</summary>
    public abstract AbsolutePath ConfigurationFile { get; }

    /// <inheritdoc/>
    public abstract IEnumerable<AbsolutePath> GeneratedFiles { get; }

    /// <summary>The names of the targets that the build server runs.</summary>
    public abstract IEnumerable<string> RelevantTargetNames { get; }

    /// <summary>The names of targets that are left out.</summary>
    public abstract IEnumerable<string> IrrelevantTargetNames { get; }

    /// <summary>Where <c>build.cmd</c> lies, from the root, with <c>/</c>.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    protected virtual string BuildCmdPath =>
        Build.RootDirectory.GlobFiles("build.cmd", "*/build.cmd").Select(path => Build.RootDirectory.GetUnixRelativePathTo(path).ToString()).FirstOrDefault()
            .NotNull($"There is no build.cmd in '{Build.RootDirectory}' or in a folder of it.");

    /// <summary>Makes the writer that knows the file's comments and indentation.</summary>
    public abstract CustomFileWriter CreateWriter(StreamWriter streamWriter);

    /// <summary>Makes what is written.</summary>
    /// <param name="relevantTargets">The targets that the build server runs, in order.</param>
    public abstract ConfigurationEntity GetConfiguration(IReadOnlyCollection<ExecutableTarget> relevantTargets);

    /// <inheritdoc/>
    public void Generate(IReadOnlyCollection<ExecutableTarget> executableTargets)
    {
        string[] ignored = [.. IrrelevantTargetNames];
        var relevantTargets = RelevantTargetNames
            .SelectMany(name => ExecutionPlanner.Plan(executableTargets, [name]))
            .Distinct()
            .Where(target => !ignored.Contains(target.Name))
            .ToList();
        var configuration = GetConfiguration(relevantTargets);
        using (var stream = CreateStream())
        {
            var writer = CreateWriter(stream);
            writer.WriteComment("Generated from the build class. Change the build, run it, and commit what changes here.");
            writer.WriteComment($"Attribute: {GetType().Name}, id: {Id}");
            writer.WriteLine();
            writer.Write(configuration.Write);
        }

        if (_unfinished is { } unfinished)
            File.Move(unfinished, ConfigurationFile, overwrite: true);
    }

    /// <summary>Opens what <see cref="Generate"/> writes to: a temporary file that takes the place of <see cref="ConfigurationFile"/> when it is complete.</summary>
    protected virtual StreamWriter CreateStream()
    {
        _unfinished = ConfigurationFile + ".new";
        ConfigurationFile.Parent?.CreateDirectory();
        return new StreamWriter(_unfinished) { NewLine = "\n" };
    }

    /// <inheritdoc/>
    public virtual void SerializeState()
    {
    }
}
