using System.Globalization;
using System.Xml;
using Pipeline.Core.Testing;

namespace Pipeline.Tools.Testing;

/// <summary>Reads JUnit XML. There is no standard; what Surefire, Jest, pytest, gotestsum and shell harnesses agree on is read.</summary>
internal static class JUnitReader
{
    private const string PytestCollection = "collection failure";

    public static TestRun Read(XmlReader reader)
    {
        var cases = new List<TestCase>();
        var suites = new Stack<string>();
        do
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "testsuite" && !reader.IsEmptyElement)
                suites.Push(reader.GetAttribute("name") ?? "");
            else if (reader.NodeType == XmlNodeType.EndElement && reader.LocalName == "testsuite")
                suites.Pop();
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "testcase")
                cases.Add(ReadCase(reader, suites.TryPeek(out var suite) ? suite : ""));
        }
        while (reader.Read());

        return new TestRun(cases);
    }

    private static TestCase ReadCase(XmlReader reader, string suite)
    {
        var name = FullName(reader.GetAttribute("classname") ?? suite, ResultXml.Required(reader, "name"));
        var duration = Seconds(reader.GetAttribute("time"));
        var outcome = TestOutcome.Passed;
        string? message = null;
        if (!reader.IsEmptyElement)
        {
            using var test = reader.ReadSubtree();
            test.Read();
            while (test.Read())
            {
                if (test.NodeType != XmlNodeType.Element)
                    continue;

                // Surefire's <flakyFailure> and <rerunFailure> tell of tries; only these three decide.
                var found = test.LocalName switch
                {
                    "failure" or "error" => TestOutcome.Failed,
                    "skipped" => TestOutcome.Skipped,
                    _ => TestOutcome.Passed,
                };
                if (found == TestOutcome.Passed || outcome == TestOutcome.Failed)
                    continue;
                outcome = found;
                message = ReadMessage(test);
            }
        }

        return new TestCase(name, outcome, duration, ResultText.Message(message));
    }

    private static string? ReadMessage(XmlReader element)
    {
        var message = element.GetAttribute("message");
        if (element.IsEmptyElement)
            return message;
        using var content = element.ReadSubtree();
        content.Read();
        var text = content.ReadElementContentAsString();
        return message == PytestCollection ? PytestErrors(text) : string.IsNullOrWhiteSpace(message) ? text : message;
    }

    // What could not be imported stands in the lines that pytest marks.
    private static string PytestErrors(string text) =>
        string.Join('\n', text.Split('\n').Where(line => line.StartsWith("E ", StringComparison.Ordinal)).Select(line => line[1..].Trim())) is { Length: > 0 } errors ? errors : text;

    private static string FullName(string type, string test)
    {
        // jest-junit writes the whole title in both attributes.
        var qualified = type.Length == 0 || test.StartsWith(type, StringComparison.Ordinal) ? test : $"{type}.{test}";
        return ResultText.Name(qualified);
    }

    // Surefire groups thousands: "1,234.5".
    private static TimeSpan Seconds(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var seconds)
        && seconds < TimeSpan.MaxValue.TotalSeconds
            ? TimeSpan.FromSeconds(seconds)
            : TimeSpan.Zero;
}
