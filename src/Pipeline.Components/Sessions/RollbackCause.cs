using Pipeline.Components.Operations;
using Pipeline.Releases.Ledger;

namespace Pipeline.Components.Sessions;

/// <summary>Why an environment goes back although nobody asked for it by parameters.</summary>
/// <param name="Seen">What ran there when the reason for it was seen.</param>
/// <param name="Because">Why, in a sentence that the ledger keeps.</param>
internal sealed record RollbackCause(RunningEnvironment Seen, string Because)
{
    /// <summary>The environment.</summary>
    public string Environment => Seen.Environment.Name;

    /// <summary>Asks whether it is still about what runs; for whoever holds the environment.</summary>
    /// <exception cref="EnvironmentChangedException">Something else does.</exception>
    public async Task RequireAsync(CancellationToken cancellationToken)
    {
        if (!await Seen.IsSameAsync(cancellationToken))
            throw new EnvironmentChangedException(Environment);
    }

    /// <summary>Asks the ledger the same; for whoever decides on it.</summary>
    /// <exception cref="EnvironmentChangedException">Something was deployed since, or is just now.</exception>
    public void Require(LedgerEdit edit)
    {
        ArgumentNullException.ThrowIfNull(edit);
        if (!Seen.IsSameBy(edit.State, edit.Now))
            throw new EnvironmentChangedException(Environment);
    }
}
