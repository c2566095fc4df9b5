namespace Pipeline.Tools.Slack;

/// <summary>How a run ended, in the words of GitHub Actions.</summary>
public enum RunOutcome
{
    /// <summary>Everything that was asked for is done.</summary>
    Success,

    /// <summary>Something failed.</summary>
    Failure,

    /// <summary>Somebody, or a newer run, ended it.</summary>
    Cancelled,
}
