using Pipeline.Core.Errors;
using Pipeline.Core.Modules;
using Pipeline.Core.Planning;
using Pipeline.Core.Stages;
using Pipeline.Stages.Runner;
using Pipeline.Tools.Git;
using Pipeline.Tools.Versions;

namespace Pipeline.Components.Sessions;

/// <summary>Finds the versions and the inputs of the modules.</summary>
internal sealed class WorkspaceReader(RunContext context)
{
    /// <summary>Plans the version of every module.</summary>
    /// <exception cref="PipelineException">The history is not there.</exception>
    public async Task<VersionPlan> PlanAsync(CancellationToken cancellationToken)
    {
        var opened = await context.SourceAsync(cancellationToken);
        var branch = context.Options.ReleaseBranch ?? opened.Source.Branch;
        var rules = await context.VersionRulesAsync(cancellationToken);
        var plan = await new VersionPlanning(opened.WorkTree).PlanAsync(opened.Graph, rules, branch, cancellationToken);
        return plan with { Maturity = (await context.MaturityAsync(cancellationToken))?.Planned };
    }

    /// <summary>Reads the selected modules, and those on whose images they build.</summary>
    /// <exception cref="PipelineException">There is no source, or the modules have mistakes, or an unknown one was asked for.</exception>
    public async Task<Workspace> ReadAsync(CancellationToken cancellationToken)
    {
        var opened = await context.SourceAsync(cancellationToken);
        var (workTree, source, model, graph, selected) = opened;
        var application = new Module { Name = model.ApplicationName, Path = Path.GetRelativePath(workTree.Root, model.RootDirectory).Replace('\\', '/') };
        var bases = graph.BasesOf(selected.Select(module => module.Name));
        var planning = context.PlanAsync(cancellationToken);
        var readingInputs = workTree.ReadInputTreesAsync([.. selected, .. bases, application], cancellationToken, source.IsDirty);
        var readingTags = workTree.ReadTagsAtHeadAsync(cancellationToken);
        var options = context.Options.VersionRules;
        var versions = (await planning).Modules.ToDictionary(module => module.Name, module => module.Next ?? module.Current ?? options.InitialVersion);
        var inputs = await readingInputs;
        var tags = ReleaseTags.Of((await readingTags).Select(name => KeyValuePair.Create(name, source.Commit)), options.TagFormat, graph);
        // A tag made before more was found out keeps its name: what is tagged on the commit is built and published as that.
        if (await context.MaturityAsync(cancellationToken) is not null)
        {
            foreach (var (name, planned) in versions.ToList())
                versions[name] = tags.Of(name).FirstOrDefault(tag => tag.Version.WithoutPrereleaseOrMetadata() == planned.WithoutPrereleaseOrMetadata())?.Version ?? planned;
        }

        bool IsRelease(Module module) => tags.Of(module.Name).Any(tag => tag.Version == versions[module.Name]);
        RunModule Versioned(Module module) => new(module, versions[module.Name], IsRelease(module), inputs[module]);
        return new Workspace(
            source,
            graph,
            [.. selected.Select(Versioned)],
            [.. bases.Select(module => Versioned(module) with { LastStage = Stage.BuildImage })],
            new RunModule(application, options.InitialVersion, false, inputs[application]));
    }
}
