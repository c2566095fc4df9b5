using Pipeline.Core.Errors;
using Pipeline.Core.Modules;
using Pipeline.Stages.BuildImage;
using Pipeline.Tools.Containers;
using Pipeline.Tools.Processes;
using Pipeline.Tools.Testing;

namespace Pipeline.Stages.UnitTest;

/// <summary>A build stage of the module's Dockerfile that runs the tests and leaves what they wrote in <c>/results</c>.</summary>
internal sealed class BuildStageSuite(IContainerEngine engine)
{
    private const string Folder = "/results";

    public async Task<SuiteOutcome> RunAsync(StageContext context, string target, CancellationToken cancellationToken)
    {
        var image = context.Module.Image ?? throw new PipelineException($"Module '{context.Module.Name}' tests in the build stage '{target}' but has no Dockerfile. Add one, or declare a test command.");
        var ifEmpty = $"The build stage '{target}' was built but {Folder} in it holds no test result. Let its tests write JUnit XML there.";
        var tag = $"pipeline-unit-test/{context.Module.Name}:{Guid.NewGuid():N}";
        try
        {
            await engine.BuildAsync(ToBuild(context, image, target, tag), context.Log, cancellationToken);
        }
        catch (CommandFailedException exception)
        {
            return new SuiteOutcome([], [], $"The build stage '{target}' could not be built: {LastWords.Of(exception.Result, most: 0)[0]}. Let its tests end well even when one fails, so that {Folder} can be read", ifEmpty);
        }

        var results = Path.Combine(context.OutputDirectory, SuiteOutcome.ResultsFolder);
        try
        {
            // It is never started, so the argument is not run; an image without a command of its own needs one.
            var container = await engine.CreateContainerAsync(new ContainerSpec { Image = tag, Arguments = [Folder] }, cancellationToken);
            try
            {
                await engine.CopyFromContainerAsync(container, Folder, results, cancellationToken);
            }
            catch (EngineException exception) when (exception.IsAbsent)
            {
                return new SuiteOutcome([], [], null, ifEmpty);
            }
            finally
            {
                await engine.RemoveContainerAsync(container, CancellationToken.None);
            }
        }
        finally
        {
            await engine.RemoveImageAsync(tag, CancellationToken.None);
        }

        var files = OutputFiles.In(results).ToLookup(file => ResultFiles.KindOf(Path.Combine(results, file)));
        var coverage = Path.Combine(context.OutputDirectory, SuiteOutcome.CoverageFolder);
        return new SuiteOutcome(
            [.. files[ResultFileKind.Tests].Select(file => Path.Combine(results, file))],
            [.. files[ResultFileKind.Coverage].Select(file => Move(results, coverage, file))],
            null,
            ifEmpty);
    }

    private static string Move(string from, string to, string file)
    {
        var target = Path.Combine(to, file);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Move(Path.Combine(from, file), target);
        return target;
    }

    private static ImageBuild ToBuild(StageContext context, ImageSettings image, string target, string tag)
    {
        var inputs = ImageInputs.Of(context, image);
        return new ImageBuild { Context = inputs.Context, Dockerfile = inputs.Dockerfile, Tags = [tag], Target = target, Arguments = inputs.Arguments };
    }
}
