using System.Text;
using NJsonSchema;
using Pipeline.Core.Publications;
using Pipeline.Testing;

namespace Pipeline.Core.Tests.Publications;

public sealed class PublicationRecordJsonTests
{
    private static readonly PublicationRecord Full = new()
    {
        Application = "shop",
        Repository = "acme/shop",
        Commit = "aad8a9bc5ba2d8a9bc5ba2d8a9bc5ba2d8a9bc5b",
        Releases =
        [
            new ReleasePublication
            {
                Tag = "orders-v1.2.0",
                Title = "orders 1.2.0",
                Prerelease = false,
                Latest = true,
                Outcome = PublicationOutcome.Published,
                Page = "https://github.com/acme/shop/releases/tag/orders-v1.2.0",
                Files = [new PublishedFile("run.json", 2, "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a")],
            },
            new ReleasePublication { Tag = "web-v2.0.0-rc.1", Title = "web 2.0.0-rc.1", Prerelease = true, Latest = false, Outcome = PublicationOutcome.Refused, Reason = "it holds other files" },
        ],
    };

    [Fact]
    public void A_record_is_written_as_documented() => Snapshot.Matches("publications.json", Write(Full) + "\n");

    [Fact]
    public async Task A_record_meets_its_schema_with_every_outcome_and_without_a_repository()
    {
        var schema = await ReadSchemaAsync();
        foreach (var outcome in Enum.GetValues<PublicationOutcome>())
            Assert.Empty(schema.Validate(Write(Full with { Releases = [Full.Releases[0] with { Outcome = outcome }] })));
        Assert.Empty(schema.Validate(Write(Full with { Repository = null })));
    }

    [Theory]
    [InlineData("\"outcome\": \"refused\"", "\"outcome\": \"unsure\"")]
    [InlineData("\"size\": 2", "\"size\": -2")]
    [InlineData("\"sha256:", "\"md5:")]
    [InlineData("\"tag\"", "\"label\"")]
    public async Task The_schema_refuses_what_is_no_record(string right, string wrong)
    {
        var broken = Write(Full).Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEqual(Write(Full), broken);

        Assert.NotEmpty((await ReadSchemaAsync()).Validate(broken));
    }

    private static string Write(PublicationRecord record) => Encoding.UTF8.GetString(PublicationRecordJson.Serialize(record));

    private static Task<JsonSchema> ReadSchemaAsync() => JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "publications.schema.json"), TestContext.Current.CancellationToken);
}
