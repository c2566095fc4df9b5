using Pipeline.LocalRuntime.Images;

namespace Pipeline.LocalRuntime.Tests.Images;

public sealed class ImageCheckTests(LocalRuntimeFixture fixture) : LocalScene(fixture), IClassFixture<LocalRuntimeFixture>
{
    private const string Absent = "127.0.0.1:9/shop/absent:1";

    [Fact]
    public async Task Images_that_cannot_be_had_are_named_with_where_they_were_looked_for_and_what_ran_before_still_runs()
    {
        await DeployAsync("db", Charts.StatefulSet("one"));

        var exception = await Assert.ThrowsAsync<ImageMissingException>(() => DeployAsync("db", Charts.StatefulSet("two").Replace(Image, Absent, StringComparison.Ordinal)));

        Assert.Contains($"{Absent} (StatefulSet/db, container db): not on this machine (docker), and not at 127.0.0.1:9: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Build and push it first ('./build.sh BuildImage' and './build.sh Push')", exception.Message, StringComparison.Ordinal);
        Assert.All(await PodsAsync("db"), pod => Assert.True(pod.IsReady));
    }
}
