using System.Runtime.CompilerServices;

namespace Pipeline.Workflows.Tests.Linting;

public sealed class AttributeWorkflowTests(WorkflowLinters linters) : IClassFixture<WorkflowLinters>
{
    [Fact]
    public async Task The_linters_find_nothing_in_what_the_engines_attribute_writes() => Assert.Equal("", await linters.FindAsync(Snapshots()));

    private static string Snapshots([CallerFilePath] string caller = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(caller)!, "../../Pipeline.Engine.Tests/CI/Snapshots"));
}
