using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.ProjectModel;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using Nuke.Components;
using Pipeline.Engine.Tests.Execution;
using Pipeline.Testing;

namespace Pipeline.Engine.Tests.Components;

public sealed class PublishTests
{
    [Fact]
    public void Publishing_runs_tests_and_packs_first() =>
        Assert.Equal("Restore Compile Test Pack Publish", Targets.Plan<PublishingBuild>("Publish"));

    [Fact]
    public void Packages_are_pushed_to_the_source_with_the_key()
    {
        var settings = new DotNetNuGetPushSettings().Apply(((IPublish)new PublishingBuild()).PushSettingsBase);
        Assert.Equal("nuget push --source https://feed.example.org --api-key k3y", string.Join(' ', settings.GetArguments()));
    }

    [Fact]
    public void Packages_get_the_notes_of_the_changelog()
    {
        using var folder = new TempDirectory();
        var build = new PublishingBuild { ChangelogFile = folder.Write("CHANGELOG.md", "## [1.0.0]\n- First, and last\n") };
        Assert.Equal("\u2022 First%2C and last", ((IHazChangelog)build).NuGetReleaseNotes);
        Assert.Contains("--property:PackageReleaseNotes=\"\u2022 First%2C and last\"", new DotNetPackSettings().Apply(((IPack)build).PackSettingsBase).GetArguments());
    }

    private sealed class PublishingBuild : NukeBuild, IPublish, IHazChangelog
    {
        public IEnumerable<Project> TestProjects => [];

        public string ChangelogFile { get; init; } = "";

        public string NuGetSource => "https://feed.example.org";

        public string? NuGetApiKey => "k3y";

        public Solution Solution { get; } = new((AbsolutePath)"/repository/My.slnx");

        public Configuration Configuration => Configuration.Release;
    }
}
