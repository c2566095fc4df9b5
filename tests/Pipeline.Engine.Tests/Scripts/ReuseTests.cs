namespace Pipeline.Engine.Tests.Scripts;

/// <summary>What was compiled is used again exactly where its inputs have the same content.</summary>
public abstract class ReuseTests(CompiledBuild build)
{
    [Fact]
    public async Task A_clone_with_the_compiled_build_of_another_folder_compiles_nothing()
    {
        using var checkout = build.Copy();
        await AssertReusedAsync(checkout);
        await AssertReusedAsync(checkout);
        Assert.False(Directory.Exists(checkout["build/obj"]));
    }

    [Fact]
    public async Task A_machine_without_packages_and_settings_compiles_nothing()
    {
        using var checkout = build.Copy();
        checkout.Environment["HOME"] = checkout.Folder("home");
        checkout.Environment["NUGET_PACKAGES"] = checkout.Folder("packages");
        await AssertReusedAsync(checkout);
    }

    [Fact]
    public async Task On_a_machine_that_NuGet_has_never_seen_the_first_run_alone_compiles_and_says_so()
    {
        using var checkout = build.Copy(compiled: false);
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        checkout.Environment["HOME"] = checkout.Folder("home");
        checkout.Environment["NUGET_PACKAGES"] = packages;

        var first = await checkout.RunAsync();
        var second = await checkout.RunAsync();

        Assert.Equal("The build is compiled, which takes a minute or more the first time.", first.Errors.Split('\n')[0].TrimEnd());
        Assert.Equal((0, ""), (second.ExitCode, second.Errors));
        Assert.Equal(1, checkout.Compilations);
    }

    [Fact]
    public async Task The_same_SDK_elsewhere_compiles_nothing()
    {
        using var checkout = build.Copy();
        await AssertReusedAsync(checkout);
        checkout.PutDotNet("other programs");
        await AssertReusedAsync(checkout);
    }

    [Fact]
    public async Task Touched_files_are_not_compiled_again()
    {
        using var checkout = build.Copy();
        await AssertReusedAsync(checkout);
        File.SetLastWriteTimeUtc(checkout["build/Build.cs"], DateTime.UtcNow);
        await AssertReusedAsync(checkout);
    }

    [Theory]
    [InlineData("build/Words.cs", "partial class Words { public const string Greeting = \"Hullo\"; }\n")]
    [InlineData("build/Words.cs", null)]
    [InlineData("build/Added.cs", "class Added;\n")]
    [InlineData("build/deep/Added.cs", "class Added;\n")]
    [InlineData("shared/Name.cs", "partial class Words { public const string Name = \"Bob\"; }\n")]
    [InlineData("shared/Added.cs", "class Added;\n")]
    [InlineData("common/Mark.cs", "public static class Mark { public const string Text = \";\"; }\n")]
    [InlineData("common/Added.cs", "class Added;\n")]
    [InlineData("library/Added.cs", "class Added;\n")]
    [InlineData("generator/Added.cs", "class Added;\n")]
    [InlineData("build/Directory.Build.props", "<Project />\n")]
    [InlineData("Directory.Build.props", "<Project />\n")]
    [InlineData("Directory.Build.targets", "<Project />\n")]
    [InlineData("Directory.Build.rsp", "-v:quiet\n")]
    [InlineData("Directory.Packages.props", "<Project><PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup><ItemGroup><PackageVersion Include=\"Serilog\" Version=\"4.3.0\" /></ItemGroup></Project>\n")]
    [InlineData("settings/common.props", "<Project />\n")]
    [InlineData("settings/language.props", "<Project />\n")]
    [InlineData("global.json", """{ "sdk": { "version": "10.0.101", "rollForward": "latestFeature" } }""")]
    [InlineData("nuget.config", "<configuration />\n")]
    [InlineData("../Directory.Build.props", "<Project />\n")]
    [InlineData("build/bin/Serilog.dll", "not what was compiled")]
    [InlineData("build/bin/_build.deps.json", null)]
    public async Task A_changed_input_is_compiled_in_any_folder(string path, string? content)
    {
        using var fresh = build.Copy();
        Change(fresh, path, content);
        await AssertCompilesAsync(fresh);

        if (path.StartsWith("build/bin/", StringComparison.Ordinal))
            return;
        using var known = build.Copy();
        await AssertReusedAsync(known);
        Change(known, path, content);
        await AssertCompilesAsync(known);
        // What failed to compile is not forgotten.
        await AssertCompilesAsync(known);
    }

    [Theory]
    [InlineData("OTHER_VERSION", "10.0.999")]
    [InlineData("PipelineEngine", "nuke")]
    [InlineData("RestoreAdditionalProjectSources", "/feed")]
    [InlineData("Configuration", "Release")]
    public async Task Another_SDK_or_setting_is_compiled(string variable, string value)
    {
        using var checkout = build.Copy();
        checkout.Environment[variable] = value;
        await AssertCompilesAsync(checkout);
    }

    [Fact]
    public async Task Another_SDK_in_the_same_place_is_compiled_once_its_files_differ()
    {
        using var checkout = build.Copy();
        await AssertReusedAsync(checkout);
        checkout.PutDotNet("programs");
        checkout.Environment["OTHER_VERSION"] = "10.0.999";
        await AssertCompilesAsync(checkout);
    }

    [Fact]
    public async Task A_branch_switched_to_and_back_compiles_nothing()
    {
        using var checkout = build.Copy();
        await AssertReusedAsync(checkout);
        checkout.Checks("checkout", "-q", "-b", "other");
        checkout.Write("build/Words.cs", "partial class Words { public const string Greeting = \"Hullo\"; }\n");
        checkout.Write("build/Added.cs", "class Added;\n");
        checkout.Checks("add", "-A");
        checkout.Checks("commit", "-q", "-m", "Greet otherwise");
        checkout.Checks("checkout", "-q", "main");
        await AssertReusedAsync(checkout);

        checkout.Checks("checkout", "-q", "other");
        await AssertCompilesAsync(checkout);
        checkout.Checks("checkout", "-q", "main");
        checkout.MayCompile = false;
        await AssertReusedAsync(checkout, compilations: 1);
    }

    [Fact]
    public async Task What_is_compiled_after_a_change_is_what_runs_and_is_reused_in_its_turn()
    {
        using var checkout = build.Copy();
        checkout.MayCompile = true;
        checkout.Write("build/Words.cs", "partial class Words { public const string Greeting = \"Hullo\"; }\n");
        Assert.Equal("Hullo Ada, Log\n", Text(await checkout.RunAsync()));
        Assert.Equal("Hullo Ada, Log\n", Text(await checkout.RunAsync()));
        File.Delete(checkout[".nuke/temp/build-inputs.stamp"]);
        Assert.Equal("Hullo Ada, Log\n", Text(await checkout.RunAsync()));
        Assert.Equal(1, checkout.Compilations);

        checkout.Checks("checkout", "-q", "--", "build");
        Assert.Equal("Hello Ada, Log\n", Text(await checkout.RunAsync()));
        Assert.Equal(2, checkout.Compilations);
    }

    private static void Change(Checkout checkout, string path, string? content)
    {
        if (content is null)
            checkout.Delete(path);
        else
            checkout.Write(path, content);
    }

    private static async Task AssertReusedAsync(Checkout checkout, int compilations = 0)
    {
        Assert.Equal("Hello Ada, Log\n", Text(await checkout.RunAsync()));
        Assert.Equal(compilations, checkout.Compilations);
    }

    private static async Task AssertCompilesAsync(Checkout checkout)
    {
        var before = checkout.Compilations;
        var result = await checkout.RunAsync();
        Assert.Equal("", result.Output);
        Assert.NotEqual(0, result.ExitCode);
        Assert.Equal(before + 1, checkout.Compilations);
    }

    private static string Text(Checkout.Result result) => result.ExitCode == 0 ? result.Output.ReplaceLineEndings("\n") : result.All;
}
