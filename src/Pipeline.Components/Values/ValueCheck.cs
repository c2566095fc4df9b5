using Nuke.Common;
using Pipeline.Components.Previews;
using Pipeline.Components.Releases;
using Pipeline.Components.Sessions;
using Pipeline.Core.Artifacts;
using Pipeline.Core.Environments;
using Pipeline.Core.Errors;
using Pipeline.Core.Model;
using Pipeline.Core.Previews;
using Pipeline.Core.Watching;
using Pipeline.Releases.Maturity;
using Pipeline.Releases.Policies;
using Pipeline.Stages.Push;
using Pipeline.Tools.Kubernetes;
using Pipeline.Tools.Registry;

namespace Pipeline.Components.Values;

/// <summary>Checks every value that a build was given, before anything runs.</summary>
internal sealed class ValueCheck
{
    private readonly List<string> _problems = [];
    private bool _hasWrongParameters;

    /// <summary>Returns true when everything fits.</summary>
    /// <param name="context">The invocation.</param>
    /// <param name="withSource">Whether the modules and the source are looked at, too.</param>
    /// <exception cref="PipelineException">Names everything that does not fit.</exception>
    public static bool Require(RunContext context, bool withSource)
    {
        var check = new ValueCheck();
        check._problems.AddRange(ParameterProblems.Find(context.Build));
        check._hasWrongParameters = check._problems.Count > 0;
        check.CheckModel(context);
        check.CheckOptions(context);
        if (withSource)
        {
            check.CheckSource(context);
            check.CheckLedger(context);
        }

        return check._problems.Count == 0 ? true : throw new PipelineException(string.Join('\n', check._problems.Distinct()));
    }

    /// <summary>Returns true when every parameter fits its type.</summary>
    /// <exception cref="PipelineException">Names those that do not.</exception>
    public static bool RequireParameters(INukeBuild build)
    {
        var problems = ParameterProblems.Find(build).ToList();
        return problems.Count == 0 ? true : throw new PipelineException(string.Join('\n', problems));
    }

    private void CheckModel(RunContext context)
    {
        Try(() => _problems.AddRange(ModelProblems.Find(context.Model)));
        Try(() => _problems.AddRange(WatchProblems.Find(context.Model)));
        Try(() => _problems.AddRange(PolicyProblems.Find(context.Model.DeclaredReleasePolicy())));
    }

    private void CheckOptions(RunContext context)
    {
        var options = context.Options;
        Try(() => options.VersionRules);
        Try(() => context.Model.ChooseEnvironment(options.Environment, null));
        Try(() => context.Preview);
        Try<IPreview>(context, build => build.Preview is not null && options.Environment is { } environment
            ? throw new PipelineException($"--preview {build.Preview} and --environment {environment} name two places; leave one of them out.")
            : true);
        Try<IPreview>(context, build => _problems.AddRange(PreviewTimes.Problems(build)));
        Try(() => options.Registry is { } registry ? RegistryAddress.Parse(registry) : null);
        Try(() => CheckCredentials(options.KubernetesCredentials));
        Try(() => CheckRepository(options));
        Try<IPromoteBundle>(context, build => context.Model.ChooseEnvironment(build.To, null));
        Try<IDeploy>(context, build => DeployStages.CheckTimeout(build.DeployTimeout));
        Try<IDeploy>(context, build => DeployStages.CheckRestarts(build.DeployRestarts));
        Try<IPromoteBundle>(context, build => build.KeepGoing && build.ExecutionPlan.Contains(build.Promote)
            ? throw new PipelineException("--keep-going is for Deploy and Pipeline: a promotion brings a whole bundle or goes back. Leave it out.")
            : true);
        Try<IBuildImage>(context, build => build.LayersOf is { } tag ? RegistryName.CheckTag(tag) : null);
        Try<IPushImage>(context, build => new PushOptions { MovingTag = build.MovingTag });
        Try<IPushImage>(context, build => build is IHazLedger && context.Model.DeclaredReleasePolicy().Maturity is not null && MaturityWords.Names(build.MovingTag)
            ? throw new PipelineException($"--moving-tag {build.MovingTag}: this tag follows the maturity of what is released, which nobody types; TagImages moves it. Choose another name, such as dev.")
            : true);
        Try<INotify>(context, build => Notifiers.WayOf(build));
        Try<INotify>(context, build => build.ExecutionPlan.Contains(build.Notify) && build.Outcome is null
            ? throw new PipelineException("Notify is to say how the run ended. Name it: --outcome success, failure or cancelled.")
            : true);
    }

    private static void CheckCredentials(string? credentials)
    {
        if (credentials is not null)
            KubeConfigFile.Check(credentials, nameof(IDeploy.KubernetesCredentials));
    }

    private static void CheckRepository(RunOptions options)
    {
        if (options.Repository is not null && options.Branch is null)
            throw new PipelineException("--repository needs a branch. Name it: --branch main.");
        if (options.Repository is null && (options.Branch ?? options.MergeInto) is not null)
            throw new PipelineException($"{(options.Branch is null ? "--merge-into" : "--branch")} is a branch of --repository, which is not given. Name the repository, or check the branch out.");
    }

    // The engines ask for requirements without awaiting: this is the one place that waits. What is read here is what the targets work on.
    private void CheckSource(RunContext context)
    {
        if (context.Options.Repository is not null)
            return;
        Try(() =>
        {
            var source = context.SourceAsync(CancellationToken.None).GetAwaiter().GetResult().Source;
            // Found out now, instead of after the pipeline has run.
            if (source.IsDirty && context.Build is ISealBundle build && build.ExecutionPlan.Contains(build.Bundle))
                throw new PipelineException("The work tree differs from the commit, so nobody could build again what Bundle seals. Commit it first (git status shows what), then run the same again.");
        });
        Try(() => _problems.AddRange(WatchProblems.Find(context.Model)));
        Try(() => _problems.AddRange(PolicyProblems.FindNames(context.Model.DeclaredReleasePolicy(), [.. context.Graph.Ordered.Select(module => module.Name)])));
        Try(() => _problems.AddRange(EnvironmentProblems.FindNames([.. context.Model.Environments, context.Model.PreviewRules.EnvironmentOf(PreviewName.Of(context.Model.ApplicationName, "any"))], [.. context.Graph.Ordered.Select(module => module.Name)])));
    }

    private void CheckLedger(RunContext context) => Try<IHazLedger>(context, build =>
    {
        // Of a clone it is not known yet which of the two is checked out.
        string?[] branches = context.Options.Repository is null ? [context.SourceAsync(CancellationToken.None).GetAwaiter().GetResult().Source.Branch] : [context.Options.Branch, context.Options.MergeInto ?? context.Options.Branch];
        foreach (var branch in branches.Distinct())
            BlessedOnly.CheckAsync(build, branch, CancellationToken.None).GetAwaiter().GetResult();
        return null;
    });

    private void Try<TComponent>(RunContext context, Func<TComponent, object?> read)
        where TComponent : class
    {
        if (context.Build is TComponent component)
            Try(() => read(component));
    }

    private void Try<TComponent>(RunContext context, Action<TComponent> read)
        where TComponent : class => Try<TComponent>(context, component =>
    {
        read(component);
        return null;
    });

    private void Try(Func<object?> read)
    {
        try
        {
            read();
        }
        catch (PipelineException exception)
        {
            _problems.Add(exception.Message);
        }
        catch (Exception) when (_hasWrongParameters)
        {
            // The engine's word on a value that is named already.
        }
    }

    private void Try(Action read) => Try(() =>
    {
        read();
        return null;
    });
}
