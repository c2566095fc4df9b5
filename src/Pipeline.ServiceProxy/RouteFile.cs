using System.Collections.Frozen;

namespace Pipeline.ServiceProxy;

/// <summary>
/// The file that says where connections go: a line <c>&lt;port&gt; &lt;host&gt;:&lt;port&gt;</c> for each ready pod. It is replaced as a
/// whole when pods come and go, and read again when it changed.
/// </summary>
public sealed class RouteFile
{
    private readonly string _path;
    private readonly Lock _gate = new();
    private FrozenDictionary<int, RouteTarget[]> _targets = FrozenDictionary<int, RouteTarget[]>.Empty;
    private DateTime _readAt;

    /// <summary>Reads <paramref name="path"/> at the first use.</summary>
    public RouteFile(string path) => _path = path;

    /// <summary>The pods that a connection to <paramref name="port"/> may go to; none when none is ready.</summary>
    public IReadOnlyList<RouteTarget> Targets(int port)
    {
        lock (_gate)
        {
            var changedAt = File.GetLastWriteTimeUtc(_path);
            if (changedAt != _readAt && File.Exists(_path))
            {
                _targets = Parse(File.ReadAllLines(_path));
                _readAt = changedAt;
            }

            return _targets.GetValueOrDefault(port, []);
        }
    }

    private static FrozenDictionary<int, RouteTarget[]> Parse(string[] lines) => lines
        .Select(line => line.Split(' ', ':'))
        .Where(parts => parts.Length == 3)
        .GroupBy(parts => Number(parts[0]), parts => new RouteTarget(parts[1], Number(parts[2])))
        .ToFrozenDictionary(group => group.Key, group => group.ToArray());

    private static int Number(string text) => int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;
}
