using System.Runtime.CompilerServices;
using Pipeline.Workflows.Actions;
using Pipeline.Workflows.Expressions;
using Pipeline.Workflows.Steps;

namespace Pipeline.Workflows.Generation;

/// <summary>The steps that jobs are made of.</summary>
/// <param name="model">What they follow from.</param>
internal sealed class CommonSteps(WorkflowModel model)
{
    private const string Artifacts = "artifacts";
    private const string ImageArchive = "artifacts/*/build-image/image.tar";

    /// <summary>Checks out <paramref name="commit"/> with its history, which versions are read from; the token stays out of the work tree.</summary>
    public static ActionStep Checkout(Text commit, string? id = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => Checkout(commit, id, false, file, line);

    /// <summary>Checks out <paramref name="commit"/> and leaves the token where git finds it: only for a job that pushes commits or tags.</summary>
    public static ActionStep CheckoutToPush(Text commit, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => Checkout(commit, null, true, file, line);

    /// <summary>Restores packages and tools.</summary>
    public ActionStep ToolCache() => new(PinnedActions.Cache)
    {
        Name = "Restore packages and tools",
        With =
        {
            ["path"] = "~/.nuget/packages\n.nuke/temp",
            ["key"] = (Text)$"tools.{RunnerContext.Os}.{RunnerContext.Architecture}.{Function.HashFiles([.. model.Options.CacheInputs])}",
            ["restore-keys"] = (Text)$"tools.{RunnerContext.Os}.{RunnerContext.Architecture}.",
        },
    };

    /// <summary>Restores a stage's last result: with the same fingerprint the stage is not run again.</summary>
    public static ActionStep ResultCache(string folder, Text module, Text commit) => new(PinnedActions.Cache)
    {
        Name = "Restore the stage's last result",
        With =
        {
            ["path"] = (Text)$"{Artifacts}/{module}/{folder}",
            ["key"] = (Text)$"{folder}.{module}.{commit}",
            ["restore-keys"] = (Text)$"{folder}.{module}.",
        },
    };

    /// <summary>Takes what earlier jobs handed on into <c>artifacts/</c>.</summary>
    /// <param name="name">The name under which it was handed on.</param>
    public static ActionStep Take(Text name) => new(PinnedActions.DownloadArtifact)
    {
        Name = $"Take {name}",
        With = { ["name"] = name, ["path"] = Artifacts },
    };

    /// <summary>Takes the results of every module into <c>artifacts/</c>.</summary>
    public static ActionStep TakeResults() => new(PinnedActions.DownloadArtifact)
    {
        Name = "Take the results of every module",
        With = { ["pattern"] = HandOver.Results("*"), ["path"] = Artifacts, ["merge-multiple"] = true },
    };

    /// <summary>Hands everything below <c>artifacts/</c> but the image on, also when the stage found a fault; a repeated job replaces what it handed on before.</summary>
    public static ActionStep HandOn(Text name) => new(PinnedActions.UploadArtifact)
    {
        Name = $"Hand on {name}",
        If = !Function.Cancelled,
        With = { ["name"] = name, ["path"] = $"{Artifacts}\n!{ImageArchive}", ["overwrite"] = true },
    };

    /// <summary>Hands the image on. Its layers are compressed or compress badly, so that it is not done twice.</summary>
    public static ActionStep HandImageOn(Text name) => new(PinnedActions.UploadArtifact)
    {
        Name = $"Hand on {name}",
        With = { ["name"] = name, ["path"] = ImageArchive, ["if-no-files-found"] = "error", ["overwrite"] = true, ["compression-level"] = 0 },
    };

    /// <summary>Runs the build.</summary>
    /// <param name="arguments">Targets and parameters; outside values only as quoted variables of <paramref name="environment"/>.</param>
    /// <param name="environment">The step's variables.</param>
    /// <param name="id">The step's id, when its outputs are read.</param>
    /// <param name="file">Given by the compiler.</param>
    /// <param name="line">Given by the compiler.</param>
    public RunStep Build(string arguments, OrderedDictionary<string, Value>? environment = null, string? id = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        var values = environment ?? [];
        var targets = arguments.Split(' ');
        foreach (var secret in model.Secrets.Where(secret => targets.Contains(secret.Target)))
            values[secret.Name] = Secret.Named(secret.Name);
        return new RunStep($"./build.sh {arguments}", file, line) { Id = id, Env = values };
    }

    /// <summary>Logs in to the registry; nothing where it asks for no password.</summary>
    public IReadOnlyList<Step> Login() => model.Options.Registry is not { User: { } user, Password: { } password } registry ? [] :
    [
        new ActionStep(PinnedActions.Login)
        {
            Name = "Log in to the registry",
            With = { ["registry"] = registry.Host, ["username"] = user, ["password"] = password },
        },
    ];

    /// <summary>Adds the registry's address to a step's variables.</summary>
    public OrderedDictionary<string, Value> WithRegistry(OrderedDictionary<string, Value> environment)
    {
        environment[RegistryAccess.AddressVariable] = model.Options.Registry.Address;
        return environment;
    }

    private static ActionStep Checkout(Text commit, string? id, bool keepToken, string file, int line) => new(PinnedActions.Checkout, file, line)
    {
        Id = id,
        With = { ["ref"] = commit, ["fetch-depth"] = 0, ["persist-credentials"] = keepToken },
    };
}
