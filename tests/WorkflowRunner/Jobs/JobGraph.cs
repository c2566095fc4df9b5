using System.Text.Json.Nodes;

namespace Pipeline.WorkflowRunner.Jobs;

/// <summary>Which jobs rest on which.</summary>
internal static class JobGraph
{
    /// <summary>The jobs that <paramref name="id"/> needs, and those that they need: what follows a skipped one is skipped, unless its condition says otherwise.</summary>
    public static IReadOnlyCollection<string> AncestorsOf(string id, JsonObject jobs)
    {
        HashSet<string> ancestors = [];
        Stack<string> ahead = new(jobs.Object(id)["needs"].Strings());
        while (ahead.TryPop(out var next))
        {
            if (!ancestors.Add(next))
                continue;
            foreach (var before in jobs.Object(next)["needs"].Strings())
                ahead.Push(before);
        }

        return ancestors;
    }
}
