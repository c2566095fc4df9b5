namespace Nuke.Common.Tools.GitHub;

/// <summary>What an address in a repository names.</summary>
public enum GitHubItemType
{
    /// <summary>What lies there in the checkout.</summary>
    Automatic,

    /// <summary>A file.</summary>
    File,

    /// <summary>A folder.</summary>
    Directory,
}
