using System.Xml;
using Nuke.Common.IO;

namespace Nuke.Components;

/// <summary>Reads the outcomes out of a trx file.</summary>
internal static class TestOutcomes
{
    public static IEnumerable<string> Read(AbsolutePath file)
    {
        using var reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        while (reader.ReadToFollowing("UnitTestResult"))
            yield return reader.GetAttribute("outcome") ?? "Failed";
    }
}
