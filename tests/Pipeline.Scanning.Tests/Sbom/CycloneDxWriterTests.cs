using System.Runtime.CompilerServices;
using System.Text;
using NJsonSchema;
using Pipeline.Scanning.Sbom;
using Pipeline.Testing;

namespace Pipeline.Scanning.Tests.Sbom;

public sealed class CycloneDxWriterTests
{
    private static readonly ImageSubject Image = new("shop/orders:1", "sha256:" + new string('a', 64));

    private static readonly ImageInventory Inventory = ImageInventory.Of(
        new Distribution("debian", "12"),
        [
            new Package { Kind = PackageKind.NuGet, Name = "Newtonsoft.Json", Version = "13.0.3", Locations = ["app/b.deps.json"] },
            new Package { Kind = PackageKind.NuGet, Name = "Newtonsoft.Json", Version = "13.0.3", Locations = ["app/a.deps.json"] },
            new Package { Kind = PackageKind.Deb, Name = "libc6", Version = "2.36-9+deb12u3", Architecture = "amd64", SourceName = "glibc", Locations = ["var/lib/dpkg/status"] },
            new Package { Kind = PackageKind.Npm, Name = "@acme/cart", Version = "1.0.0" },
        ]);

    [Fact]
    public void A_document_lists_every_package_once_with_all_its_places() => Snapshot.Matches("sbom.cdx.json", Write(Image, Inventory));

    [Fact]
    public async Task A_document_is_valid_by_the_published_schema()
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Path.GetDirectoryName(ThisFile())!, "Schemas", "bom-1.6.SNAPSHOT.schema.json"), TestContext.Current.CancellationToken);

        Assert.Empty(schema.Validate(Write(Image, Inventory)));
        Assert.NotEmpty(schema.Validate(Write(Image, Inventory).Replace("\"library\"", "\"book\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_same_image_gives_the_same_document_and_another_one_another_number()
    {
        Assert.Equal(Write(Image, Inventory), Write(Image, Inventory));
        Assert.NotEqual(Serial(Write(Image, Inventory)), Serial(Write(Image, ImageInventory.Of(null, []))));
    }

    private static string Serial(string document) => document.Split('\n').Single(line => line.Contains("serialNumber", StringComparison.Ordinal));

    private static string Write(ImageSubject image, ImageInventory inventory)
    {
        using var stream = new MemoryStream();
        CycloneDxWriter.Write(stream, image, inventory, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1)));
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
