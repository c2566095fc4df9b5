using Pipeline.Tools.Downloads;
using Pipeline.Tools.Helm;
using Pipeline.Tools.Processes;

namespace Pipeline.EndToEnd;

/// <summary>The Helm that the build uses.</summary>
internal static class HelmUnderTest
{
    /// <summary>The program, as a process can be started with it.</summary>
    public static async Task<string> FindAsync()
    {
        using var http = new HttpClient();
        using var cache = new ToolCache(Repository.Tools, new ProcessRunner(), http);
        return await cache.FindAsync(HelmTool.Definition, TestContext.Current.CancellationToken);
    }

    /// <summary>A client with its own folder.</summary>
    public static async Task<HelmClient> ClientAsync(string home)
    {
        var program = await FindAsync();
        return new HelmClient(new ProcessRunner(), new HelmOptions { FindProgram = _ => Task.FromResult(program), HomeDirectory = home });
    }
}
