using Pipeline.Reports.Html;

namespace Pipeline.Reports.Runs;

/// <summary>Where deployed modules answer.</summary>
internal static class AddressSection
{
    public static void Write(HtmlWriter html, RunView view)
    {
        if (view.Addresses.Count == 0)
            return;
        html.Element("h2", view.Run.Environment is { } environment ? $"Deployed to {environment}" : "Deployed");
        using (html.Open("ul", ("class", "addresses")))
        {
            foreach (var (module, address) in view.Addresses)
                html.Element("li", line => line.In("strong", module).Text(" ").WebLink(address));
        }
    }
}
