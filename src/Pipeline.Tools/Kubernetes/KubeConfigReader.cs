using k8s;
using k8s.Exceptions;
using k8s.KubeConfigModels;
using Pipeline.Tools.Processes;
using YamlDotNet.Core;

namespace Pipeline.Tools.Kubernetes;

/// <summary>Makes of kubeconfig files what a connection needs.</summary>
/// <param name="runner">Runs the plug-ins that give credentials.</param>
/// <param name="options">Which files, and which context of them.</param>
/// <param name="time">Says when a token runs out.</param>
internal sealed class KubeConfigReader(IProcessRunner runner, KubernetesOptions options, TimeProvider time)
{
    /// <summary>The cluster and the credentials of the context.</summary>
    /// <exception cref="ClusterUnreachableException">There is no kubeconfig, or it does not tell how to connect.</exception>
    public async Task<KubernetesClientConfiguration> ReadAsync(CancellationToken cancellationToken)
    {
        var files = Files().Where(File.Exists).Select(file => new FileInfo(file)).ToArray();
        if (files.Length == 0)
            throw new ClusterUnreachableException($"No Kubernetes cluster is configured: there is no kubeconfig file{(options.KubeContext is { } wanted ? $" with the context '{wanted}'" : "")}. Set KUBECONFIG to one, hand over Kubernetes credentials, or deploy to the local runtime.", isConfigured: false);
        try
        {
            var configuration = await LoadAsync(files);
            var token = await ResolveUserAsync(configuration, files, cancellationToken);
            var connection = KubernetesClientConfiguration.BuildConfigFromConfigObject(configuration, options.KubeContext);
            if (token is not null)
                (connection.AccessToken, connection.TokenProvider) = (null, token);
            return connection;
        }
        catch (Exception exception) when (exception is KubeConfigException or YamlException or IOException or UnauthorizedAccessException or FormatException or System.Security.Cryptography.CryptographicException)
        {
            // What a parser says quotes what it read.
            throw new ClusterUnreachableException(
                exception is KubeConfigException ? $"The kubeconfig tells no cluster to connect to: {exception.Message}" : $"The kubeconfig cannot be read ({exception.GetType().Name}).", exception is KubeConfigException ? exception : null);
        }
    }

    // As clients do: the first file that names a context decides; contexts, clusters and users are those of all.
    private async Task<K8SConfiguration> LoadAsync(IEnumerable<FileInfo> files)
    {
        var all = new List<K8SConfiguration>();
        foreach (var file in files)
            all.Add(await KubernetesClientConfiguration.LoadKubeConfigAsync(file, useRelativePaths: true));
        var current = options.KubeContext ?? all.Select(one => one.CurrentContext).FirstOrDefault(name => !string.IsNullOrEmpty(name));
        // Relative paths are those of the file that has the context.
        var main = all.FirstOrDefault(one => one.Contexts?.Any(context => context.Name == current) == true) ?? all[0];
        var (contexts, clusters, users) = (all.SelectMany(one => one.Contexts ?? []).ToList(), all.SelectMany(one => one.Clusters ?? []).ToList(), all.SelectMany(one => one.Users ?? []).ToList());
        (main.CurrentContext, main.Contexts, main.Clusters, main.Users) = (current, contexts, clusters, users);
        return main;
    }

    private string[] Files()
    {
        var named = options.KubeConfig ?? Environment.GetEnvironmentVariable("KUBECONFIG");
        return string.IsNullOrEmpty(named)
            ? [Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".kube", "config")]
            : named.Split(Path.PathSeparator);
    }

    // What renews the token; null: there is none, or one that stays.
    private async Task<RenewedToken?> ResolveUserAsync(K8SConfiguration configuration, IReadOnlyList<FileInfo> files, CancellationToken cancellationToken)
    {
        var context = configuration.Contexts?.FirstOrDefault(context => context.Name == (options.KubeContext ?? configuration.CurrentContext))?.ContextDetails;
        var user = configuration.Users?.FirstOrDefault(user => user.Name == context?.User)?.UserCredentials;
        if (context is null)
            return null;
        // The library runs plug-ins itself, with every variable of this process and arguments that it joins.
        if (user?.ExternalExecution is { } plugin)
        {
            var token = await CredentialPlugin.RunAsync(runner, plugin, user, cancellationToken);
            user.ExternalExecution = null;
            return token is null ? null : new RenewedToken(stop => CredentialPlugin.RenewAsync(runner, plugin, stop), token, time);
        }

        if (user is not null && await FindTokenFileAsync(files, context.User, cancellationToken) is { } file)
        {
            var token = await file.ReadAsync(cancellationToken);
            // The library asks for credentials that it knows.
            user.Token = token.Value;
            return new RenewedToken(file.ReadAsync, token, time);
        }

        if (user is not null && IsNobody(user))
            context.User = "";
        return null;
    }

    // The library does not read it. Its path is relative to the file that names it.
    private async Task<TokenFile?> FindTokenFileAsync(IEnumerable<FileInfo> files, string user, CancellationToken cancellationToken)
    {
        foreach (var file in files)
        {
            if (KubeConfigContent.FindTokenFile(await File.ReadAllTextAsync(file.FullName, cancellationToken), user) is { } path)
                return new TokenFile(Path.GetFullPath(path, file.DirectoryName!), time);
        }

        return null;
    }

    private static bool IsNobody(UserCredentials user) =>
        string.IsNullOrEmpty(user.Token) && string.IsNullOrEmpty(user.UserName) && user.AuthProvider is null
        && string.IsNullOrEmpty(user.ClientCertificate) && string.IsNullOrEmpty(user.ClientCertificateData);
}
