namespace Pipeline.Components;

/// <summary>The record of releases: bundles, evidence, votes, decisions, promotion, rollback, in a ledger that is a branch of the repository. A build that does not list it notices nothing of it.</summary>
public interface IReleaseRecord : ISealBundle, IVoteOnRelease, IPromoteBundle, IReadLedger, IWritePapers, IUmbrella, IMoveChannels;
