using Nuke.Common.Execution;
using Serilog;
using Pipeline.Shared;

namespace Nuke.Common.CI;

/// <summary>Brings the files of build servers up to date: on every local run, or one generator's when asked.</summary>
internal static class ConfigurationGeneration
{
    public const string Parameter = "generate-configuration";

    /// <summary>True when only generation was asked for.</summary>
    /// <exception cref="BuildException">There is no generator of the given id.</exception>
    public static bool Run(NukeBuild build, ParameterService parameters)
    {
        var generators = build.GetType().GetCustomAttributes(inherit: true).OfType<IConfigurationGenerator>().ToList();
        foreach (var generator in generators.OfType<ConfigurationAttributeBase>())
            generator.Build = build;

        if (parameters.CommandLine.ValuesOf(Parameter) is { } ids)
        {
            string[] known = [.. generators.Select(generator => generator.Id)];
            string[] unknown = [.. ids.Where(id => !known.Contains(id)).Select(id => $"There is no generator '{id}'. {NearestNames.Offer(id, known)}")];
            if (unknown.Length > 0)
                throw new BuildException(unknown);
            foreach (var generator in generators.Where(generator => ids.Count == 0 || ids.Contains(generator.Id)))
                generator.Generate(build.ExecutableTargets);
            return true;
        }

        if (NukeBuild.IsLocalBuild && !build.Plan)
        {
            foreach (var generator in generators.Where(generator => generator.AutoGenerate))
                Update(build, generator);
        }

        return false;
    }

    private static void Update(NukeBuild build, IConfigurationGenerator generator)
    {
        var before = generator.GeneratedFiles.ToDictionary(file => file, file => File.Exists(file) ? File.ReadAllText(file) : null);
        generator.Generate(build.ExecutableTargets);
        foreach (var (file, text) in before.Where(one => !File.Exists(one.Key) || File.ReadAllText(one.Key) != one.Value))
            Log.Warning("{File:l} has changed, commit it ({Generator:l}).", Path.GetRelativePath(NukeBuild.RootDirectory, file), generator.DisplayName);
    }
}
