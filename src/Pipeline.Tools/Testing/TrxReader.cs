using System.Globalization;
using System.Xml;
using Pipeline.Core.Testing;

namespace Pipeline.Tools.Testing;

/// <summary>Reads trx. Results come before the definitions that hold their classes, so they are joined at the end.</summary>
internal static class TrxReader
{
    private const int MaxDepth = 8;

    public static TestRun Read(XmlReader reader)
    {
        var results = new List<(string Id, TestCase Case)>();
        var classes = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.LocalName == "UnitTestResult")
                ReadResult(reader, results, depth: 0);
            else if (reader.LocalName == "UnitTest")
                ReadDefinition(reader, classes);
        }

        return new TestRun([.. results.Select(result => result.Case with { Name = FullName(result.Case.Name, classes.GetValueOrDefault(result.Id)) })]);
    }

    private static void ReadResult(XmlReader reader, List<(string Id, TestCase Case)> results, int depth)
    {
        if (depth > MaxDepth)
            throw new FormatException($"results are nested more than {MaxDepth} deep");
        var name = ResultText.Name(ResultXml.Required(reader, "testName"));
        var id = reader.GetAttribute("testId") ?? "";
        var outcome = Outcome(reader.GetAttribute("outcome"));
        var duration = TimeSpan.TryParse(reader.GetAttribute("duration"), CultureInfo.InvariantCulture, out var time) ? time : TimeSpan.Zero;
        string? message = null;
        var before = results.Count;
        if (!reader.IsEmptyElement)
        {
            using var result = reader.ReadSubtree();
            result.Read();
            while (result.Read())
            {
                if (result.NodeType != XmlNodeType.Element)
                    continue;
                if (result.LocalName == "UnitTestResult")
                    ReadResult(result, results, depth + 1);
                else if (result.LocalName == "Message" && message is null)
                    message = result.ReadElementContentAsString();
            }
        }

        // A data-driven test holds its rows as inner results; the rows are the tests.
        if (results.Count == before)
            results.Add((id, new TestCase(name, outcome, duration, outcome == TestOutcome.Passed ? null : ResultText.Message(message))));
    }

    private static void ReadDefinition(XmlReader reader, Dictionary<string, string> classes)
    {
        var id = reader.GetAttribute("id") ?? "";
        if (!reader.IsEmptyElement && reader.ReadToDescendant("TestMethod", reader.NamespaceURI) && reader.GetAttribute("className") is { } name)
            classes[id] = name.Split(',')[0];
    }

    private static string FullName(string test, string? type) =>
        type is null || test.StartsWith(type + ".", StringComparison.Ordinal) ? test : ResultText.Name($"{type}.{test}");

    private static TestOutcome Outcome(string? text) => text switch
    {
        "Passed" or "PassedButRunAborted" or "Warning" or "Completed" => TestOutcome.Passed,
        "NotExecuted" or "NotRunnable" or "Inconclusive" or "Pending" => TestOutcome.Skipped,
        _ => TestOutcome.Failed,
    };
}
