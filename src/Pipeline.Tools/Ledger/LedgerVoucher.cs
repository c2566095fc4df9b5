namespace Pipeline.Tools.Ledger;

/// <summary>What an entry says of who vouches for whoever wrote it.</summary>
internal enum LedgerVoucher
{
    /// <summary>Nobody does.</summary>
    Nobody,

    /// <summary>GitHub does: it said who started the run.</summary>
    GitHub,

    /// <summary>The signature of the entry does.</summary>
    Signature,

    /// <summary>Somebody does, and it does not say who.</summary>
    Unsaid,
}
