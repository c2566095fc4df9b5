using System.Net;
using NJsonSchema;

namespace Pipeline.Components.Tests.Operations;

/// <summary>The targets LoadTest and Watch on what really runs, with a record of releases.</summary>
public sealed class GatedShopTests
{
    [Fact]
    public async Task Load_opens_and_closes_the_way_to_production_and_a_breach_there_goes_back()
    {
        Pipeline.Testing.Requires.ContainerEngine();
        await using var shop = await GatedShop.CreateAsync();

        // A version that does well.
        await shop.SealAsync();
        await shop.SucceedAsync("Promote", "--to", "staging");
        Assert.Contains("nobody measured load.errorRate", Plain(await shop.FailAsync("Promote", "--to", "production")), StringComparison.Ordinal);
        Assert.Contains("This is not the declared load test, and so no evidence for a gate: 5 requests a second instead of 20.", Plain(await shop.SucceedAsync("LoadTest", "--environment", "staging", "--load-rate", "5")), StringComparison.Ordinal);
        Assert.Contains("nobody measured load.errorRate", Plain(await shop.FailAsync("Promote", "--to", "production")), StringComparison.Ordinal);
        Assert.Contains("can go on to production: ./build.sh Promote --to production", Plain(await shop.SucceedAsync("LoadTest", "--environment", "staging")), StringComparison.Ordinal);
        Assert.Matches("LoadTest of the application \\([0-9a-f]{12}\\): passed, load.errorRate 0, ", shop.Sentences[0]);
        Assert.Matches("LoadTest of web \\([0-9a-f]{12}\\): passed, load.errorRate 0, ", shop.Sentences[1]);
        await MeetsAsync("load", shop.ReadArtifact("load.json"));
        Assert.Contains("#[Max", shop.ReadArtifact("web/load-test/latency.hgrm"), StringComparison.Ordinal);
        await shop.SucceedAsync("Promote", "--to", "production");
        await shop.SucceedAsync("Watch", "--environment", "production");
        Assert.Contains("Watch of the application", shop.Sentences[0], StringComparison.Ordinal);
        Assert.Equal("passed", shop.ReadJson("watch.json").GetProperty("outcome").GetString());

        // One that fails under load stops before production.
        await shop.SealAsync(without: "api");
        await shop.SucceedAsync("Promote", "LoadTest", "--to", "staging");
        Assert.Equal("staging", shop.ReadJson("load.json").GetProperty("environment").GetString());
        Assert.Contains("load.errorRate", await shop.FailAsync("Promote", "--to", "production"), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, "version 1"), await shop.AskAsync("index.html"));

        // One that runs in production and does not pass the quick check of the whole there goes back at once.
        await shop.SealAsync(without: "sane");
        await shop.SucceedAsync("Promote", "LoadTest", "--to", "staging");
        Assert.Contains("There is nothing at /sane", Plain(await shop.FailAsync("Promote", "--to", "production")), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, "version 1"), await shop.AskAsync("sane"));

        // One that only does badly in production goes back by itself.
        await shop.SealAsync(without: "live");
        await shop.SucceedAsync("Promote", "LoadTest", "--to", "staging");
        await shop.SucceedAsync("Promote", "--to", "production");
        Assert.Equal("version 4", (await shop.AskAsync("index.html")).Text);
        var output = Plain(await shop.FailAsync("Watch", "--environment", "production"));
        Assert.Contains("production does not do well: web: 100 % of", output, StringComparison.Ordinal);
        Assert.Contains("production went back to what ran before.", output, StringComparison.Ordinal);
        Assert.Contains(" does not do well in production", output, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, "version 1"), await shop.AskAsync("live"));
        Assert.Contains("withdraws LoadTest of ", Told(shop), StringComparison.Ordinal);
        Assert.Contains("Watch of the application", Told(shop), StringComparison.Ordinal);
        Assert.Equal("breached", shop.ReadJson("watch.json").GetProperty("outcome").GetString());
        await MeetsAsync("watch", shop.ReadArtifact("watch.json"));

        // What was gone back from does not come again by what was found before.
        var refused = Plain(await shop.FailAsync("Promote", "--to", "production", "--bundle", shop.ReadJson("watch.json").GetProperty("release").GetString()!));
        Assert.True(refused.Contains("LoadTest was withdrawn by", StringComparison.Ordinal), refused);
    }

    [Fact]
    public async Task A_breach_brings_nothing_back_when_somebody_has_gone_back_in_that_moment()
    {
        Pipeline.Testing.Requires.ContainerEngine();
        await using var shop = await GatedShop.CreateAsync();
        foreach (var without in new[] { null, null, "live" })
        {
            await shop.SealAsync(without);
            await shop.SucceedAsync("Promote", "LoadTest", "--to", "staging");
            await shop.SucceedAsync("Promote", "--to", "production");
        }

        shop.WhenWatchIsTold("Rollback", "--environment", "production");
        var output = Plain(await shop.SucceedAsync("Watch", "--environment", "production"));

        Assert.Contains("Somebody else changes production, or has since it was looked at, so it does not go back by itself.", output, StringComparison.Ordinal);
        Assert.Equal("version 2", (await shop.AskAsync("index.html")).Text);
        Assert.Equal("superseded", shop.ReadJson("watch.json").GetProperty("outcome").GetString());
        Assert.Contains("withdraws LoadTest of ", Told(shop), StringComparison.Ordinal);
    }

    private static string Told(GatedShop shop) => string.Join('\n', shop.Sentences);

    // The log breaks lines where it likes.
    private static string Plain(string output) => string.Join(' ', output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static async Task MeetsAsync(string schema, string text) =>
        Assert.Empty((await JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, $"{schema}.schema.json"), TestContext.Current.CancellationToken)).Validate(text));
}
