using System.Globalization;
using System.Net;
using System.Text;

namespace Nuke.Common.Execution;

/// <summary>The plan as one HTML page that needs nothing else: a column for each step that can run at once, an arrow for each relation.</summary>
internal static class PlanPage
{
    private const int ColumnWidth = 240;
    private const int RowHeight = 64;
    private const int BoxWidth = 180;
    private const int BoxHeight = 40;

    private const string Head = """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>Execution plan</title><style>
        body { font: 15px system-ui, sans-serif; margin: 2rem; color: #1c2430; background: #fff; }
        rect { fill: #eef3fb; stroke: #5b7db1; } rect.invoked { fill: #d7f0dd; stroke: #3d8b55; }
        text { text-anchor: middle; dominant-baseline: central; font-size: 14px; }
        path { fill: none; stroke: #5b7db1; stroke-width: 1.5; marker-end: url(#tip); }
        path.order { stroke-dasharray: 4 4; stroke: #8a94a3; } path.trigger { stroke: #b0712c; stroke-width: 3; }
        li { margin: .2rem 0; } small { color: #5c6675; }
        @media (prefers-color-scheme: dark) { body { background: #14181e; color: #dde3ea; } rect { fill: #22304a; } rect.invoked { fill: #1d3b27; } text { fill: #dde3ea; } small { color: #9aa5b4; } }
        </style></head><body><h1>Execution plan</h1>
        <p><small>Solid: needs. Dashed: only comes after. Thick: is triggered by. Green: asked for.</small></p>
        """;

    public static string Create(IReadOnlyList<ExecutableTarget> plan)
    {
        var places = Place(plan);
        var html = new StringBuilder(Head);
        var width = ((places.Values.Select(place => place.Column).DefaultIfEmpty().Max() + 1) * ColumnWidth) + 20;
        var height = ((places.Values.Select(place => place.Row).DefaultIfEmpty().Max() + 1) * RowHeight) + 20;
        html.AppendLine(CultureInfo.InvariantCulture, $"<svg width=\"{width}\" height=\"{height}\" role=\"img\" aria-label=\"The graph of targets\"><defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\"><path d=\"M0,0 L8,4 L0,8\" style=\"marker-end:none\"/></marker></defs>");
        foreach (var target in plan)
        {
            foreach (var (other, kind) in Relations(target).Where(relation => places.ContainsKey(relation.Other)))
                html.AppendLine(Arrow(places[other], places[target], kind));
        }

        foreach (var target in plan)
        {
            var (x, y) = Corner(places[target]);
            html.AppendLine(CultureInfo.InvariantCulture, $"<rect class=\"{(ExecutionPlanner.IsAskedFor(plan, target) ? "invoked" : "")}\" x=\"{x}\" y=\"{y}\" width=\"{BoxWidth}\" height=\"{BoxHeight}\" rx=\"6\"/><text x=\"{x + (BoxWidth / 2)}\" y=\"{y + (BoxHeight / 2)}\">{WebUtility.HtmlEncode(target.Name)}</text>");
        }

        html.AppendLine("</svg><ol>");
        foreach (var target in plan)
            html.AppendLine(CultureInfo.InvariantCulture, $"<li><b>{WebUtility.HtmlEncode(target.Name)}</b> {WebUtility.HtmlEncode(target.Description)} <small>{WebUtility.HtmlEncode(string.Join("; ", PlanWriter.Reasons(plan, target)))}</small></li>");
        return html.AppendLine("</ol></body></html>").ToString();
    }

    private static IEnumerable<(ExecutableTarget Other, string Kind)> Relations(ExecutableTarget target) =>
        target.ExecutionDependencies.Select(other => (other, "need"))
            .Concat(target.TriggerDependencies.Select(other => (other, "trigger")))
            .Concat(target.OrderDependencies.Select(other => (other, "order")));

    private static Dictionary<ExecutableTarget, (int Column, int Row)> Place(IReadOnlyList<ExecutableTarget> plan)
    {
        var places = new Dictionary<ExecutableTarget, (int Column, int Row)>();
        var used = new Dictionary<int, int>();
        foreach (var target in plan)
        {
            var column = target.AllDependencies.Where(places.ContainsKey).Select(other => places[other].Column + 1).DefaultIfEmpty().Max();
            var row = used.GetValueOrDefault(column);
            used[column] = row + 1;
            places[target] = (column, row);
        }

        return places;
    }

    private static (int X, int Y) Corner((int Column, int Row) place) => (10 + (place.Column * ColumnWidth), 10 + (place.Row * RowHeight));

    private static string Arrow((int Column, int Row) from, (int Column, int Row) to, string kind)
    {
        var (startX, startY) = Corner(from);
        var (endX, endY) = Corner(to);
        startX += BoxWidth;
        startY += BoxHeight / 2;
        endY += BoxHeight / 2;
        var middle = (startX + endX) / 2;
        return string.Create(CultureInfo.InvariantCulture, $"<path class=\"{kind}\" d=\"M{startX},{startY} C{middle},{startY} {middle},{endY} {endX},{endY}\"/>");
    }
}
