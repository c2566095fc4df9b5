using Pipeline.EndToEnd.Packages;

namespace Pipeline.EndToEnd.Templates;

/// <summary>The packed template, installed apart from those of the user.</summary>
internal static class TemplateInstallation
{
    /// <summary>Puts the template into the folder in which <paramref name="run"/> runs programs.</summary>
    public static async Task AddPipelineAsync(PackedFeed feed, string hive, Func<string, string[], Task> run, params string[] options)
    {
        var template = Assert.Single(Directory.GetFiles(feed.Path, "Pipeline.Templates.*.nupkg"));
        await run("dotnet", ["new", "install", template, "--debug:custom-hive", hive]);
        await run("dotnet", ["new", "pipeline", .. options, "--debug:custom-hive", hive]);
    }
}
