using System.IO.Compression;

namespace Pipeline.Testing;

/// <summary>A NuGet package as small as one can be, with symbols.</summary>
public static class SamplePackage
{
    /// <summary>Writes <c>id.version.nupkg</c> and <c>id.version.snupkg</c>; <paramref name="description"/> makes content of its own.</summary>
    public static void Write(string folder, string id, string version, string description = "sample")
    {
        Directory.CreateDirectory(folder);
        foreach (var (extension, type) in new[] { ("nupkg", "Dependency"), ("snupkg", "SymbolsPackage") })
        {
            using var zip = ZipFile.Open(Path.Combine(folder, $"{id}.{version}.{extension}"), ZipArchiveMode.Create);
            // Stored, not compressed: a test's feed reads it without unpacking.
            using var writer = new StreamWriter(zip.CreateEntry(id + ".nuspec", CompressionLevel.NoCompression).Open());
            writer.Write($"""
                <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
                  <metadata><id>{id}</id><version>{version}</version><authors>Ada</authors><description>{description}</description>
                    <packageTypes><packageType name="{type}" /></packageTypes></metadata>
                </package>
                """);
        }
    }
}
