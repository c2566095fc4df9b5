using Pipeline.Testing;

namespace Pipeline.Components.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void The_public_api_changes_only_on_purpose() => Snapshot.Matches("Pipeline.Components.txt", PublicApi.Of(typeof(IPipeline).Assembly));
}
