using Pipeline.Tools.DotNet;
using Pipeline.Tools.Processes;

namespace Pipeline.Stages.UnitTest.Conventions;

/// <summary>The suites that a module has without saying so. All of them run: one that was left out would look as if it had passed.</summary>
internal sealed class ConventionSuites(DotNetSdk dotnet, IProcessRunner processes, UnitTestOptions options)
{
    /// <summary>Runs them, one after the other; none when there are none.</summary>
    public async Task<IReadOnlyList<SuiteOutcome>> RunAsync(StageContext context, CancellationToken cancellationToken)
    {
        List<string> others = [.. context.Modules.Where(module => module.Name != context.Module.Name).Select(module => Path.GetFullPath(Path.Combine(context.Source.Directory, module.Path)))];
        SuiteOutcome?[] outcomes =
        [
            await new DotNetSuite(dotnet, options).RunAsync(context, others, cancellationToken),
            await RunAsync(context, "Node.js", () => new NodeSuite(processes, options).RunAsync(context, cancellationToken)),
            await RunAsync(context, "Python 3", () => new PythonSuite(processes, options).RunAsync(context, others, cancellationToken)),
        ];
        return [.. outcomes.OfType<SuiteOutcome>()];
    }

    private static async Task<SuiteOutcome?> RunAsync(StageContext context, string product, Func<Task<SuiteOutcome?>> run)
    {
        try
        {
            return await run();
        }
        catch (ProgramNotFoundException exception)
        {
            return SuiteOutcome.Failed($"The tests of {context.Module.Path} are run by '{exception.Program}', which was not found. Install {product}, or write 'test.skip' with the reason in {context.Module.Path}/module.yaml");
        }
    }
}
