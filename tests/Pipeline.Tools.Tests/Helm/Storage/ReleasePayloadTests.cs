using System.Text.Json.Nodes;
using Pipeline.Core.Errors;
using Pipeline.Tools.Helm.Storage;

namespace Pipeline.Tools.Tests.Helm.Storage;

public sealed class ReleasePayloadTests
{
    private static readonly JsonObject Release = (JsonObject)JsonNode.Parse("""
        {"name": "orders", "info": {"status": "deployed", "description": "one"}, "manifest": "kind: Service", "chart": {"metadata": {"name": "orders", "version": "1.2.3"}},
         "hooks": [{"manifest": "kind: Job", "events": ["pre-upgrade"]}, {"manifest": "kind: Pod", "events": ["test"]}]}
        """)!;

    [Fact]
    public void What_is_written_is_read_again() => Assert.True(JsonNode.DeepEquals(Release, ReleasePayload.Read(ReleasePayload.Write(Release))));

    [Fact]
    public void Chart_manifest_and_hooks_of_deployments_are_told()
    {
        var release = ReleasePayload.Describe(Release);
        Assert.Equal(("orders-1.2.3", "kind: Service", "one"), (release.Chart, release.Manifest, release.Description));
        Assert.Equal(["kind: Job"], release.Hooks);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no base64!")]
    [InlineData("bm8gZ3ppcA==")]
    public void What_is_no_record_is_refused(string data) => Assert.Throws<PipelineException>(() => ReleasePayload.Read(data));
}
