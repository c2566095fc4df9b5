using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;

namespace Pipeline.Engine.Tests.Tools;

/// <summary>The arguments are those that NUKE 10.1 makes of the same calls.</summary>
public sealed class DotNetSettingsTests
{
    [Fact]
    public void Settings_become_arguments_in_the_order_in_which_they_are_set() =>
        Assert.Equal("build My.sln --no-restore --configuration Release --property:Version=1.2.3 --property:ContinuousIntegrationBuild=true", Arguments(new DotNetBuildSettings()
            .EnableNoRestore()
            .SetConfiguration("Release")
            .SetProjectFile("My.sln")
            .SetVersion("1.2.3")
            .EnableContinuousIntegrationBuild()));

    [Fact]
    public void Settings_never_change()
    {
        var before = new DotNetTestSettings().AddLoggers("trx");
        var after = before.AddLoggers("console").SetNoBuild(true);
        Assert.Equal("test --logger trx", Arguments(before));
        Assert.Equal("test --logger trx --logger console --no-build", Arguments(after));
    }

    [Fact]
    public void A_value_keeps_its_spaces_and_quotes() =>
        Assert.Equal("pack \"a b.csproj\" --property:Note=\"say \\\"x\\\"\"", Arguments(new DotNetPackSettings().SetProject("a b.csproj").SetProperty("Note", "say \"x\"")));

    [Fact]
    public void What_MSBuild_reads_as_its_own_can_be_escaped() => Assert.Equal("100%25 %24%40%27%3B%3F%2A, a", DotNetTasks.EscapeMSBuild("100% $@';?*, a"));

    [Fact]
    public void Several_settings_are_made_of_one()
    {
        var all = new DotNetTestSettings().CombineWith(["a", "b"], (settings, project) => settings.SetProjectFile(project));
        Assert.Equal(["test a", "test b"], all.Select(Arguments));
    }

    [Fact]
    public void Publish_takes_what_a_release_needs() =>
        Assert.Equal(
            "publish src/App --configuration Release --runtime linux-x64 --self-contained true --output out --property:PublishSingleFile=true --property:PublishTrimmed=false --no-build",
            Arguments(new DotNetPublishSettings().SetProject("src/App").SetConfiguration("Release").SetRuntime("linux-x64").EnableSelfContained().SetOutput("out").EnablePublishSingleFile().DisablePublishTrimmed().EnableNoBuild()));

    [Fact]
    public void Run_puts_the_applications_arguments_last() =>
        Assert.Equal("run --project App --no-launch-profile -- serve \"two words\"", Arguments(new DotNetRunSettings().SetApplicationArguments("serve", "two words").SetProjectFile("App").EnableNoLaunchProfile()));

    [Fact]
    public void Run_settings_stand_behind_two_dashes() =>
        Assert.Equal("test --filter Fast -- NUnit.Workers=2", Arguments(new DotNetTestSettings().AddRunSetting("NUnit.Workers", 2).SetFilter("Fast")));

    [Fact]
    public void Format_verifies() =>
        Assert.Equal("format My.sln --verify-no-changes --severity warn --exclude gen", Arguments(new DotNetFormatSettings().SetProject("My.sln").EnableVerifyNoChanges().SetSeverity(DotNetFormatSeverity.warn).AddExclude("gen")));

    [Fact]
    public void MSBuild_joins_its_targets() =>
        Assert.Equal("msbuild a.proj /target:Clean;Build /maxcpucount:4 /nodeReuse:false /property:A=1", Arguments(new DotNetMSBuildSettings().SetTargetPath("a.proj").SetTargets("Clean", "Build").SetMaxCpuCount(4).DisableNodeReuse().AddProperty("A", 1)));

    [Fact]
    public void A_push_masks_its_keys()
    {
        var settings = new DotNetNuGetPushSettings().SetTargetPath("a.nupkg").SetSource("https://feed").SetApiKey("k1").SetSymbolApiKey("k2").EnableSkipDuplicate().SetTimeout(60);
        Assert.Equal("nuget push a.nupkg --source https://feed --api-key k1 --symbol-api-key k2 --skip-duplicate --timeout 60", Arguments(settings));
        Assert.Equal(["k1", "k2"], settings.GetSecrets());
    }

    [Fact]
    public void Tools_are_installed_updated_restored_and_removed()
    {
        Assert.Equal("tool install A --global --version 1.0.0 --add-source feed", Arguments(new DotNetToolInstallSettings().SetPackageName("A").EnableGlobal().SetVersion("1.0.0").AddSources("feed")));
        Assert.Equal("tool update A --tool-path tools", Arguments(new DotNetToolUpdateSettings().SetPackageName("A").SetToolInstallationPath("tools")));
        Assert.Equal("tool restore --tool-manifest m.json", Arguments(new DotNetToolRestoreSettings().SetToolManifest("m.json")));
        Assert.Equal("tool uninstall A --global", Arguments(new DotNetToolUninstallSettings().SetPackageName("A").EnableGlobal()));
    }

    [Fact]
    public void A_source_may_be_asked_for_the_user_in_several_ways() => Assert.Equal(
        "nuget add source https://feed --name feed --valid-authentication-types basic,ntlm",
        Arguments(new DotNetNuGetAddSourceSettings().SetSource("https://feed").SetName("feed").SetValidAuthenticationTypes(DotNetNuGetAuthentication.basic, DotNetNuGetAuthentication.ntlm)));

    [Fact]
    public void Values_of_one_property_are_joined_so_that_MSBuild_takes_them_together()
    {
        var settings = new DotNetBuildSettings().SetNoWarns(1, 2).AddNoWarns(3).RemoveNoWarns(1);
        Assert.Equal("build --property:NoWarn=2%3B3", Arguments(settings));
        Assert.Equal("build", Arguments(settings.ResetNoWarn()));
        Assert.Equal("pack --property:Authors=Ada%2CBob --property:PackageTags=\"a b\"", Arguments(new DotNetPackSettings().SetAuthors("Ada", "Bob").SetPackageTags("a", "b")));
    }

    [Fact]
    public void A_switch_among_the_properties_is_toggled() =>
        Assert.Equal("build --property:Deterministic=false", Arguments(new DotNetBuildSettings().ToggleDeterministic().ToggleDeterministic()));

    [Fact]
    public void Properties_are_set_added_removed_and_cleared()
    {
        var settings = new DotNetPackSettings().AddProperty("A", 1).SetProperty("B", "x").SetProperties(new Dictionary<string, object> { ["C"] = true, ["D"] = 2 }).RemoveProperty("D");
        Assert.Equal("pack --property:C=true", Arguments(settings));
        Assert.Equal("pack", Arguments(settings.ClearProperties()));
        Assert.Throws<ArgumentException>(() => settings.AddProperty("C", false));
    }

    private static string Arguments(ToolOptions options) => string.Join(' ', options.GetArguments());
}
