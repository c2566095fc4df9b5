using Pipeline.Tools.Git;

namespace Pipeline.Tools.Ledger.Storage;

/// <summary>Whether events are signed.</summary>
internal static class LedgerSigning
{
    /// <summary>They are when git is configured with an ssh key to sign with.</summary>
    public static async Task<bool> IsConfiguredAsync(GitWorkTree workTree, CancellationToken cancellationToken)
    {
        var (_, settings) = await workTree.Git.TryReadAsync(GitProgram.Command(workTree.Root, "config", "--get-regexp", @"^(gpg\.format|user\.signingkey)$"), cancellationToken);
        var lines = settings.Split('\n');
        return lines.LastOrDefault(line => line.StartsWith("gpg.format ", StringComparison.Ordinal)) == "gpg.format ssh" && lines.Any(line => line.StartsWith("user.signingkey ", StringComparison.Ordinal));
    }
}
