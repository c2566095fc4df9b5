using Pipeline.Core.Errors;
using Pipeline.Core.Text;
using Pipeline.Releases.Ledger;
using Pipeline.Tools.Git;

namespace Pipeline.Components.Releases;

/// <summary>Who runs the build, as the ledger names people.</summary>
internal static class LedgerPerson
{
    /// <summary>On GitHub the actor of the run; elsewhere git's identity, for which nobody vouches.</summary>
    /// <exception cref="PipelineException">There is neither.</exception>
    public static async Task<Person> ReadAsync(GitWorkTree workTree, GitIdentity? server, CancellationToken cancellationToken)
    {
        if (server is not null)
            return new Person { Name = server.Name, Email = server.Email, Proven = true };
        var (result, identity) = await workTree.Git.TryReadAsync(GitProgram.Command(workTree.Root, "var", "GIT_AUTHOR_IDENT"), cancellationToken);
        var (name, email) = Parse(identity);
        return result.ExitCode == 0 && name.Length > 0
            ? new Person { Name = name, Email = email }
            : throw new PipelineException("The ledger records who does what, and git knows no name here. Tell it yours: git config --global user.name \"Your Name\" && git config --global user.email you@example.org. Then run the target again.");
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
