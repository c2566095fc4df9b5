using System.Globalization;
using Pipeline.Reports.Html;

namespace Pipeline.Reports.Plots;

/// <summary>Lines over a common axis, as SVG within a page: no script, no style, readable in light and dark.</summary>
internal static class LinePlot
{
    private const double Width = 760;
    private const double Height = 300;
    private const double Left = 70;
    private const double Right = 110;
    private const double Top = 16;
    private const double Bottom = 44;
    // Seen on a white page and on a dark one.
    private const string Ink = "#2f81f7";

    /// <summary>Writes a plot.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="title">What it shows, for who does not see it, too.</param>
    /// <param name="ticks">Places of the lower axis, from 0 to 1, with their labels.</param>
    /// <param name="axis">What the lower axis is.</param>
    /// <param name="unit">The unit of the values.</param>
    /// <param name="series">The lines.</param>
    public static void Write(HtmlWriter html, string title, IReadOnlyList<(double At, string Label)> ticks, string axis, string unit, IReadOnlyList<PlotSeries> series)
    {
        var values = PlotScale.Ticks(series.SelectMany(line => line.Points).Select(point => point.Y).DefaultIfEmpty(0).Max());
        var top = values[^1];
        using (html.Open("svg", ("viewBox", Text($"0 0 {Width} {Height}")), ("width", "100%"), ("role", "img"), ("aria-label", title), ("font-size", "12"), ("fill", "currentColor")))
        {
            html.Element("title", title);
            foreach (var value in values)
            {
                Line(html, (Left, Y(value, top)), (Width - Right, Y(value, top)));
                html.Element("text", Text($"{value:0.###} {unit}"), ("x", Text($"{Left - 8}")), ("y", Text($"{Y(value, top) + 4}")), ("text-anchor", "end"));
            }

            foreach (var (at, label) in ticks)
            {
                Line(html, (X(at), Top), (X(at), Height - Bottom));
                html.Element("text", label, ("x", Text($"{X(at):0.#}")), ("y", Text($"{Height - Bottom + 16:0.#}")), ("text-anchor", "middle"));
            }

            html.Element("text", axis, ("x", Text($"{(Left + Width - Right) / 2}")), ("y", Text($"{Height - 8}")), ("text-anchor", "middle"));
            WriteSeries(html, series, top);
        }
    }

    private static void WriteSeries(HtmlWriter html, IReadOnlyList<PlotSeries> series, double top)
    {
        var below = double.MinValue;
        foreach (var line in series.Where(line => line.Points.Count > 0).OrderBy(line => Y(line.Points[^1].Y, top)))
        {
            var points = string.Join(' ', line.Points.Select(point => Text($"{X(point.X):0.#},{Y(point.Y, top):0.#}")));
            html.Element("polyline", "", ("points", points), ("fill", "none"), ("stroke", Ink), ("stroke-width", "2"), ("stroke-dasharray", line.Dash));
            // Names beside the ends of their lines, none over another.
            var place = Math.Max(Y(line.Points[^1].Y, top) + 4, below + 14);
            below = place;
            html.Element("text", line.Name, ("x", Text($"{Width - Right + 8}")), ("y", Text($"{place:0.#}")));
        }
    }

    private static void Line(HtmlWriter html, (double X, double Y) from, (double X, double Y) to) => html.Element(
        "line", "", ("x1", Text($"{from.X:0.#}")), ("y1", Text($"{from.Y:0.#}")), ("x2", Text($"{to.X:0.#}")), ("y2", Text($"{to.Y:0.#}")), ("stroke", "currentColor"), ("stroke-opacity", "0.2"));

    private static double X(double share) => Left + (share * (Width - Left - Right));

    private static double Y(double value, double top) => Height - Bottom - (value / top * (Height - Top - Bottom));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
