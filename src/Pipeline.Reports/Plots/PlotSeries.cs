namespace Pipeline.Reports.Plots;

/// <summary>A line in a plot.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Dash">The pattern of its strokes, as SVG's <c>stroke-dasharray</c>; lines are told apart without colours. <c>none</c>: a whole line.</param>
/// <param name="Points">Its points: from 0 at the left to 1 at the right, and the value.</param>
internal sealed record PlotSeries(string Name, string Dash, IReadOnlyList<(double X, double Y)> Points);
