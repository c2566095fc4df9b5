using Pipeline.Tools.Containers;
using Pipeline.LocalRuntime.Images;
using Pipeline.LocalRuntime.Pods;
using Pipeline.LocalRuntime.Services;
using Pipeline.LocalRuntime.Supervision;
using Pipeline.LocalRuntime.Volumes;

namespace Pipeline.LocalRuntime;

/// <summary>What works on the engine, made once it is known.</summary>
internal sealed class LocalRuntimeParts : IDisposable
{
    public const int DefaultRestarts = 3;
    private readonly ProxyImage _image;

    public LocalRuntimeParts(IContainerEngine engine, TimeProvider time, int restarts = DefaultRestarts)
    {
        Engine = engine;
        _image = new ProxyImage(engine);
        Probes = new ProbeRunner(engine, time);
        Ends = new PodEnds(engine, Probes, time);
        Pods = new PodRunner(this, _image, time, restarts);
        Watch = new PodWatch(this, time, restarts);
        Jobs = new JobRunner(this, time);
        Services = new ServiceProxies(engine, _image, time);
        Volumes = new ClaimVolumes(engine, _image);
        Images = new ImageCheck(engine, time);
        Supervisor = new SupervisorContainer(engine, new SupervisorImage(engine), time);
    }

    public IContainerEngine Engine { get; }

    public ProbeRunner Probes { get; }

    public PodEnds Ends { get; }

    public PodRunner Pods { get; }

    public PodWatch Watch { get; }

    public JobRunner Jobs { get; }

    public ServiceProxies Services { get; }

    public ClaimVolumes Volumes { get; }

    public ImageCheck Images { get; }

    public SupervisorContainer Supervisor { get; }

    public void Dispose()
    {
        _image.Dispose();
        Probes.Dispose();
    }
}
