using Pipeline.Core.Errors;
using Pipeline.Core.Model;
using Pipeline.Core.Modules;
using Pipeline.Shared;

namespace Pipeline.Core.Load;

/// <summary>A load test that is going to run.</summary>
/// <param name="Module">The module that the requests go to.</param>
/// <param name="IsOfApplication">Whether what is found counts for the whole application.</param>
/// <param name="Settings">What is asked, and what must hold.</param>
internal sealed record PlannedLoadTest(string Module, bool IsOfApplication, LoadTestSettings Settings)
{
    /// <summary>What is declared, whatever parameters say instead; null: nothing is.</summary>
    public LoadTestSettings? Declared { get; init; }

    /// <summary>What it is about, for people.</summary>
    public string Title => IsOfApplication ? $"the application, through {Module}" : Module;

    /// <summary>The folder of its files, below the artifacts folder.</summary>
    public string Folder => IsOfApplication ? "load-test" : $"{Module}/load-test";

    /// <summary>The load tests that are declared of the selected modules, and that of the application, as <paramref name="overrides"/> changes them.</summary>
    /// <exception cref="PipelineException">There is none, or one cannot be; every fault is named.</exception>
    public static IReadOnlyList<PlannedLoadTest> Of(PipelineModel model, IReadOnlyList<Module> selected, LoadTestOverrides overrides)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(selected);
        ArgumentNullException.ThrowIfNull(overrides);
        List<PlannedLoadTest> tests = [.. selected.Where(module => module.LoadTest is not null).Select(module => new PlannedLoadTest(module.Name, false, module.LoadTest!) { Declared = module.LoadTest })];
        if (model.Additions.Find<ApplicationLoadTest>() is { } whole)
        {
            var names = selected.Select(module => module.Name).ToList();
            if (names.Contains(whole.Through))
                tests.Add(new PlannedLoadTest(whole.Through, true, whole.Settings) { Declared = whole.Settings });
            else if (tests.Count == 0)
                throw new PipelineException($"The load test of the application goes through '{whole.Through}', which is none of the selected modules{NearestNames.EndOfSentence(whole.Through, names)} Selected: {string.Join(", ", names)}.");
        }

        // Whoever names an address means one service.
        if (tests.Count == 0 && overrides.Address is not null && selected.Count == 1)
            tests.Add(new PlannedLoadTest(selected[0].Name, false, new LoadTestSettings()));
        if (tests.Count == 0)
            throw new PipelineException($"No selected module has a load test ({string.Join(", ", selected.Select(module => module.Name))}). Declare one in the build class, for example .Modules(\"modules/*\", modules => modules.For(\"web\", web => web.LoadTest(load => load.Path(\"/\").Rate(50)))).");
        if (tests.Count > 1 && overrides.Address is not null)
            throw new PipelineException($"--load-url is the address of one service, and {tests.Count} load tests are to run: {string.Join(", ", tests.Select(test => test.Title))}. Name the module: --module {tests[0].Module}.");
        tests = [.. tests.Select(test => test with { Settings = overrides.ApplyTo(test.Settings) })];
        var problems = tests.SelectMany(test => LoadTestProblems.Find(test.Settings, $"The load test of {test.Title}")).ToList();
        return problems.Count == 0 ? tests : throw new PipelineException(string.Join('\n', problems));
    }
}
