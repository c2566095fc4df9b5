using Pipeline.Core.Testing;

namespace Pipeline.Tools.Testing;

/// <summary>Reads coverage: Cobertura XML (coverlet, coverage.py, gocover-cobertura, istanbul) and LCOV's tracefile.</summary>
internal static class CoverageFile
{
    /// <summary>Reads <paramref name="path"/>; its first character tells the format. At most 256 MiB; a DTD is skipped unread.</summary>
    /// <exception cref="MalformedResultException">It is neither Cobertura nor LCOV, or is broken; file and line are named.</exception>
    public static Coverage Read(string path)
    {
        using (var text = new StreamReader(path))
        {
            var first = text.Read();
            while (first >= 0 && char.IsWhiteSpace((char)first))
                first = text.Read();
            if (first != '<')
                return LcovReader.Read(path);
        }

        return ResultXml.Read(path, reader => reader.LocalName == "coverage"
            ? CoberturaReader.Read(reader)
            : throw new FormatException($"<{reader.LocalName}> is no root of coverage; expected <coverage> (Cobertura) or an LCOV file"));
    }
}
