using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Reports.Html;

/// <summary>The style sheet of the reports, carried inside each page.</summary>
internal sealed class StyleSheet
{
    /// <summary>Reads the style sheet of this assembly.</summary>
    public StyleSheet()
    {
        using var stream = typeof(StyleSheet).Assembly.GetManifestResourceStream("Pipeline.Reports.Html.report.css")!;
        using var reader = new StreamReader(stream);
        Text = "\n" + reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>The rules.</summary>
    public string Text { get; }

    /// <summary>A policy that lets a page use these rules and nothing else: no script, no image, no request.</summary>
    public string ContentSecurityPolicy => $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))}'; base-uri 'none'; form-action 'none'";
}
