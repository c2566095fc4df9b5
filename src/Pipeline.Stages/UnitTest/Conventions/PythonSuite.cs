using System.Text.RegularExpressions;
using Pipeline.Tools.Files;
using Pipeline.Tools.Processes;

namespace Pipeline.Stages.UnitTest.Conventions;

/// <summary>The Python tests below the module's folder, by convention: run by pytest where that can be imported, else by unittest.</summary>
internal sealed partial class PythonSuite(IProcessRunner processes, UnitTestOptions options)
{
    private const string Script = "run_unittest.py";
    private const string ResultFile = "python.xml";
    private static readonly string[] Patterns = ["test*.py", "*_test.py"];

    public async Task<SuiteOutcome?> RunAsync(StageContext context, IReadOnlyCollection<string> foldersOfOthers, CancellationToken cancellationToken)
    {
        if (!SourceFiles.Below(context.ModuleDirectory, Patterns, foldersOfOthers).Any(file => TestFunction.IsMatch(File.ReadAllText(file))))
            return null;
        var python = Python(context);
        var results = Path.Combine(Directory.CreateDirectory(Path.Combine(context.OutputDirectory, SuiteOutcome.ResultsFolder)).FullName, ResultFile);
        var hasPytest = (await processes.RunAsync(In(context, python, "-c", "import pytest"), null, cancellationToken)).ExitCode == 0;
        var command = hasPytest
            ? In(context, python, "-m", "pytest", "-p", "no:cacheprovider", $"--junitxml={results}")
            : In(context, python, await SuiteScript.WriteAsync(Script, Path.Combine(options.BuildDirectory, context.Module.Name), cancellationToken), results);
        var ended = await TestCommand.RunAsync(processes, context, command, cancellationToken);
        return new SuiteOutcome(
            File.Exists(results) ? [results] : [],
            [],
            TestCommand.Fault(command, ended),
            hasPytest
                ? $"pytest found no test in {context.Module.Path}. Add one, or write 'test.skip' with the reason in its module.yaml."
                : $"unittest found no test in {context.Module.Path}. Install pytest for {python} if they are pytest's, or write the command that runs them as 'test.command' in its module.yaml.");
    }

    // A virtual environment of the module or the repository holds what its tests import.
    private static string Python(StageContext context)
    {
        var program = OperatingSystem.IsWindows() ? Path.Combine(".venv", "Scripts", "python.exe") : Path.Combine(".venv", "bin", "python");
        return new[] { context.ModuleDirectory, context.Source.Directory }.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists)
            ?? (OperatingSystem.IsWindows() ? "python" : "python3");
    }

    private Command In(StageContext context, string python, params string[] arguments) => new(python, arguments)
    {
        WorkingDirectory = context.ModuleDirectory,
        Environment = new Dictionary<string, string?>
        {
            ["PYTHONDONTWRITEBYTECODE"] = "1",
            ["PYTHONUNBUFFERED"] = "1",
            ["PYTHONPATH"] = SearchPath(context),
        },
        Timeout = options.Timeout,
    };

    // What is laid out as packaging.python.org advises is found by its tests as if it were installed.
    private static string? SearchPath(StageContext context)
    {
        var given = Environment.GetEnvironmentVariable("PYTHONPATH");
        var sources = Path.Combine(context.ModuleDirectory, "src");
        return !Directory.Exists(sources) ? given : string.IsNullOrEmpty(given) ? sources : sources + Path.PathSeparator + given;
    }

    [GeneratedRegex(@"^\s*(async\s+)?def\s+test", RegexOptions.Multiline)]
    private static partial Regex TestFunction { get; }
}
