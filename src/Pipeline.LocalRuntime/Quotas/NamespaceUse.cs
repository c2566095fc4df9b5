using System.Text.Json;
using Pipeline.LocalRuntime.Manifests;
using Pipeline.LocalRuntime.Pods;
using Pipeline.Tools.Files;

namespace Pipeline.LocalRuntime.Quotas;

/// <summary>What the releases of a namespace use, or are about to: what is being deployed beside this counts before its containers are there.</summary>
internal sealed class NamespaceUse(LocalNamespace space, string release, ContainerDefaults? defaults = null)
{
    private string Folder => Path.Combine(space.Folder, "use");

    /// <summary>Checks the quotas, and notes what is going to be used, as one step among all deployments to the namespace.</summary>
    /// <exception cref="QuotaExceededException">It is too much.</exception>
    public async Task ReserveAsync(IReadOnlyList<PodTemplate> pods, IReadOnlyList<ResourceQuota> quotas, TimeProvider time, CancellationToken cancellationToken)
    {
        using var held = await FileLock.TakeAsync(space.LockOf("quota"), LocalNamespace.Patience, time, cancellationToken);
        if (quotas.Count > 0)
            QuotaCheck.Check(release, space.Name, [.. pods.Select(Counted)], Others(), quotas);
        Directory.CreateDirectory(Folder);
        var asked = pods.Select(pod => ResourceUse.Of(Counted(pod))).Aggregate(new ResourceUse(), (sum, use) => sum + use);
        await File.WriteAllTextAsync(FileOf(release), JsonSerializer.Serialize(asked, LocalJsonContext.Default.ResourceUse), cancellationToken);
    }

    /// <summary>The deployment has ended: what its pods use counts from now on.</summary>
    public void Release() => File.Delete(FileOf(release));

    private ResourceUse Others()
    {
        var running = space.AllPods().Where(pod => pod.IsActive || pod.IsSetAside).Select(pod => pod.ReadRecord()).OfType<PodRecord>().Where(pod => pod.Release != release)
            .GroupBy(pod => pod.Release).ToDictionary(group => group.Key, group => group.Select(pod => ResourceUse.Of(Counted(pod.Template))).Aggregate((sum, use) => sum + use));
        foreach (var file in Directory.Exists(Folder) ? Directory.EnumerateFiles(Folder) : [])
        {
            var other = Path.GetFileName(file);
            // What a run left that was killed is no reservation: nobody holds its release any more.
            using var unheld = other == release ? null : FileLock.TryTakeExisting(space.ReleaseLock(other));
            if (other != release && unheld is null && Read(file) is { } reserved)
                running[other] = reserved;
        }

        return running.Values.Aggregate(new ResourceUse(), (sum, use) => sum + use);
    }

    private PodTemplate Counted(PodTemplate pod) => defaults?.Of(pod) ?? pod;

    private static ResourceUse? Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(file), LocalJsonContext.Default.ResourceUse);
        }
        catch (Exception exception) when (exception is IOException or JsonException)
        {
            return null;
        }
    }

    private string FileOf(string name) => Path.Combine(Folder, name);
}
