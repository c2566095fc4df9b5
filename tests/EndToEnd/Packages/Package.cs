using System.IO.Compression;
using System.Xml.Linq;

namespace Pipeline.EndToEnd.Packages;

/// <summary>A package's files, by their paths in it.</summary>
internal sealed class Package
{
    private readonly Dictionary<string, byte[]> _files;
    private readonly XElement _metadata;

    private Package(string path)
    {
        Path = path;
        using var archive = ZipFile.OpenRead(path);
        _files = archive.Entries.ToDictionary(entry => entry.FullName, Read);
        using var nuspec = Open(Assert.Single(_files.Keys, name => name.EndsWith(".nuspec", StringComparison.Ordinal)));
        _metadata = XDocument.Load(nuspec).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
    }

    public string Path { get; }

    public string Id => Element("id")!.Value;

    public string Version => Element("version")!.Value;

    /// <summary>The names of its files.</summary>
    public IEnumerable<string> Files => _files.Keys;

    public IEnumerable<string> Assemblies => Files.Where(file => file.EndsWith(".dll", StringComparison.Ordinal));

    /// <summary>What must be installed with it: name and version.</summary>
    public IReadOnlyList<(string Id, string Version)> Dependencies =>
        [.. _metadata.Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => (element.Attribute("id")!.Value, element.Attribute("version")!.Value))];

    /// <summary>The packages of a folder, without those of symbols.</summary>
    public static IReadOnlyList<Package> In(string folder) => [.. Directory.GetFiles(folder, "*.nupkg").Order(StringComparer.Ordinal).Select(path => new Package(path))];

    /// <summary>The package of its symbols; null when it has none.</summary>
    public Package? Symbols => System.IO.Path.ChangeExtension(Path, ".snupkg") is var path && File.Exists(path) ? new Package(path) : null;

    /// <summary>An element of what it says about itself.</summary>
    public XElement? Element(string name) => _metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name);

    public MemoryStream Open(string file) => new(_files[file], writable: false);

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var source = entry.Open();
        using var content = new MemoryStream();
        source.CopyTo(content);
        return content.ToArray();
    }
}
