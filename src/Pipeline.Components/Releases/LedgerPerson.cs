using Nuke.Common.CI.GitHubActions;
using Pipeline.Core.Errors;
using Pipeline.Core.Text;
using Pipeline.Releases.Ledger;
using Pipeline.Tools.Git;
using Pipeline.Tools.Ledger;
using Pipeline.Tools.Ledger.Verification;
using Serilog;

namespace Pipeline.Components.Releases;

/// <summary>Who runs the build, as the ledger names people.</summary>
internal static class LedgerPerson
{
    /// <summary>On GitHub the actor of the run, for whom GitHub vouches; elsewhere whose listed key git signs with, else git's identity, for which nobody does.</summary>
    /// <param name="build">The build.</param>
    /// <param name="workTree">The repository.</param>
    /// <param name="options">Where the ledger is.</param>
    /// <param name="signers">The absolute path of the file of keys that count; null: none do.</param>
    /// <param name="teams">Finds the teams that have roles.</param>
    /// <param name="cancellationToken">Stops git and GitHub.</param>
    /// <exception cref="PipelineException">There is no name at all.</exception>
    public static async Task<Person> ReadAsync(IHazLedger build, GitWorkTree workTree, LedgerOptions options, string? signers, Func<CancellationToken, Task<IReadOnlyCollection<string>>> teams, CancellationToken cancellationToken)
    {
        if (options.FallbackIdentity is { } claimed && GitHubActions.Instance is not null)
            return await GitHubPerson.ReadAsync(build, workTree, claimed, teams, cancellationToken);
        var (result, identity) = await workTree.Git.TryReadAsync(GitProgram.Command(workTree.Root, "var", "GIT_AUTHOR_IDENT"), cancellationToken);
        var (name, email) = Parse(identity);
        if (result.ExitCode != 0 || name.Length == 0)
            throw new PipelineException("The ledger records who does what, and git knows no name here. Tell it yours: git config --global user.name \"Your Name\" && git config --global user.email you@example.org. Then run the target again.");
        var person = new Person { Name = name, Email = email };
        return signers is not null && await LedgerSigner.FindAsync(workTree, options, signers, cancellationToken) is { } signature ? Signed(person, signature, signers) : person;
    }

    // The name that git is configured with is anybody's choice; the one beside the key is what the key proves.
    private static Person Signed(Person person, LedgerSignature signature, string signers)
    {
        if (signature.Signer is { } signer && PlainText.OneLine(signer) == signer && !signer.AsSpan().ContainsAny("*?!, "))
            return new Person { Name = signer, Email = signer.Contains('@', StringComparison.Ordinal) ? signer : null, Proven = true, ProvenBy = Proof.BySignature(signer) };
        Log.Warning(
            signature.Signer is null
                ? "git signs with a key that {File:l} does not list, so nobody vouches for that this is {Person:l}: it counts in a rehearsal only. Let somebody who is listed add a line, such as: {Example:l} ssh-ed25519 AAAA…"
                : "The key that git signs with is listed in {File:l} for more than one name, so nobody vouches for that this is {Person:l}: it counts in a rehearsal only. Give it a line with one name, such as: {Example:l} ssh-ed25519 AAAA…",
            signers,
            person.Name,
            person.Email ?? person.Name);
        return person;
    }

    // "Ada Lovelace <ada@example.org> 1764000000 +0000"
    private static (string Name, string? Email) Parse(string identity)
    {
        var (open, close) = (identity.LastIndexOf('<'), identity.LastIndexOf('>'));
        if (open < 0 || close < open)
            return ("", null);
        var email = PlainText.OneLine(identity[(open + 1)..close]).Trim();
        return (PlainText.OneLine(identity[..open]).Trim(), email.Length == 0 ? null : email);
    }
}
