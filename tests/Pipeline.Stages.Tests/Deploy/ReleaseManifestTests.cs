using Pipeline.Stages.Deploy;

namespace Pipeline.Stages.Tests.Deploy;

public sealed class ReleaseManifestTests
{
    [Fact]
    public void Only_hooks_that_are_tests_count_as_tests() => Assert.Equal(
        ["Job try", "Pod ask"],
        ReleaseManifest.Tests($"{Hook("Pod", "migrate", "pre-upgrade")}\n---\n{Hook("Pod", "ask", "test")}\n---\n{Hook("Job", "try", "post-install, test-success")}\n---\n{Hook("ConfigMap", "data", "test")}")
            .Select(test => $"{test.Kind} {test.Name}").Order());

    private static string Hook(string kind, string name, string hooks) => $"kind: {kind}\nmetadata:\n  name: {name}\n  annotations: {{ helm.sh/hook: \"{hooks}\" }}\n";
}
