using Nuke.Common;

namespace Pipeline.Components;

/// <summary>Where tags and branches are published.</summary>
public interface IHazRemote : INukeBuild
{
    /// <summary>The remote that gets tags and branches, by its name or its address without credentials. Default: origin on a CI server; elsewhere none, and only the local repository changes.</summary>
    [Parameter("Remote that gets tags and branches, such as origin; origin on a CI server when left out, else only the local repository changes")]
    string? Remote => TryGetValue(() => Remote) ?? (IsServerBuild ? "origin" : null);
}
