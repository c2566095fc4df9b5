namespace Pipeline.Tools.Ledger.Verification;

/// <summary>What can be wrong with a ledger.</summary>
internal enum LedgerFindingKind
{
    /// <summary>An event that was known is not there any more.</summary>
    Removed,

    /// <summary>An event that was known stands elsewhere now.</summary>
    Moved,

    /// <summary>The ledger ends before an event that was known.</summary>
    CutOff,

    /// <summary>A commit is no entry: other files, a merge, a subject that is none.</summary>
    Form,

    /// <summary>A commit is older than the one before it.</summary>
    Time,

    /// <summary>The event cannot be read, contradicts its sentence, or breaks a rule.</summary>
    Rule,

    /// <summary>A signature is broken, or by a key that is not listed.</summary>
    Signature,
}
