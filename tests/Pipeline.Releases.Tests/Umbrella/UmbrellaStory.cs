using Pipeline.Core.Artifacts;
using Pipeline.Core.Model;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Gates;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Umbrella;

namespace Pipeline.Releases.Tests.Umbrella;

/// <summary>The umbrella release aether 2.1 of catalog and orders, which asks for 80 % coverage of what is sealed from main.</summary>
internal sealed class UmbrellaStory(Func<PipelineModel, PipelineModel>? model = null)
{
    public const string Id = "aether-2.1";

    public ReleaseStory Story { get; } = new(model);

    public UmbrellaPlan Plan { get; set; } = new()
    {
        Name = "aether",
        Version = "2.1",
        Target = new DateOnly(2026, 12, 15),
        Branch = "main",
        Criteria = new GateBuilder(Gate.Open).Coverage(80).Gate,
        Modules = ["catalog", "orders"],
    };

    public Person By { get; set; } = ReleaseStory.Proven("ada");

    public UmbrellaState State => Story.State.Umbrellas[Id];

    public UmbrellaStatus Status => UmbrellaStatus.Of(Story.State, State, Story.Now);

    /// <summary>Module and version of what the release would have.</summary>
    public IEnumerable<string> Chosen => Status.Pins.Select(pin => $"{pin.Module} {pin.Version}");

    public UmbrellaOpened Opened => new() { At = Story.Now, By = By, Plan = Plan };

    public UmbrellaStory Open(params string[] join)
    {
        Story.Happens(Opened);
        foreach (var module in join)
            Story.Happens(Joined(module));
        return this;
    }

    public UmbrellaJoined Joined(string module) => new() { At = Story.Now, By = By, Umbrella = Id, Module = module };

    public UmbrellaLeft Left(string module, string because = "not ready") => new() { At = Story.Now, By = By, Umbrella = Id, Module = module, Because = because };

    /// <summary>The cut by the rules.</summary>
    public UmbrellaCut Cut() => new() { At = Story.Now, By = By, Umbrella = Id, Version = State.NextVersion, Commit = "0123456789", Pins = Status.Pins, Missed = Status.Missed };

    public IReadOnlyList<string> ReasonsOf(string module) => Status.Members.Single(member => member.Module == module).Reasons;

    /// <summary>Seals a bundle of modules as they are given.</summary>
    public BundleState Seal(string branch, params BundleModule[] modules)
    {
        var commit = Digest.Of(System.Text.Encoding.UTF8.GetBytes(branch + string.Join(',', modules.Select(module => module.ToString())))).Hex[..40];
        var content = new BundleContent { Application = "shop", Commit = commit, Tree = commit, Modules = modules };
        Story.Happens(BundleSealed.Of(Story.State, new Bundle { Id = content.Id(), Content = content }, branch, ReleaseStory.Ci, Story.Now));
        return Story.State.Bundles[content.Id().Value];
    }

    /// <summary>A micro-release; its chart is another than that of every other version.</summary>
    public BundleModule Micro(string name, string version, double coverage = 90, params string[] dependsOn)
    {
        var image = Digest.Of(System.Text.Encoding.UTF8.GetBytes($"image of {name} {version}"));
        Story.Found(image, "UnitTest", name, ("coverage.line", coverage));
        return new BundleModule { Name = name, Version = version, Inputs = $"inputs of {name} {version}", Image = image, Chart = Digest.Of(System.Text.Encoding.UTF8.GetBytes($"chart of {name} {version}")), DependsOn = dependsOn };
    }
}
