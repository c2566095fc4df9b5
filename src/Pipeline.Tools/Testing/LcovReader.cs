using System.Globalization;
using Pipeline.Core.Testing;

namespace Pipeline.Tools.Testing;

/// <summary>Reads LCOV's tracefile (geninfo(1)): SF, DA and BRDA records; summaries are counted anew, not believed.</summary>
internal static class LcovReader
{
    private const long MaxBytes = 256L << 20;

    public static Coverage Read(string path)
    {
        if (new FileInfo(path).Length > MaxBytes)
            throw new MalformedResultException(path, 0, $"it has more than the {MaxBytes} bytes that are read");
        var number = 0;
        try
        {
            var files = new CoverageBuilder();
            string? file = null;
            var records = 0;
            foreach (var line in File.ReadLines(path))
            {
                number++;
                var colon = line.IndexOf(':', StringComparison.Ordinal);
                var (key, value) = colon < 0 ? (line.Trim(), "") : (line[..colon], line[(colon + 1)..]);
                switch (key)
                {
                    case "SF":
                        file = value;
                        records++;
                        break;
                    case "DA":
                        AddLine(files, Current(file), value);
                        break;
                    case "BRDA":
                        AddBranch(files, Current(file), value);
                        break;
                    case "end_of_record":
                        file = null;
                        break;
                }
            }

            return records > 0 ? files.Build() : throw new FormatException("it is neither Cobertura XML nor LCOV (no 'SF:' line)");
        }
        catch (FormatException exception)
        {
            throw new MalformedResultException(path, number, exception.Message, exception);
        }
    }

    private static string Current(string? file) => file ?? throw new FormatException("a 'DA:' or 'BRDA:' line stands before any 'SF:' line");

    private static void AddLine(CoverageBuilder files, string file, string value)
    {
        var parts = value.Split(',');
        if (parts.Length < 2 || !TryNumber(parts[0], out var line) || !long.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var hits))
            throw new FormatException($"'DA:{ResultText.Shorten(value)}' is not of the form 'DA:<line>,<hits>'");
        files.Add(file, line, new LineCoverage(hits > 0));
    }

    private static void AddBranch(CoverageBuilder files, string file, string value)
    {
        var parts = value.Split(',');
        if (parts.Length < 4 || !TryNumber(parts[0], out var line))
            throw new FormatException($"'BRDA:{ResultText.Shorten(value)}' is not of the form 'BRDA:<line>,<block>,<branch>,<taken>'");
        files.AddBranch(file, line, parts[^1] is not ("-" or "0"));
    }

    private static bool TryNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
