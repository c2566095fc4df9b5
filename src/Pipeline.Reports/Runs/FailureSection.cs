using Pipeline.Reports.Html;

namespace Pipeline.Reports.Runs;

/// <summary>What failed, why, and the end of its log.</summary>
internal static class FailureSection
{
    public static void Write(HtmlWriter html, RunView view, Func<string, string?> readLogTail)
    {
        if (view.Failures.Count == 0)
            return;
        html.Element("h2", "Failures");
        foreach (var (owner, step) in view.Failures)
        {
            using (html.Open("section", ("class", "panel failed")))
            {
                html.Element("h3", $"{owner}: {step.Title}");
                html.Element("p", step.Reason ?? "No reason was recorded.", ("class", "reason"));
                if (step.Log is not { } log)
                    continue;
                if (readLogTail(log) is { Length: > 0 } tail)
                {
                    using (html.Open("details", ("open", "")))
                    {
                        html.Element("summary", "The end of the log");
                        html.Element("pre", tail, ("tabindex", "0"));
                    }
                }

                html.Element("p", line => line.FileLink(log, "Whole log"));
            }
        }
    }
}
