using NSubstitute;
using Pipeline.Core.Modules;
using Pipeline.Core.Sources;
using Pipeline.Core.Stages;
using Pipeline.Stages.UnitTest;
using Pipeline.Testing;
using Pipeline.Tools.Containers;
using Pipeline.Tools.Processes;
using Semver;

namespace Pipeline.Stages.Tests.UnitTest;

/// <summary>One module in a new folder and its unit test stage.</summary>
internal sealed class UnitTestScene : IDisposable
{
    public const string ModuleName = "cart";
    private readonly TempDirectory _folder = new("pipeline-unit-test-");

    public StringWriter Log { get; } = new();

    public string Output => Directory.CreateDirectory(_folder[$"artifacts/{ModuleName}/unit-test"]).FullName;

    public string Artifacts => _folder["artifacts"];

    public string ModuleDirectory => Directory.CreateDirectory(_folder["source/modules/cart"]).FullName;

    /// <summary>Writes a file of the module.</summary>
    public void Write(string relative, string content) => _folder.Write("source/modules/cart/" + relative, content);

    /// <summary>The files of the module.</summary>
    public IEnumerable<string> Tree() => Directory.EnumerateFiles(ModuleDirectory, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(ModuleDirectory, file))
        .Order(StringComparer.Ordinal);

    public async Task<StageResult> RunAsync(TestSettings? test = null, IContainerEngine? engine = null)
    {
        Directory.CreateDirectory(ModuleDirectory);
        var module = new Module { Name = ModuleName, Path = "modules/cart", Test = test, Image = new ImageSettings() };
        var stage = new UnitTestStage(new ProcessRunner(), _ => Task.FromResult(engine ?? Substitute.For<IContainerEngine>()), new UnitTestOptions { BuildDirectory = _folder["build"] });
        return await stage.RunAsync(
            new StageContext
            {
                Module = module,
                Modules = [module],
                Source = new SourceTree { Directory = _folder["source"], Commit = new string('1', 40), CommittedAt = DateTimeOffset.UnixEpoch },
                Version = new SemVersion(1, 0, 0),
                OutputDirectory = Output,
                Log = TextWriter.Synchronized(Log),
                Results = new Dictionary<string, IReadOnlyDictionary<Stage, StageResult>>(),
            },
            TestContext.Current.CancellationToken);
    }

    public void Dispose() => _folder.Dispose();
}
