namespace Pipeline.Releases.Votes;

/// <summary>Ballots and decisions as people say them.</summary>
internal static class Words
{
    /// <summary><c>GO</c> or <c>NO-GO</c>.</summary>
    public static string Of(Ballot ballot) => ballot == Ballot.Go ? "GO" : "NO-GO";

    /// <summary><c>GO</c>, <c>NO-GO</c> or <c>HOLD</c>.</summary>
    public static string Of(Decision decision) => decision switch { Decision.Go => "GO", Decision.NoGo => "NO-GO", _ => "HOLD" };
}
