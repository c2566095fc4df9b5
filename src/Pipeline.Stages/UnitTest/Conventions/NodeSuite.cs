using Pipeline.Core.Modules;
using Pipeline.Tools.Processes;

namespace Pipeline.Stages.UnitTest.Conventions;

/// <summary>The script <c>test</c> of the module's <c>package.json</c>, by convention.</summary>
internal sealed class NodeSuite(IProcessRunner processes, UnitTestOptions options)
{
    private const string ResultsVariable = "PIPELINE_TEST_RESULTS";
    private const string Script = "junit.mjs";

    public async Task<SuiteOutcome?> RunAsync(StageContext context, CancellationToken cancellationToken)
    {
        if (NodePackage.ReadIn(context.ModuleDirectory) is not { } package)
            return null;
        if (package.HasDependencies && await new NodeDependencies(processes, options.Timeout).InstallAsync(context, cancellationToken) is { } missing)
            return SuiteOutcome.Failed(missing);

        var command = Npm(context, "test") with { Timeout = options.Timeout };
        var own = Directory.CreateDirectory(Path.Combine(context.OutputDirectory, SuiteOutcome.ResultsFolder)).FullName;
        if (package.UsesNodeRunner)
            command = await ReportingAsync(command, own, context.Module.Name, cancellationToken);
        var outcome = await new CommandSuite(processes, options.Timeout).RunAsync(context, command, context.Module.Test ?? new TestSettings(), cancellationToken);
        return outcome with
        {
            Results = [.. Directory.EnumerateFiles(own, "node-*.xml").Order(StringComparer.Ordinal), .. outcome.Results],
            Uncounted = $"'{command}' ended well; how many tests ran is not known, since it wrote no JUnit XML to test-results in {context.Module.Path}",
        };
    }

    /// <summary>npm in the module's folder, quiet about anything but its work.</summary>
    public static Command Npm(StageContext context, params string[] arguments) => new(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", arguments)
    {
        WorkingDirectory = context.ModuleDirectory,
        Environment = new Dictionary<string, string?>
        {
            // Test runners would stay to watch the files otherwise.
            ["CI"] = "true",
            ["npm_config_update_notifier"] = "false",
            ["npm_config_fund"] = "false",
            ["npm_config_audit"] = "false",
        },
    };

    // npm hands its environment on to whatever the script starts; a runner that is asked by arguments would have to be known.
    private async Task<Command> ReportingAsync(Command command, string results, string module, CancellationToken cancellationToken)
    {
        var script = await SuiteScript.WriteAsync(Script, Path.Combine(options.BuildDirectory, module), cancellationToken);
        var reporters = $"--test-reporter=spec --test-reporter-destination=stdout --test-reporter={new Uri(script).AbsoluteUri} --test-reporter-destination=stderr";
        return command with
        {
            Environment = new Dictionary<string, string?>(command.Environment)
            {
                ["NODE_OPTIONS"] = $"{Environment.GetEnvironmentVariable("NODE_OPTIONS")} {reporters}".Trim(),
                [ResultsVariable] = results,
            },
        };
    }
}
