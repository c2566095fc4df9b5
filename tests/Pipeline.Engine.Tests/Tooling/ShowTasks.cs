using System.Globalization;
using Nuke.Common.Tooling;

namespace Pipeline.Engine.Tests.Tooling;

/// <summary>A tool as a user writes one: it shows each of its arguments.</summary>
[PathTool(Executable = "printf")]
public sealed class ShowTasks : ToolTasks
{
    public static IReadOnlyCollection<Output> Show(ShowOptions? options = null) => new ShowTasks().Run(options);

    public static IReadOnlyCollection<Output> Show(Configure<ShowOptions> configurator) => new ShowTasks().Run(configurator.Invoke(new ShowOptions()));

    public static IEnumerable<(ShowOptions Settings, IReadOnlyCollection<Output> Output)> Show(CombinatorialConfigure<ShowOptions> configurator, int degreeOfParallelism = 1, bool completeOnFailure = false) =>
        configurator.Invoke(Show, degreeOfParallelism, completeOnFailure);

    public static IReadOnlyCollection<Output> Call<T>(T options)
        where T : ToolOptions, new() => new ShowTasks().Run(options);

    public static (int Result, IReadOnlyCollection<Output> Output) Number(string text) => new ShowTasks().Run<ShowOptions, int>(new ShowOptions().SetText(text).DisableProcessOutputLogging());

    protected override object? GetResult<T>(ToolOptions options, IReadOnlyCollection<Output> output) => int.Parse(output.Single().Text.Trim('[', ']'), CultureInfo.InvariantCulture);
}
