namespace Pipeline.Tools.Kubernetes;

/// <summary>The name by which a checkout holds leases: the machine's, and a number of the checkout's own.</summary>
internal static class LeaseHolder
{
    private const string FileName = "lease-holder";

    /// <summary>The name that is kept in <paramref name="folder"/>; it is made when there is none.</summary>
    public static async Task<string> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            await Files.AtomicFile.WriteAsync(path, System.Text.Encoding.ASCII.GetBytes(Guid.NewGuid().ToString("N")[..8]), cancellationToken);
        return $"{Environment.MachineName}/{(await File.ReadAllTextAsync(path, cancellationToken)).Trim()}";
    }
}
