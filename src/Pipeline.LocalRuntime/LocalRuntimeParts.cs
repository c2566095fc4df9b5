using Pipeline.Tools.Containers;
using Pipeline.LocalRuntime.Pods;
using Pipeline.LocalRuntime.Services;

namespace Pipeline.LocalRuntime;

/// <summary>What works on the engine, made once it is known.</summary>
internal sealed class LocalRuntimeParts : IDisposable
{
    private readonly ProxyImage _image;
    private readonly ProbeRunner _probes;

    public LocalRuntimeParts(IContainerEngine engine, TimeProvider time)
    {
        Engine = engine;
        _image = new ProxyImage(engine);
        _probes = new ProbeRunner(engine, time);
        Pods = new PodRunner(engine);
        Watch = new PodWatch(engine, Pods, _probes, time);
        Jobs = new JobRunner(engine, Pods, time);
        Services = new ServiceProxies(engine, _image, time);
    }

    public IContainerEngine Engine { get; }

    public PodRunner Pods { get; }

    public PodWatch Watch { get; }

    public JobRunner Jobs { get; }

    public ServiceProxies Services { get; }

    public void Dispose()
    {
        _image.Dispose();
        _probes.Dispose();
    }
}
