using System.Globalization;

namespace Pipeline.ServiceProxy;

/// <summary>
/// The file that says where connections go: a line <c>&lt;port&gt; &lt;host&gt;:&lt;port&gt;</c> for each ready pod. It is replaced as a
/// whole when pods come and go, and read for every connection: times of change are too coarse to tell two quick changes apart.
/// </summary>
internal sealed class RouteFile
{
    private readonly string _path;

    /// <summary>Creates a reader of the file at <paramref name="path"/>.</summary>
    public RouteFile(string path) => _path = path;

    /// <summary>The pods that a connection to <paramref name="port"/> may go to; none when none is ready.</summary>
    public IReadOnlyList<RouteTarget> Targets(int port) =>
    [
        .. File.ReadAllLines(_path)
            .Select(line => line.Split(' ', ':'))
            .Where(parts => parts.Length == 3 && Number(parts[0]) == port)
            .Select(parts => new RouteTarget(parts[1], Number(parts[2]))),
    ];

    private static int Number(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
