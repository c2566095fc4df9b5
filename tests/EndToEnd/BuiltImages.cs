using Pipeline.Tools.Processes;

namespace Pipeline.EndToEnd;

/// <summary>The images that a test left in the container engine.</summary>
internal static class BuiltImages
{
    /// <summary>Removes those that were built from one of <paramref name="commits"/>.</summary>
    public static async Task RemoveAsync(IReadOnlyList<string> commits)
    {
        var processes = new ProcessRunner();
        var images = (await processes.ReadAsync(new Command("docker", "images", "--format", "{{.Repository}}:{{.Tag}}"), CancellationToken.None)).Split('\n')
            .Where(image => commits.Any(commit => image.Contains(commit, StringComparison.Ordinal)))
            .ToList();
        if (images.Count > 0)
            await processes.ReadAsync(new Command("docker", ["rmi", "--force", .. images]), CancellationToken.None);
    }
}
