using Pipeline.Testing;

namespace Pipeline.EndToEnd.Releases;

public sealed class FirstReleaseTests
{
    [Fact]
    public async Task The_page_about_a_first_release_tells_the_truth()
    {
        Requires.ContainerEngine();
        using var storefront = await StorefrontCopy.CreateAsync("main");
        // The page's bundles are of the day on which it was written.
        Dictionary<string, string> bundles = [];
        string Today(string text) => bundles.Aggregate(text, (before, bundle) => before.Replace(bundle.Key, bundle.Value, StringComparison.Ordinal));
        try
        {
            foreach (var (command, expected) in ConsolePage.Read(Path.Combine(Repository.Root, "docs", "first-release.md")))
            {
                var result = await storefront.TypeAsync(Today(command), "--runtime", "local");

                Assert.True(result.ExitCode == 0 != expected.Contains("Build failed."), result.Because($"'{command}' should {(expected.Contains("Build failed.") ? "fail" : "succeed")}"));
                if (expected.Select(ConsolePage.SealedIn).FirstOrDefault(name => name is not null) is { } name)
                    bundles.Add(name, ConsolePage.SealedIn(result.Output) ?? throw new InvalidOperationException(result.Because($"'{command}' should seal a bundle")));
                AssertTells(command, [.. expected.Select(Today)], result);
            }
        }
        finally
        {
            foreach (var environment in new[] { "production", "pre-prod", "staging" })
                await storefront.TypeAsync($"./build.sh Undeploy --environment {environment}", "--runtime", "local");
            await storefront.RemoveImagesAsync();
        }
    }

    private static void AssertTells(string command, IReadOnlyList<string> expected, BuildResult result)
    {
        var (output, from) = (ConsolePage.Comparable(result.Output), 0);
        foreach (var part in expected.Select(ConsolePage.Comparable))
        {
            from = output.IndexOf(part, from, StringComparison.Ordinal);
            Assert.True(from >= 0, result.Because($"'{command}' should tell, in this order, '{part}'"));
            from += part.Length;
        }
    }
}
