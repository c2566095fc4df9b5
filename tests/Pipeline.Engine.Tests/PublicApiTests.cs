using Nuke.Common;
using Pipeline.Testing;

namespace Pipeline.Engine.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void The_public_api_changes_only_on_purpose() => Snapshot.Matches("Pipeline.Engine.txt", PublicApi.Of(typeof(NukeBuild).Assembly));
}
