namespace Pipeline.Workflows.Jobs;

/// <summary>How a job is run several times.</summary>
public sealed class Strategy
{
    /// <summary>The combinations.</summary>
    public required Matrix Matrix { get; init; }

    /// <summary>True when one failure cancels the others. Default: false, one module's failure stops no other.</summary>
    public bool FailFast { get; init; }

    /// <summary>How many run at once; null: as many as there are machines.</summary>
    public int? MaxParallel { get; init; }
}
