namespace Pipeline.Tools.Tests.Ledger;

/// <summary>Somebody else, who writes the ledger of a repository by hand, as fast as can be.</summary>
internal sealed class LedgerMeddler(LedgerClone clone)
{
    /// <summary>Records a name on the branch of the repository itself.</summary>
    public void Record(string name)
    {
        var head = clone.Git.Git("for-each-ref", "--format=%(objectname)", $"refs/heads/{LedgerClone.Branch}");
        clone.Git.Git("update-ref", $"refs/heads/{LedgerClone.Branch}", clone.Forge(name, head.Length == 0 ? [] : [head]));
    }

    /// <summary>Records a name at the remote, on what the remote has.</summary>
    public void RecordAtRemote(string name)
    {
        clone.Git.Git("fetch", "-q", "origin");
        var head = clone.Git.Git("for-each-ref", "--format=%(objectname)", $"refs/remotes/origin/{LedgerClone.Branch}");
        clone.Git.Git("push", "-q", "origin", $"{clone.Forge(name, head.Length == 0 ? [] : [head])}:refs/heads/{LedgerClone.Branch}");
    }
}
