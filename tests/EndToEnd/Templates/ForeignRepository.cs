using Pipeline.EndToEnd.Packages;
using Pipeline.Testing;

namespace Pipeline.EndToEnd.Templates;

/// <summary>Somebody's git repository with one module, into which the template was put.</summary>
internal sealed class ForeignRepository : IDisposable
{
    private readonly GitSandbox _git = new();
    private readonly TempDirectory _home = new("pipeline-home-");

    private ForeignRepository()
    {
    }

    public string Path => _git.Path;

    // Packages of this repository must come from the feed, those of others may come from the user's cache.
    private Dictionary<string, string> Environment => PackageCache.In(_home["packages"]);

    /// <param name="feed">Where the template and its packages are.</param>
    /// <param name="options">What is asked of the template besides.</param>
    public static async Task<ForeignRepository> CreateAsync(PackedFeed feed, params string[] options)
    {
        var repository = new ForeignRepository();
        repository._git.Commit(
            "Start",
            ("services/greeter/Dockerfile", "FROM scratch\nCOPY . /\n"),
            ("services/greeter/module.yaml", "test:\n  command: [sh, test.sh]\n"),
            ("services/greeter/test.sh", "mkdir -p test-results && echo '<testsuite><testcase name=\"greets\" classname=\"greeter\"/></testsuite>' > test-results/greeter.xml\n"),
            (".gitignore", "test-results/\n"),
            ("nuget.config", $"<configuration><packageSources><add key=\"packed\" value=\"{feed.Path}\" /></packageSources></configuration>\n"),
            ("Directory.Build.props", "<Project><PropertyGroup><TargetFramework>none</TargetFramework></PropertyGroup></Project>\n"));
        await TemplateInstallation.AddPipelineAsync(feed, repository._home["hive"], repository.RunAsync, ["--name", "My Greetings.", .. options]);
        repository._git.Commit("Add a pipeline");
        return repository;
    }

    public void Write(string path, string content) => _git.Write(path, content);

    public string Read(string path) => File.ReadAllText(System.IO.Path.Combine(Path, path));

    public string Git(params string[] arguments) => _git.Git(arguments);

    public Task<string> RunAsync(string program, params string[] arguments) => Shell.RunAsync(Path, program, arguments, Environment);

    public Task<(int ExitCode, string Text)> TryAsync(string program, params string[] arguments) => Shell.TryAsync(Path, program, arguments, Environment);

    public void Dispose()
    {
        _git.Dispose();
        _home.Dispose();
    }
}
