using System.Runtime.CompilerServices;

namespace Pipeline.Workflows.Tests.Linting;

public sealed class AttributeWorkflowTests(WorkflowValidator validator) : IClassFixture<WorkflowValidator>
{
    [Fact]
    public async Task GitHubs_language_service_finds_nothing_in_what_the_engines_attribute_writes() => Assert.Empty(await validator.FindAsync(Snapshots()));

    private static string Snapshots([CallerFilePath] string caller = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(caller)!, "../../Pipeline.Engine.Tests/CI/Snapshots"));
}
