using System.Security.Cryptography;
using System.Text;
using Pipeline.Core.Errors;
using Pipeline.LocalRuntime.Pods;

namespace Pipeline.LocalRuntime;

/// <summary>A namespace of the local runtime: one private network, and a folder of state.</summary>
internal sealed class LocalNamespace
{
    private const int LongestName = 63;
    private const string ReleaseLocks = "release-";
    private readonly string _stateDirectory;

    /// <summary>How long a lock of a part is waited for; it is held for moments.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public LocalNamespace(string name, string stateDirectory)
    {
        if (name.Length is 0 or > LongestName || name.Any(character => !(char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-')))
            throw new PipelineException($"'{name}' is no namespace: lower-case letters, digits and hyphens were expected, at most {LongestName}.");
        Name = name;
        _stateDirectory = Path.GetFullPath(stateDirectory);
        Scope = $"{name}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_stateDirectory)))[..6]}";
    }

    public string Name { get; }

    /// <summary>The namespace of this state folder: two clones on one machine may each have a namespace of the same name.</summary>
    public string Scope { get; }

    public string Network => $"pipeline-{Scope}";

    public string Folder => Path.Combine(_stateDirectory, Name);

    /// <summary>The file that says that this folder belongs to the containers of the namespace.</summary>
    public string KnownMark => Path.Combine(Folder, "known");

    /// <summary>The folder of all namespaces' state, absolute.</summary>
    public string StateDirectory => _stateDirectory;

    /// <summary>The file that the supervisor writes when it has begun.</summary>
    public string SupervisedMark => Path.Combine(Folder, "supervised");

    /// <summary>The file that is held by whoever changes a part of the namespace. Outside of <see cref="Folder"/>, which is deleted while it is held.</summary>
    public string LockOf(string part) => Path.Combine(_stateDirectory, ".locks", Name, part);

    /// <summary>The file that is held by whoever changes a release.</summary>
    public string ReleaseLock(string release) => LockOf($"{ReleaseLocks}{release}");

    /// <summary>The lock under which it is decided whose a pod is: of a deployment that ends it, or of the supervisor that starts it again.</summary>
    public string PodLock => LockOf("pods");

    /// <summary>The locks of all releases that ever were.</summary>
    public IReadOnlyList<string> AllReleaseLocks() =>
        Directory.Exists(LockOf("")) ? [.. Directory.EnumerateFiles(LockOf(""), $"{ReleaseLocks}*").Where(file => !file.EndsWith(".holder", StringComparison.Ordinal))] : [];

    /// <summary>What is kept of a pod.</summary>
    public PodFolder Pod(string id) => new(Path.Combine(Folder, "pods", id));

    /// <summary>What is kept of all pods.</summary>
    public IReadOnlyList<PodFolder> AllPods() =>
        Directory.Exists(Path.Combine(Folder, "pods")) ? [.. Directory.EnumerateDirectories(Path.Combine(Folder, "pods")).Select(folder => new PodFolder(folder))] : [];

    /// <summary>The folder that the Services' folders are in.</summary>
    public string ServicesFolder => Path.Combine(Folder, "services");

    public string ServiceFolder(string service) => Path.Combine(ServicesFolder, service);

    public string Container(string kind, string name) => $"pipeline_{Scope}_{kind}_{name}";

    /// <summary>The names by which a Service is known on the network.</summary>
    public IReadOnlyList<string> ServiceNames(string service) =>
        [service, $"{service}.{Name}", $"{service}.{Name}.svc", $"{service}.{Name}.svc.cluster.local"];

    public void EnsureFolder()
    {
        Directory.CreateDirectory(Folder);
        // Secrets lie below; the engine's mounts do not need the way to them to be open.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_stateDirectory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
