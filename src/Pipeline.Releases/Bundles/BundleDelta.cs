using Pipeline.Core.Artifacts;

namespace Pipeline.Releases.Bundles;

/// <summary>A bundle as the ledger keeps it: what it has other than the one before. Of 300 modules a release changes few.</summary>
internal sealed record BundleDelta
{
    /// <summary>The id of the whole bundle.</summary>
    public required Digest Id { get; init; }

    /// <summary>The bundle that it is other than; null: none, and <see cref="Modules"/> are all.</summary>
    public Digest? Base { get; init; }

    /// <summary>The application.</summary>
    public required string Application { get; init; }

    /// <summary>The commit.</summary>
    public required string Commit { get; init; }

    /// <summary>Its tree.</summary>
    public required string Tree { get; init; }

    /// <summary>The modules that the base does not have so, by name.</summary>
    public required IReadOnlyList<BundleModule> Modules { get; init; }

    /// <summary>The modules of the base that it does not have, by name.</summary>
    public IReadOnlyList<string> Gone { get; init; } = [];

    /// <summary>What <paramref name="bundle"/> has other than <paramref name="before"/>.</summary>
    public static BundleDelta Of(Bundle bundle, Bundle? before)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        var content = bundle.Content;
        var delta = ModuleDelta.Of(content.Modules, before?.Content.Modules ?? []);
        return new BundleDelta { Id = bundle.Id, Base = before?.Id, Application = content.Application, Commit = content.Commit, Tree = content.Tree, Modules = delta.Modules, Gone = delta.Gone };
    }

    /// <summary>The whole bundle.</summary>
    /// <param name="before">The bundle <see cref="Base"/>; null when it is unknown, and then only what is here is known.</param>
    public Bundle On(Bundle? before)
    {
        var modules = new ModuleDelta { Modules = Modules, Gone = Gone }.On(before?.Content.Modules ?? []);
        return new Bundle { Id = Id, Content = new BundleContent { Application = Application, Commit = Commit, Tree = Tree, Modules = modules } };
    }
}
