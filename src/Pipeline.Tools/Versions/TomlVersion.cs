namespace Pipeline.Tools.Versions;

/// <summary>Finds the key <c>version</c> of a table in TOML: as a key, a dotted key, or in an inline table; what stands in texts and lists is no key.</summary>
internal sealed class TomlVersion
{
    private readonly string _text;
    private readonly Dictionary<string, Range> _found = [];
    private int _at;

    private TomlVersion(string text) => _text = text;

    /// <summary>Where its text stands, in the first of <paramref name="tables"/> that has one; empty when none does.</summary>
    public static IReadOnlyList<Range> Find(string text, params IReadOnlyList<string> tables)
    {
        var toml = new TomlVersion(text);
        toml.Read();
        return [.. tables.Select(table => $"{table}.version").Where(toml._found.ContainsKey).Take(1).Select(key => toml._found[key])];
    }

    private char Now => _at < _text.Length ? _text[_at] : '\n';

    private void Read()
    {
        var table = "";
        for (SkipBlank(); _at < _text.Length; SkipBlank())
        {
            if (Now == '[')
            {
                // A table of an array is one of many.
                var isMany = _text.AsSpan(_at).StartsWith("[[");
                _at += isMany ? 2 : 1;
                table = $"{Key()}{(isMany ? "[]" : "")}.";
            }
            else
            {
                ReadPair(table);
            }

            SkipLine();
        }
    }

    private void ReadPair(string prefix)
    {
        var key = prefix + Key();
        if (Now != '=')
            return;
        _at++;
        SkipSpace();
        SkipValue(key);
    }

    // a . "b" is a.b
    private string Key()
    {
        var start = _at;
        var key = "";
        for (SkipSpace(); _at < _text.Length && Now is not ('=' or ']' or '\r' or '\n' or '#' or ',' or '}'); SkipSpace())
        {
            start = _at;
            if (Now is '"' or '\'')
            {
                SkipText();
                key += _text[(start + 1)..Math.Max(start + 1, _at - 1)];
            }
            else
            {
                key += _text[_at++];
            }
        }

        return key;
    }

    private void SkipValue(string? key)
    {
        if (Now is '"' or '\'')
        {
            var start = _at;
            var quotes = SkipText();
            if (key is not null && quotes > 0)
                _found.TryAdd(key, (start + quotes)..(_at - quotes));
        }
        else if (Now is '[' or '{')
        {
            var (isTable, end) = Now == '{' ? (true, '}') : (false, ']');
            _at++;
            for (SkipBlank(); _at < _text.Length && Now != end; SkipBlank())
            {
                var before = _at;
                if (isTable)
                    ReadPair($"{key}.");
                else
                    SkipValue(null);
                SkipBlank();
                if (Now == ',' || _at == before)
                    _at++;
            }

            _at++;
        }
        else
        {
            while (_at < _text.Length && Now is not (',' or ']' or '}' or '\r' or '\n' or '#'))
                _at++;
        }
    }

    /// <returns>How many quotes it is in: 1 or 3; 0 when it never ends.</returns>
    private int SkipText()
    {
        var quote = Now;
        var quotes = _text.AsSpan(_at).StartsWith(new string(quote, 3)) ? 3 : 1;
        var end = new string(quote, quotes);
        for (_at += quotes; _at < _text.Length && !_text.AsSpan(_at).StartsWith(end) && (quotes == 3 || Now is not ('\r' or '\n')); _at++)
        {
            if (quote == '"' && Now == '\\')
                _at++;
        }

        var isEnded = _at < _text.Length && _text.AsSpan(_at).StartsWith(end);
        _at = Math.Min(_text.Length, _at + quotes);
        return isEnded ? quotes : 0;
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && Now is ' ' or '\t')
            _at++;
    }

    private void SkipLine()
    {
        while (_at < _text.Length && Now is not ('\r' or '\n'))
            _at++;
    }

    private void SkipBlank()
    {
        while (_at < _text.Length && (char.IsWhiteSpace(Now) || Now == '#'))
        {
            if (Now == '#')
                SkipLine();
            else
                _at++;
        }
    }
}
