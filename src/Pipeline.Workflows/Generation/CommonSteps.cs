using System.Runtime.CompilerServices;
using Pipeline.Core.Environments;
using Pipeline.Workflows.Actions;
using Pipeline.Workflows.Expressions;
using Pipeline.Workflows.Steps;

namespace Pipeline.Workflows.Generation;

/// <summary>The steps that jobs are made of.</summary>
/// <param name="model">What they follow from.</param>
internal sealed class CommonSteps(WorkflowModel model)
{
    /// <summary>The build on every machine with a POSIX shell.</summary>
    public const string Script = "./build.sh";

    // GitHub tells the end of a job to the step's own process and to no child of it: what deploys must be that process, to stop in order and record it.
    private const string AsTheStep = "exec ";
    private static readonly string[] Deploying = [TargetNames.Deploy, TargetNames.Promote, TargetNames.Rollback, TargetNames.Watch, TargetNames.OpenPreview, TargetNames.ClosePreview, TargetNames.Previews];

    private const string Artifacts = "artifacts";
    private const string BuildFolder = "build/bin";

    /// <summary>Checks out <paramref name="commit"/> with its history, which versions are read from, and all branches, the ledger among them; the token stays out of the work tree.</summary>
    public static ActionStep Checkout(Text commit, string? id = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => Checkout(commit, id, false, file, line);

    /// <summary>Checks out <paramref name="commit"/> and leaves the token where git finds it: only for a job that pushes, or that must have the ledger as it is now.</summary>
    public static ActionStep CheckoutWithToken(Text commit, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => Checkout(commit, null, true, file, line);

    /// <summary>
    /// Restores packages and tools: what did not change is not fetched again. Every job of the branch may write a cache, also one that runs the
    /// code of modules: only for jobs that may do nothing but read.
    /// </summary>
    public ActionStep RestoreTools() => new(PinnedActions.Cache)
    {
        Name = "Restore packages and tools",
        With =
        {
            ["path"] = "~/.nuget/packages\n.nuke/temp/tools",
            ["key"] = (Text)$"tools.{RunnerContext.Os}.{RunnerContext.Architecture}.{Function.HashFiles([.. model.Options.CacheInputs])}",
            ["restore-keys"] = (Text)$"tools.{RunnerContext.Os}.{RunnerContext.Architecture}.",
        },
    };

    /// <summary>Restores the compiled build, for a job that stands alone. The build script looks at the content of every input itself; the key only decides what is worth restoring.</summary>
    public ActionStep RestoreBuild() => new(PinnedActions.Cache)
    {
        Name = "Restore the compiled build",
        With =
        {
            ["path"] = BuildFolder,
            ["key"] = (Text)$"build.{RunnerContext.Os}.{RunnerContext.Architecture}.{Function.HashFiles([.. model.Options.BuildInputs])}",
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

    /// <summary>Hands the compiled build on.</summary>
    public static ActionStep HandBuildOn() => new(PinnedActions.UploadArtifact)
    {
        Id = HandOver.Build,
        Name = "Hand on the compiled build",
        With = { ["name"] = HandOver.Build, ["path"] = BuildFolder, ["if-no-files-found"] = "error", ["overwrite"] = true },
    };

    /// <summary>Takes the build that the run's first job compiled.</summary>
    /// <param name="id">Its id, not its name: another job of the run could hand on another one under the same name.</param>
    public static ActionStep TakeBuild(Text id) => TakeBuild(id, null);

    /// <summary>Takes the build that the run's first job compiled, when it did; otherwise the build is compiled.</summary>
    /// <param name="id">Its id; empty when there is none.</param>
    public static ActionStep TakeBuildIfThere(Expression id) => TakeBuild(id, id.IsNot(""));

    /// <summary>Takes what earlier jobs handed on of a module into <c>artifacts/</c>.</summary>
    /// <param name="name">The name under which it was handed on.</param>
    public static ActionStep Take(Text name) => new(PinnedActions.DownloadArtifact)
    {
        Name = $"Take {name}",
        With = { ["name"] = name, ["path"] = Artifacts },
    };

    /// <summary>Takes what one earlier job handed on, and nothing that another handed on under the same name.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="id">The artifact's id.</param>
    public static ActionStep TakeById(string name, Text id) => new(PinnedActions.DownloadArtifact)
    {
        Name = $"Take {name}",
        With = { ["artifact-ids"] = id, ["path"] = Artifacts },
    };

    /// <summary>Takes the results of every module into <c>artifacts/</c>.</summary>
    public static ActionStep TakeResults() => new(PinnedActions.DownloadArtifact)
    {
        Name = "Take the results of every module",
        With = { ["pattern"] = HandOver.Results("*"), ["path"] = Artifacts, ["merge-multiple"] = true },
    };

    /// <summary>
    /// Takes whatever results the jobs before left into <c>artifacts/</c>, in the order in which they were made, so that a later
    /// one replaces an earlier one. It never fails the job: of a pattern nothing need be there.
    /// </summary>
    /// <param name="environments">The environments that the run deploys to, in order.</param>
    public static IReadOnlyList<Step> TakeWhatIsThere(IEnumerable<DeployEnvironment> environments) =>
    [
        TakeAny("Take the results of every module", HandOver.Results("*")),
        TakeAny("Take the results of every unit test", HandOver.UnitTest("*")),
        .. environments.Select(environment => TakeAny($"Take the results in {environment.Name}", HandOver.Deployment(environment.Name))),
    ];

    /// <summary>Takes whatever the modules' jobs of an earlier run left into <c>artifacts/</c>; GitHub keeps it for a while and no longer. For a job that may read <c>actions</c>.</summary>
    /// <param name="run">The run's number; empty when there is none.</param>
    public static IReadOnlyList<Step> TakeModulesOf(Expression run) =>
    [
        TakeOf("Take the results of every module that was sealed", HandOver.Results("*"), run),
        TakeOf("Take the results of every unit test that was sealed", HandOver.UnitTest("*"), run),
    ];

    /// <summary>Takes a module's image to where its stage left it.</summary>
    public static ActionStep TakeImage(Text module) => new(PinnedActions.DownloadArtifact)
    {
        Name = $"Take {HandOver.Image(module)}",
        With = { ["name"] = HandOver.Image(module), ["path"] = ImageFolder(module) },
    };

    /// <summary>Hands everything below <c>artifacts/</c> on, also when the job found a fault; a repeated job replaces what it handed on before.</summary>
    public static ActionStep HandOn(Text name) => Upload(name, Artifacts);

    /// <summary>Hands the records and what the stages of <paramref name="module"/> left on, but for the image; not what was built of other modules on the way.</summary>
    public static ActionStep HandOn(Text name, Text module) => Upload(
        name, (Text)$"{Artifacts}/run.json\n{Artifacts}/run.html\n{Artifacts}/{module}\n!{ImageFolder(module)}/image.tar");

    /// <summary>Hands one file of <c>artifacts/</c> on, also when the job found a fault.</summary>
    public static ActionStep HandFileOn(Text name, string file, string? id = null) => Upload(name, $"{Artifacts}/{file}", id);

    /// <summary>Hands the image on. Its layers are compressed or compress badly, so that it is not done twice.</summary>
    public static ActionStep HandImageOn(Text module) => new(PinnedActions.UploadArtifact)
    {
        Name = $"Hand on {HandOver.Image(module)}",
        With =
        {
            ["name"] = HandOver.Image(module),
            ["path"] = (Text)$"{ImageFolder(module)}/image.tar",
            ["if-no-files-found"] = "error",
            ["overwrite"] = true,
            ["compression-level"] = 0,
        },
    };

    /// <summary>Runs the build.</summary>
    /// <param name="arguments">Targets and parameters; outside values only as quoted variables of <paramref name="environment"/>.</param>
    /// <param name="environment">The step's variables.</param>
    /// <param name="id">The step's id, when its outputs are read.</param>
    /// <param name="script">The build's script for the machine.</param>
    /// <param name="condition">Whether it runs; null: when every step before succeeded.</param>
    /// <param name="file">Given by the compiler.</param>
    /// <param name="line">Given by the compiler.</param>
    public RunStep Build(
        string arguments, OrderedDictionary<string, Value>? environment = null, string? id = null, string script = Script, Expression? condition = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        var values = environment ?? [];
        var targets = arguments.Split(' ');
        foreach (var secret in model.Secrets.Where(secret => targets.Contains(secret.Target)))
            values[secret.Name] = Secret.Named(secret.Name);
        return new RunStep($"{(targets.Intersect(Deploying).Any() ? AsTheStep : "")}{script} {arguments}", file, line) { Id = id, If = condition, Env = values };
    }

    /// <summary>Makes the registry know the job; nothing where it asks for nothing.</summary>
    public IReadOnlyList<Step> Login() => model.Options.Registry.Login;

    /// <summary>Adds the registry's address to a step's variables.</summary>
    public OrderedDictionary<string, Value> WithRegistry(OrderedDictionary<string, Value> environment)
    {
        environment[RegistryAccess.AddressVariable] = model.Options.Registry.Address;
        return environment;
    }

    private static ActionStep TakeBuild(Text id, Expression? condition) => new(PinnedActions.DownloadArtifact)
    {
        Name = "Take the compiled build",
        If = condition,
        With = { ["artifact-ids"] = id, ["path"] = BuildFolder },
    };

    private static Text ImageFolder(Text module) => $"{Artifacts}/{module}/build-image";

    private static ActionStep Upload(Text name, Text path, string? id = null) => new(PinnedActions.UploadArtifact)
    {
        Id = id,
        Name = $"Hand on {name}",
        If = !Function.Cancelled,
        With = { ["name"] = name, ["path"] = path, ["overwrite"] = true },
    };

    private static ActionStep TakeAny(string name, Text pattern) => new(PinnedActions.DownloadArtifact)
    {
        Name = name,
        ContinueOnError = true,
        With = { ["pattern"] = pattern, ["path"] = Artifacts, ["merge-multiple"] = true },
    };

    private static ActionStep TakeOf(string name, Text pattern, Expression run) => new(PinnedActions.DownloadArtifact)
    {
        Name = name,
        If = run.IsNot(""),
        ContinueOnError = true,
        With = { ["pattern"] = pattern, ["path"] = Artifacts, ["merge-multiple"] = true, ["run-id"] = run, ["github-token"] = Secret.JobToken },
    };

    private static ActionStep Checkout(Text commit, string? id, bool keepToken, string file, int line) => new(PinnedActions.Checkout, file, line)
    {
        Id = id,
        With = { ["ref"] = commit, ["fetch-depth"] = 0, ["persist-credentials"] = keepToken },
    };
}
