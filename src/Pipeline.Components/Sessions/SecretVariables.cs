using System.Collections;
using Nuke.Common;
using Pipeline.Tools.Processes;

namespace Pipeline.Components.Sessions;

/// <summary>The variables by which secrets came into this process.</summary>
internal static class SecretVariables
{
    /// <summary>Starts programs that inherit none of the variables that hold a secret of <paramref name="build"/>, by whatever name they are matched to parameters.</summary>
    public static ProcessRunner WithheldBy(INukeBuild build)
    {
        var secrets = new[] { (build as INotify)?.SlackWebhook, (build as IDeploy)?.KubernetesCredentials, (build as IPublishPackages)?.PackageKey, (build as IPublishRelease)?.GitHubToken }.Where(secret => !string.IsNullOrWhiteSpace(secret)).ToHashSet();
        var variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>();
        return new ProcessRunner(withheld: [.. variables.Where(variable => secrets.Contains((string?)variable.Value)).Select(variable => (string)variable.Key)]);
    }
}
