namespace Pipeline.Reports.Html;

/// <summary>The frame of every page: style sheet, content security policy, a link past the header.</summary>
internal static class HtmlPage
{
    /// <summary>Writes a page.</summary>
    /// <param name="title">The title.</param>
    /// <param name="body">Writes what is in the body; its main part has the id <c>report</c>.</param>
    public static string Write(string title, Action<HtmlWriter> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var style = new StyleSheet();
        var html = new HtmlWriter();
        html.Raw("<!DOCTYPE html>\n");
        using (html.Open("html", ("lang", "en")))
        {
            using (html.Open("head"))
            {
                html.Void("meta", ("charset", "utf-8"));
                html.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
                html.Void("meta", ("http-equiv", "Content-Security-Policy"), ("content", style.ContentSecurityPolicy));
                html.Element("title", title);
                html.Raw($"<style>{style.Text}</style>\n");
            }

            using (html.Open("body"))
            {
                html.Element("a", "Skip to the report", ("class", "skip"), ("href", "#report"));
                body(html);
            }
        }

        return html.ToString();
    }
}
