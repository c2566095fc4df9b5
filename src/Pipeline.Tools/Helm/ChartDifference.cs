namespace Pipeline.Tools.Helm;

/// <summary>A file that two packages of a chart do not have alike.</summary>
/// <param name="File">The file, below the chart's folder.</param>
/// <param name="Published">Its text in the first package; empty when it is not there.</param>
internal sealed record ChartDifference(string File, string Published)
{
    /// <summary>True for the chart's own default values.</summary>
    public bool IsValues => File == "values.yaml";
}
