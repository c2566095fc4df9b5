using System.Globalization;
using System.Text;
using System.Text.Json;
using k8s.KubeConfigModels;
using Pipeline.Core.Errors;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Kubernetes;

/// <summary>A program that a kubeconfig names to get credentials from (<c>exec</c>).</summary>
internal static class CredentialPlugin
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Runs it and sets what it gave.</summary>
    /// <returns>The token; null when it gave a certificate only.</returns>
    /// <exception cref="ClusterUnreachableException">It failed, or gave no credentials. Nothing of its output is repeated.</exception>
    public static async Task<BearerToken?> RunAsync(IProcessRunner runner, ExternalExecution plugin, UserCredentials user, CancellationToken cancellationToken)
    {
        var environment = (plugin.EnvironmentVariables ?? []).ToDictionary(variable => variable["name"], string? (variable) => variable["value"]);
        environment["KUBERNETES_EXEC_INFO"] = JsonSerializer.Serialize(new { apiVersion = plugin.ApiVersion, kind = "ExecCredential", spec = new { interactive = false } });
        var output = "";
        try
        {
            var command = new Command(plugin.Command, [.. plugin.Arguments ?? []]) { Environment = environment, Timeout = Patience };
            var result = await runner.StreamAsync(command, async (stream, token) => output = await new StreamReader(stream).ReadToEndAsync(token), cancellationToken);
            if (result.ExitCode != 0)
                throw new ClusterUnreachableException($"'{plugin.Command}', which the kubeconfig names to get credentials from, ended with exit code {result.ExitCode}. Run it by hand.");
            using var document = JsonDocument.Parse(output);
            var status = document.RootElement.GetProperty("status");
            user.Token = Text(status, "token");
            // Plug-ins write PEM; a kubeconfig has it in Base64.
            user.ClientCertificateData = Encode(Text(status, "clientCertificateData"));
            user.ClientKeyData = Encode(Text(status, "clientKeyData"));
            var expires = DateTimeOffset.TryParse(Text(status, "expirationTimestamp"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : (DateTimeOffset?)null;
            return user.Token is null ? null : new BearerToken(user.Token, expires);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new ClusterUnreachableException($"'{plugin.Command}', which the kubeconfig names to get credentials from, gave none. Run it by hand.");
        }
        catch (Exception exception) when (exception is ProgramNotFoundException or ProcessTimeoutException)
        {
            throw new ClusterUnreachableException($"'{plugin.Command}', which the kubeconfig names to get credentials from, could not be run: {((PipelineException)exception).Message}", exception);
        }
    }

    /// <summary>Runs it for the token alone.</summary>
    /// <exception cref="ClusterUnreachableException">It failed, or gave none.</exception>
    public static async Task<BearerToken> RenewAsync(IProcessRunner runner, ExternalExecution plugin, CancellationToken cancellationToken) =>
        await RunAsync(runner, plugin, new UserCredentials(), cancellationToken)
            ?? throw new ClusterUnreachableException($"'{plugin.Command}', which the kubeconfig names to get credentials from, gave no token any more. Run it by hand.");

    private static string? Text(JsonElement status, string name) => status.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static string? Encode(string? pem) => pem is null ? null : Convert.ToBase64String(Encoding.ASCII.GetBytes(pem));
}
