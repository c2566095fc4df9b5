using System.Globalization;
using System.Text;
using Pipeline.Core.Text;

namespace Pipeline.Core.Watching.Prometheus;

/// <summary>Reads one line: <c>name{label="value",…} value [timestamp]</c>.</summary>
internal ref struct SampleLine
{
    private const int MostLabels = 100;
    private const int LongestText = 4096;
    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();
    private readonly ReadOnlySpan<char> _line;
    private readonly int _number;
    private int _at;

    public SampleLine(ReadOnlySpan<char> line, int number)
    {
        _line = line;
        _number = number;
    }

    public MetricSample Read()
    {
        if (_line.Length > MostLabels * LongestText)
            throw Fault("it is too long");
        var name = ReadName(colon: true);
        SkipBlanks();
        var labels = Peek == '{' ? ReadLabels() : None;
        SkipBlanks();
        var value = ReadValue();
        SkipBlanks();
        // A timestamp, and an exemplar of OpenMetrics, say nothing here.
        if (_at < _line.Length && _line[_at] != '#' && !IsTimestamp())
            throw Fault("expected the end of the line, or a timestamp, after the value");
        return new MetricSample(name, labels, value);
    }

    private readonly char Peek => _at < _line.Length ? _line[_at] : '\0';

    private string ReadName(bool colon)
    {
        var start = _at;
        while (char.IsAsciiLetter(Peek) || Peek == '_' || (colon && Peek == ':') || (_at > start && char.IsAsciiDigit(Peek)))
            _at++;
        return _at == start ? throw Fault($"expected a name at column {start + 1}") : _line[start.._at].ToString();
    }

    private Dictionary<string, string> ReadLabels()
    {
        Dictionary<string, string> labels = new(StringComparer.Ordinal);
        _at++;
        while (true)
        {
            SkipBlanks();
            if (Take('}'))
                return labels;
            var name = ReadName(colon: false);
            SkipBlanks();
            if (!Take('='))
                throw Fault($"expected '=' after the label {name}");
            SkipBlanks();
            if (!labels.TryAdd(name, ReadText()))
                throw Fault($"the label {name} stands twice");
            if (labels.Count > MostLabels)
                throw Fault($"there are more than {MostLabels} labels");
            SkipBlanks();
            if (!Take(',') && Peek != '}')
                throw Fault($"expected ',' or '}}' after the label {name}");
        }
    }

    private string ReadText()
    {
        if (!Take('"'))
            throw Fault("expected a value in quotes");
        var text = new StringBuilder();
        while (Peek != '"')
        {
            if (_at >= _line.Length || text.Length > LongestText)
                throw Fault("a value in quotes does not end");
            if (!Take('\\'))
            {
                text.Append(_line[_at++]);
                continue;
            }

            text.Append(Peek switch
            {
                'n' => '\n',
                '\\' => '\\',
                '"' => '"',
                _ => throw Fault("after a backslash only n, \" and \\ may stand"),
            });
            _at++;
        }

        _at++;
        return text.ToString();
    }

    private double ReadValue()
    {
        var word = ReadWord();
        return word switch
        {
            "+Inf" or "Inf" => double.PositiveInfinity,
            "-Inf" => double.NegativeInfinity,
            "NaN" => double.NaN,
            _ when double.TryParse(word, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value) => value,
            _ => throw Fault($"'{PlainText.OneLine(word.Length > 40 ? word[..40].ToString() : word.ToString())}' is no value"),
        };
    }

    private bool IsTimestamp()
    {
        var isNumber = double.TryParse(ReadWord(), NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        SkipBlanks();
        return isNumber && (_at == _line.Length || Peek == '#');
    }

    private ReadOnlySpan<char> ReadWord()
    {
        var start = _at;
        while (_at < _line.Length && _line[_at] is not (' ' or '\t'))
            _at++;
        return _line[start.._at];
    }

    private bool Take(char letter)
    {
        if (Peek != letter || _at >= _line.Length)
            return false;
        _at++;
        return true;
    }

    private void SkipBlanks()
    {
        while (Peek is ' ' or '\t')
            _at++;
    }

    private readonly MalformedMetricsException Fault(string problem) => new(_number, $"{problem}.");
}
