namespace Pipeline.Tools.Ledger.Homes;

/// <summary>Tells by git's words that a remote could not be reached from one that answered and refused: a misspelt remote or a missing right is no reason to wait for better times.</summary>
internal static class NetworkFault
{
    // Of git's own transport, of curl, and of ssh.
    private static readonly string[] Signs =
    [
        "unable to connect", "unable to look up", "Could not resolve host", "Failed to connect", "Couldn't connect to server", "Could not connect", "Connection refused", "Connection timed out",
        "Operation timed out", "Connection reset", "Connection closed by", "Network is unreachable", "No route to host", "Could not resolve hostname", "Temporary failure in name resolution",
        "the remote end hung up", "early EOF", "Recv failure", "Send failure", "SSL_ERROR_SYSCALL", "Empty reply from server", "The requested URL returned error: 50", "The requested URL returned error: 429",
    ];

    /// <summary>Whether <paramref name="words"/> are about the network.</summary>
    public static bool IsIn(string words) => Signs.Any(sign => words.Contains(sign, StringComparison.OrdinalIgnoreCase));
}
