using System.Runtime.CompilerServices;
using Pipeline.Tools.Downloads;
using Pipeline.Tools.Helm;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Tests.Helm;

/// <summary>The real Helm: the one on PATH, else the one that the repository's own build fetches.</summary>
public static class HelmUnderTest
{
    private static readonly Lazy<Task<string>> Program = new(FindAsync);

    public static async Task<HelmClient> ClientAsync(string homeDirectory, string? kubeConfig = null)
    {
        try
        {
            await Program.Value;
            return new HelmClient(new ProcessRunner(), new HelmOptions { FindProgram = _ => Program.Value, HomeDirectory = homeDirectory, KubeConfig = kubeConfig });
        }
        catch (ToolNotFoundException exception)
        {
            Assert.Skip(exception.Message);
            throw;
        }
    }

    /// <summary>Writes the chart that <c>helm create</c> writes, to <paramref name="directory"/> below its name.</summary>
    public static async Task CreateChartAsync(string directory, string name, CancellationToken cancellationToken)
    {
        var home = Path.Combine(Path.GetTempPath(), "helm-without-starters");
        var command = new Command(await Program.Value, "create", Path.Combine(directory, name)) { Environment = new Dictionary<string, string?> { ["HELM_DATA_HOME"] = home } };
        await new ProcessRunner().ReadAsync(command, cancellationToken);
    }

    /// <summary>The program.</summary>
    public static async Task<string> FindAsync()
    {
        using var http = new HttpClient();
        using var cache = new ToolCache(Path.Combine(RepositoryRoot(), ".nuke", "temp", "tools"), new ProcessRunner(), http);
        return await cache.FindAsync(HelmTool.Definition, CancellationToken.None);
    }

    private static string RepositoryRoot([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}
