using System.Reflection;
using Pipeline.Testing;

namespace Pipeline.Components.Tests;

public sealed class PublicApiTests
{
    [Theory]
    [InlineData("Pipeline.Components")]
    [InlineData("Pipeline.Core")]
    [InlineData("Pipeline.LocalRuntime")]
    [InlineData("Pipeline.Registry")]
    [InlineData("Pipeline.Releases")]
    [InlineData("Pipeline.Reports")]
    [InlineData("Pipeline.Scanning")]
    [InlineData("Pipeline.ServiceProxy")]
    [InlineData("Pipeline.Stages")]
    [InlineData("Pipeline.Tools")]
    [InlineData("Pipeline.Workflows")]
    public void The_public_api_changes_only_on_purpose(string project) => Snapshot.Matches($"{project}.txt", PublicApi.Of(Assembly.Load(project)));

    // The engine's is NUKE's, held by its own tests; its generator is in no package; the templates have no code.
    [Fact]
    public void Every_packed_project_has_its_snapshot() => Assert.Equal(
        ArchitectureTests.ProjectNames().Except(["Pipeline.Engine", "Pipeline.Generators", "Pipeline.Templates"]).Order(StringComparer.Ordinal),
        typeof(PublicApiTests).GetMethod(nameof(The_public_api_changes_only_on_purpose))!.GetCustomAttributes<InlineDataAttribute>().Select(data => (string)data.Data[0]!));
}
