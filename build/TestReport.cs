using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Nuke.Common.IO;

/// <summary>The results of all test projects, read from their trx files.</summary>
/// <param name="Passed">How many passed.</param>
/// <param name="Failed">How many failed.</param>
/// <param name="Skipped">How many were skipped.</param>
/// <param name="Notes">The failed tests with their messages, and the skipped ones with their reasons.</param>
sealed record TestReport(int Passed, int Failed, int Skipped, IReadOnlyList<string> Notes)
{
    static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    /// <summary>The report for people; the last line has the totals.</summary>
    public IEnumerable<string> Lines => Notes.Append(string.Create(CultureInfo.InvariantCulture, $"{Passed} passed, {Failed} failed, {Skipped} skipped"));

    public static TestReport Read(IEnumerable<AbsolutePath> files)
    {
        var results = files.SelectMany(Results).ToList();
        return new TestReport(
            results.Count(result => result.Outcome == "Passed"),
            results.Count(result => result.Outcome is not ("Passed" or "NotExecuted")),
            results.Count(result => result.Outcome == "NotExecuted"),
            [.. results.Where(result => result.Outcome != "Passed").Select(result => $"{(result.Outcome == "NotExecuted" ? "skipped" : "FAILED")} {result.Name}: {result.Message}").Order(StringComparer.Ordinal)]);
    }

    static List<(string Name, string Outcome, string Message)> Results(AbsolutePath file)
    {
        using var reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return
        [
            .. XDocument.Load(reader).Descendants(Trx + "UnitTestResult").Select(result => (
                (string?)result.Attribute("testName") ?? "a test without name",
                (string?)result.Attribute("outcome") ?? "Failed",
                ((string?)result.Descendants(Trx + "Message").FirstOrDefault() ?? (string?)result.Descendants(Trx + "StdOut").FirstOrDefault() ?? "").Trim())),
        ];
    }
}
