using Pipeline.Testing;

namespace Pipeline.EndToEnd;

/// <summary>Each mistake ends with one clear message, no stack trace, a non-zero exit and nothing published.</summary>
public sealed class BadInputTests
{
    [Fact]
    public async Task An_unknown_module_is_named_with_those_that_there_are()
    {
        using var storefront = await StorefrontCopy.CreateAsync();

        AssertRefused(await storefront.BuildAsync("Pipeline", "--module", "order"), "order", "catalog", "orders", "web");
    }

    [Fact]
    public async Task An_unknown_target_is_named_with_the_next_step()
    {
        using var storefront = await StorefrontCopy.CreateAsync();

        AssertRefused(await storefront.BuildAsync("Piepline"), "Piepline", "Pipeline");
    }

    [Fact]
    public async Task An_unknown_environment_is_named_with_those_that_there_are()
    {
        Requires.ContainerEngine();
        using var storefront = await StorefrontCopy.CreateAsync();

        AssertRefused(await storefront.BuildAsync("Deploy", "--environment", "stagign"), "stagign", "staging", "production");
    }

    [Fact]
    public async Task A_module_whose_Dockerfile_is_missing_is_named_with_the_file()
    {
        using var storefront = await StorefrontCopy.CreateAsync();
        File.Delete(storefront["modules/orders/Dockerfile"]);

        AssertRefused(await storefront.BuildAsync("Pipeline"), "orders", "Dockerfile");
    }

    [Fact]
    public async Task A_dependency_that_is_no_module_is_named_with_its_line()
    {
        using var storefront = await StorefrontCopy.CreateAsync();
        storefront.Edit("modules/web/module.yaml", "dependsOn: [orders]", "dependsOn: [order]");

        AssertRefused(await storefront.BuildAsync("Pipeline"), "modules/web/module.yaml:2", "order", "orders");
    }

    [Fact]
    public async Task A_folder_that_is_no_git_repository_is_named()
    {
        using var storefront = await StorefrontCopy.CreateAsync();
        Directory.Delete(Path.Combine(storefront.Root, ".git"), recursive: true);

        AssertRefused(await storefront.BuildAsync("Pipeline"), storefront.Root, "git");
    }

    [Fact]
    public async Task Without_a_container_engine_the_build_says_what_it_needs_and_how_to_get_it()
    {
        using var storefront = await StorefrontCopy.CreateAsync();
        using var programs = new TempDirectory();
        LinkPrograms(programs.Path, except: ["docker", "podman"]);

        var result = await BuildScript.RunWithAsync(programs.Path, storefront.Root, "Pipeline");

        AssertRefused(result, "container engine", "--provision");
    }

    private static void AssertRefused(BuildResult result, params string[] words)
    {
        Assert.True(result.ExitCode != 0, result.Because("The build was to fail"));
        Assert.All(words, word => Assert.Contains(word, result.Output, StringComparison.Ordinal));
        Assert.DoesNotContain("Exception", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Output, StringComparison.Ordinal);
    }

    /// <summary>Fills a folder with what is on PATH, so that a PATH of it alone lacks just the exceptions.</summary>
    private static void LinkPrograms(string folder, string[] except)
    {
        foreach (var directory in Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Where(Directory.Exists))
        {
            foreach (var program in Directory.EnumerateFiles(directory).Where(file => !except.Contains(Path.GetFileName(file))))
            {
                var link = Path.Combine(folder, Path.GetFileName(program));
                if (!File.Exists(link))
                    File.CreateSymbolicLink(link, program);
            }
        }
    }
}
