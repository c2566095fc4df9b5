using Nuke.Common.Utilities;

namespace Nuke.Common.Git;

/// <summary>Says what a repository's branch is for, by the names that are usual; case does not count.</summary>
public static class GitRepositoryExtensions
{
    /// <summary>True on <c>main</c> or <c>master</c>.</summary>
    public static bool IsOnMainOrMasterBranch(this GitRepository repository) => repository.IsOnMainBranch() || repository.IsOnMasterBranch();

    /// <summary>True on <c>main</c>.</summary>
    public static bool IsOnMainBranch(this GitRepository repository) => repository.Is("main");

    /// <summary>True on <c>master</c>.</summary>
    public static bool IsOnMasterBranch(this GitRepository repository) => repository.Is("master");

    /// <summary>True on <c>dev</c>, <c>develop</c> or <c>development</c>.</summary>
    public static bool IsOnDevelopBranch(this GitRepository repository) => repository.Is("dev", "develop", "development");

    /// <summary>True on <c>feature/...</c> or <c>features/...</c>.</summary>
    public static bool IsOnFeatureBranch(this GitRepository repository) => repository.IsIn("feature/", "features/");

    /// <summary>True on <c>release/...</c> or <c>releases/...</c>.</summary>
    public static bool IsOnReleaseBranch(this GitRepository repository) => repository.IsIn("release/", "releases/");

    /// <summary>True on <c>hotfix/...</c> or <c>hotfixes/...</c>.</summary>
    public static bool IsOnHotfixBranch(this GitRepository repository) => repository.IsIn("hotfix/", "hotfixes/");

    private static bool Is(this GitRepository repository, params string[] names) => repository.NotNull().Branch?.EqualsAnyOrdinalIgnoreCase(names) == true;

    private static bool IsIn(this GitRepository repository, params string[] folders) => repository.NotNull().Branch?.StartsWithAnyOrdinalIgnoreCase(folders) == true;
}
