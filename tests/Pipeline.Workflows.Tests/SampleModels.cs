using Pipeline.Core.Load;
using Pipeline.Core.Model;
using Pipeline.Core.Modules;
using Pipeline.Core.Watching;
using Pipeline.Releases.Policies;
using Pipeline.Releases.Schedules;
using Pipeline.Workflows.Generation;
using Pipeline.Workflows.Triggers;

namespace Pipeline.Workflows.Tests;

internal static class SampleModels
{
    public static readonly IReadOnlyList<string> Targets =
    [
        "Clone", "BuildImage", "UnitTest", "Scan", "Push", "Chart", "Deploy", "IntegrationTest", "Modules", "VersionPlan", "Tag", "TagImages", "ReleaseNotes",
        "Release", "UpdateBranches", "Rollback", "Notify", "Test", "Pack", "CheckPackageTag", "PublishPackages",
    ];

    /// <summary>Three modules, three environments, everything switched on.</summary>
    public static WorkflowModel Storefront => Of(Module("catalog"), Module("orders").DependsOn("catalog"), Module("web").DependsOn("orders"));

    public static WorkflowModel OneModule => Of(Module("shop"));

    public static WorkflowModel Modules(int count) => Of([.. Enumerable.Range(1, count).Select(number => Module($"module-{number:000}"))]);

    /// <summary>The storefront with its images in a cloud's registry.</summary>
    public static WorkflowModel OnAmazon => On(RegistryAccess.AmazonEcr("123456789012", "eu-west-1", "arn:aws:iam::123456789012:role/push", "acme"));

    public static WorkflowModel OnGoogle => On(RegistryAccess.GoogleArtifactRegistry(
        "europe-west4-docker.pkg.dev", "acme/shop", "projects/1/locations/global/workloadIdentityPools/github/providers/main", "push@acme.iam.gserviceaccount.com"));

    /// <summary>The storefront with its packages in a feed that asks for a stored key.</summary>
    public static WorkflowModel WithFeedKey => Storefront with { Options = Storefront.Options with { Packages = new PackagePublishing { Feed = PackageFeed.WithKey("https://nuget.example.org/v3/index.json") } } };

    /// <summary>The storefront with a record of its releases: three roles vote for production, on a schedule.</summary>
    public static WorkflowModel Recorded => RecordedAs(PipelineModel.In("/repository")
        .Environment("staging", e => e.FromBranch("development"))
        .Environment("pre-prod", e => e.FromPullRequest(into: "main"))
        .Environment("production", e => e.FromBranch("main").After("pre-prod").Approval(a => a.Role("module-lead").Role("sre").Role("qa", veto: true)))
        .Releases(r => r.Schedule(s => s.Every(Days.Weekdays).On("2026-12-05").At("17:00", "Europe/Amsterdam").GoNoGo(hoursBefore: 1))));

    /// <summary>The storefront with a preview for each pull request.</summary>
    public static WorkflowModel WithPreviews => Storefront with
    {
        Targets = [.. Targets, "ReservePreview", "OpenPreview", "ClosePreview", "Previews"],
        Secrets =
        [
            .. Storefront.Secrets, new TargetSecret("OpenPreview", "KUBERNETES_CREDENTIALS"), new TargetSecret("OpenPreview", "SLACK_WEBHOOK"),
            new TargetSecret("ClosePreview", "KUBERNETES_CREDENTIALS"), new TargetSecret("Previews", "KUBERNETES_CREDENTIALS"),
        ],
    };

    public static WorkflowModel RecordedAs(PipelineModel rules) => Storefront with
    {
        Environments = rules.Environments,
        Targets = [.. Targets, "Bundle", "Rehearsed", "Promote", "Next", "Vote", "Decide", "Hold", "Unhold", "StopTheLine", "StartTheLine", "NeverAgain", "Override", "DeclareEmergency", "Papers"],
        Secrets = [.. Storefront.Secrets, new TargetSecret("Promote", "KUBERNETES_CREDENTIALS"), new TargetSecret("Promote", "SLACK_WEBHOOK")],
        Releases = rules.DeclaredReleasePolicy(),
        Options = Storefront.Options with { ReleaseSchedule = null },
    };

    /// <summary>The storefront that is tested under load in staging and watched in production, by its metrics.</summary>
    public static WorkflowModel Watched => Storefront with
    {
        Environments = PipelineModel.In("/repository")
            .Environment("staging", e => e.FromBranch("development").LoadTest())
            .Environment("pre-prod", e => e.FromPullRequest(into: "main"))
            .Environment("production", e => e.FromBranch("main").After("pre-prod").Watch(w => w.For(TimeSpan.FromMinutes(10)).Metrics("/metrics")))
            .Environments,
        Targets = [.. Targets, "LoadTest", "Watch"],
        Secrets = [.. Storefront.Secrets, new TargetSecret("LoadTest", "KUBERNETES_CREDENTIALS"), new TargetSecret("Watch", "KUBERNETES_CREDENTIALS"), new TargetSecret("Watch", "SLACK_WEBHOOK")],
    };

    /// <summary>The same with a record of its releases; a breach brings production back.</summary>
    public static WorkflowModel WatchedAndRecorded => RecordedAs(PipelineModel.In("/repository")
        .Environment("staging", e => e.FromBranch("development").LoadTest())
        .Environment("pre-prod", e => e.FromPullRequest(into: "main").LoadTest())
        .Environment("production", e => e.FromBranch("main").After("pre-prod").Watch(w => w.For(TimeSpan.FromMinutes(10)).RollBack()).Approval(a => a.Role("sre")))) is var recorded
            ? recorded with { Targets = [.. recorded.Targets, "LoadTest", "Watch"], Secrets = [.. recorded.Secrets, new TargetSecret("LoadTest", "KUBERNETES_CREDENTIALS"), new TargetSecret("Watch", "KUBERNETES_CREDENTIALS"), new TargetSecret("Watch", "SLACK_WEBHOOK")] }
            : throw new InvalidOperationException();

    public static WorkflowModel On(RegistryAccess registry) => Storefront with { Options = Storefront.Options with { Registry = registry, Packages = null } };

    public static WorkflowModel Of(params Module[] modules) => new()
    {
        Application = "storefront",
        Modules = modules,
        Environments = PipelineModel.In("/repository")
            .Environment("staging", e => e.FromBranch("development"))
            .Environment("pre-prod", e => e.FromPullRequest(into: "main"))
            .Environment("production", e => e.FromBranch("main").After("pre-prod"))
            .Environments,
        Targets = Targets,
        Secrets =
        [
            new TargetSecret("Deploy", "KUBERNETES_CREDENTIALS"),
            new TargetSecret("Deploy", "SLACK_WEBHOOK"),
            new TargetSecret("IntegrationTest", "KUBERNETES_CREDENTIALS"),
            new TargetSecret("Rollback", "KUBERNETES_CREDENTIALS"),
            new TargetSecret("Rollback", "SLACK_WEBHOOK"),
            new TargetSecret("Notify", "SLACK_WEBHOOK"),
        ],
        Options = new WorkflowOptions
        {
            ReleaseSchedule = new Schedule("0 17 * * 1-5") { TimeZone = "Europe/Amsterdam" },
            ContinuousIntegration =
            [
                new ContinuousIntegrationJob("test", "Test --provision"),
                new ContinuousIntegrationJob("pack", "Pack"),
                new ContinuousIntegrationJob("test-on-windows", "Test") { Runner = "windows-2025" },
            ],
            Packages = new PackagePublishing(),
        },
    };

    public static Module Module(string name) => new() { Name = name, Path = $"modules/{name}", Image = new ImageSettings(), Chart = "chart" };
}
