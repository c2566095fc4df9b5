using Nuke.Common.Execution;

namespace Nuke.Common;

/// <content>What subclasses and extensions are told.</content>
public abstract partial class NukeBuild
{
    private IReadOnlyList<IBuildExtension>? _extensions;

    internal IReadOnlyList<IBuildExtension> Extensions => _extensions ??= FindExtensions();

    /// <summary>Is called when the build object and its targets are there.</summary>
    protected internal virtual void OnBuildCreated()
    {
    }

    /// <summary>Is called when parameters have their values and the plan is made.</summary>
    protected internal virtual void OnBuildInitialized()
    {
    }

    /// <summary>Is called when the build is over.</summary>
    protected internal virtual void OnBuildFinished()
    {
    }

    /// <summary>Is called when a target starts.</summary>
    protected internal virtual void OnTargetRunning(string target)
    {
    }

    /// <summary>Is called when a target is skipped.</summary>
    protected internal virtual void OnTargetSkipped(string target)
    {
    }

    /// <summary>Is called when a target ended well.</summary>
    protected internal virtual void OnTargetSucceeded(string target)
    {
    }

    /// <summary>Is called when a target failed.</summary>
    protected internal virtual void OnTargetFailed(string target)
    {
    }

    internal void Tell<TExtension>(Action<TExtension> message)
        where TExtension : IBuildExtension
    {
        foreach (var extension in Extensions.OfType<TExtension>())
            message(extension);
    }

    private List<IBuildExtension> FindExtensions()
    {
        // Of the components, too: what a component does for every build that lists it, its author need not ask for.
        var attributes = GetType().GetInterfaces().Prepend(GetType())
            .SelectMany(type => type.GetCustomAttributes(typeof(BuildExtensionAttributeBase), inherit: true)).Cast<BuildExtensionAttributeBase>().ToList();
        foreach (var attribute in attributes)
            attribute.Build = this;
        return [.. attributes.OrderByDescending(attribute => attribute.Priority)];
    }
}
