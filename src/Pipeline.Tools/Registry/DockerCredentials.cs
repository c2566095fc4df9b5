using System.Text;
using System.Text.Json;
using Pipeline.Core.Errors;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Registry;

/// <summary>
/// The credentials that <c>docker login</c> and <c>podman login</c> keep: <c>auths</c>, <c>credHelpers</c> and <c>credsStore</c> of
/// Docker's <c>config.json</c>, and Podman's <c>auth.json</c>.
/// </summary>
internal sealed class DockerCredentials : IRegistryCredentials
{
    private const string DockerHubKey = "https://index.docker.io/v1/";
    private readonly IProcessRunner _processes;
    private readonly IReadOnlyList<string> _files;

    /// <summary>Reads the given files, the first that knows a host wins.</summary>
    /// <param name="processes">Runs the credential helpers.</param>
    /// <param name="files">The files, absolute; those that are not there are left out.</param>
    public DockerCredentials(IProcessRunner processes, IReadOnlyList<string> files)
    {
        _processes = processes;
        _files = files;
    }

    /// <summary>Reads the files of the current user: below <c>DOCKER_CONFIG</c> or <c>~/.docker</c>, <c>REGISTRY_AUTH_FILE</c>, and Podman's below <c>XDG_RUNTIME_DIR</c>.</summary>
    public static DockerCredentials OfCurrentUser(IProcessRunner processes)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var docker = Environment.GetEnvironmentVariable("DOCKER_CONFIG") is { Length: > 0 } folder ? folder : Path.Combine(home, ".docker");
        List<string> files = [Path.Combine(docker, "config.json")];
        if (Environment.GetEnvironmentVariable("REGISTRY_AUTH_FILE") is { Length: > 0 } file)
            files.Add(file);
        if (Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") is { Length: > 0 } runtime)
            files.Add(Path.Combine(runtime, "containers", "auth.json"));
        return new DockerCredentials(processes, files);
    }

    /// <inheritdoc/>
    /// <exception cref="PipelineException">A file is no JSON, or a credential helper failed.</exception>
    public async Task<RegistryCredential?> FindAsync(string host, CancellationToken cancellationToken)
    {
        var key = host == "docker.io" ? DockerHubKey : host;
        foreach (var file in _files.Where(File.Exists))
        {
            if (await FindAsync(file, key, cancellationToken) is { } credential)
                return credential;
        }

        return null;
    }

    private async Task<RegistryCredential?> FindAsync(string file, string key, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = File.OpenRead(file);
            using var document = await JsonDocument.ParseAsync(stream, default, cancellationToken);
            var root = document.RootElement;
            if (Text(Child(root, "credHelpers"), key) is { } helper)
                return await AskHelperAsync(helper, key, cancellationToken);
            if (Stored(Child(root, "auths"), key) is { } stored)
                return stored;
            return Text(root, "credsStore") is { } store ? await AskHelperAsync(store, key, cancellationToken) : null;
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            // The exception's own message could quote the file.
            throw new PipelineException($"{file} cannot be read: it is not the JSON that 'docker login' writes. Mend it, or delete it and log in again.");
        }
    }

    private static RegistryCredential? Stored(JsonElement auths, string key)
    {
        var entry = Child(auths, key);
        if (Text(entry, "identitytoken") is { } token)
            return RegistryCredential.IdentityToken(token);
        if (Text(entry, "auth") is not { } encoded)
            return null;
        var pair = Encoding.UTF8.GetString(Convert.FromBase64String(encoded));
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 ? new RegistryCredential(pair[..colon], pair[(colon + 1)..].TrimEnd('\0')) : throw new FormatException();
    }

    private async Task<RegistryCredential?> AskHelperAsync(string helper, string key, CancellationToken cancellationToken)
    {
        if (!helper.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.'))
            throw new PipelineException($"'{helper}' is no credential helper: its name ends the name of a program, 'docker-credential-<name>'.");
        var command = new Command($"docker-credential-{helper}", "get") { StandardInput = key };
        try
        {
            using var answer = JsonDocument.Parse(await _processes.ReadAsync(command, cancellationToken));
            return Text(answer.RootElement, "Username") is { } user && Text(answer.RootElement, "Secret") is { } secret ? new RegistryCredential(user, secret) : null;
        }
        catch (CommandFailedException)
        {
            // Helpers end with an error when they know no credential for a host; the request is then made anonymously.
            return null;
        }
    }

    private static JsonElement Child(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var child) ? child : default;

    private static string? Text(JsonElement parent, string name) =>
        Child(parent, name) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 } text ? text : null;
}
