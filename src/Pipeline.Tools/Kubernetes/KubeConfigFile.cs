using Pipeline.Core.Errors;
using Pipeline.Tools.Files;

namespace Pipeline.Tools.Kubernetes;

/// <summary>
/// A kubeconfig that was handed over as text, as a file that only this user may read: below the system's folder for temporary
/// files, until it is disposed.
/// </summary>
internal sealed class KubeConfigFile : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly TemporaryFolder _folder;

    private KubeConfigFile(TemporaryFolder folder, IReadOnlyList<string> secrets)
    {
        _folder = folder;
        Path = System.IO.Path.Combine(folder.Path, "kubeconfig");
        Secrets = secrets;
    }

    /// <summary>The absolute path, for <c>KUBECONFIG</c>.</summary>
    public string Path { get; }

    /// <summary>What of it no output may show: the users' credentials and the clusters' addresses. Names of contexts are not among it.</summary>
    public IReadOnlyList<string> Secrets { get; }

    /// <summary>What of <paramref name="content"/> no output may show; nothing when it is no kubeconfig.</summary>
    public static IReadOnlyList<string> SecretsOf(string content)
    {
        // Whatever else is secret is no YAML of several lines with clusters.
        if (!content.Contains("clusters", StringComparison.Ordinal))
            return [];
        try
        {
            return KubeConfigContent.ReadSecrets(content, "");
        }
        catch (PipelineException)
        {
            return [];
        }
    }

    /// <summary>Refuses what is no kubeconfig.</summary>
    /// <param name="content">The content of a kubeconfig file, YAML.</param>
    /// <param name="parameter">The parameter that it came by, for messages.</param>
    /// <exception cref="PipelineException">It is no kubeconfig; the message says what was expected and repeats nothing of it.</exception>
    public static void Check(string content, string parameter) => KubeConfigContent.ReadSecrets(content, parameter);

    /// <summary>Writes the file.</summary>
    /// <param name="content">The content of a kubeconfig file, YAML.</param>
    /// <param name="parameter">The parameter that it came by, for messages.</param>
    /// <exception cref="PipelineException">It is no kubeconfig; the message says what was expected and repeats nothing of it.</exception>
    public static KubeConfigFile Write(string content, string parameter)
    {
        var secrets = KubeConfigContent.ReadSecrets(content, parameter);
        var file = new KubeConfigFile(TemporaryFolder.Create("kubernetes"), secrets);
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = OwnerOnly;
            using var writer = new StreamWriter(file.Path, options);
            writer.Write(content);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Deletes the file and its folder.</summary>
    public void Dispose()
    {
        _folder.Dispose();
    }
}
