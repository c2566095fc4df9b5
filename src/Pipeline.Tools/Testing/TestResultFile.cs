using Pipeline.Core.Testing;

namespace Pipeline.Tools.Testing;

/// <summary>Reads test results: trx (Visual Studio's test platform) and JUnit XML as Surefire, Jest, pytest and gotestsum write it.</summary>
internal static class TestResultFile
{
    /// <summary>Reads <paramref name="path"/>; its root element tells the format. At most 256 MiB; a DTD is skipped unread.</summary>
    /// <exception cref="MalformedResultException">It is neither trx nor JUnit XML, or is broken; file and line are named.</exception>
    public static TestRun Read(string path) => ResultXml.Read(path, reader => reader.LocalName switch
    {
        "TestRun" => TrxReader.Read(reader),
        "testsuites" or "testsuite" => JUnitReader.Read(reader),
        _ => throw new FormatException($"<{reader.LocalName}> is no root of test results; expected <TestRun> (trx), <testsuites> or <testsuite> (JUnit XML)"),
    });
}
