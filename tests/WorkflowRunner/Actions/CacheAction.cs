using Pipeline.WorkflowRunner.Jobs;

namespace Pipeline.WorkflowRunner.Actions;

/// <summary>actions/cache. What lies below the home folder is on this machine already, all jobs share it; the rest is copied.</summary>
internal static class CacheAction
{
    public static void Run(Dictionary<string, string> with, MachineJob job, TextWriter log)
    {
        ActionInputs.Require(with, "actions/cache", "path", "key", "restore-keys");
        var paths = Lines(with["path"]).Where(path => !path.StartsWith('~')).ToList();
        var key = with["key"];
        var trigger = job.Run.Trigger;
        List<string> scopes = trigger.BaseRef.Length > 0 ? [trigger.Ref, "refs/heads/" + trigger.BaseRef] : [trigger.Ref];
        scopes.Add("refs/heads/main");
        var caches = job.Run.Host.Caches;
        var found = caches.Find(key, Lines(with.GetValueOrDefault("restore-keys", "")), scopes);
        log.WriteLine(found is null ? $"No cache for {key}" : $"Cache {found.Value.Key}");
        if (found is { } hit)
            FileCopies.Copy(hit.Folder, job.Workspace);
        if (found?.Key == key)
            return;
        job.Afterwards(() =>
        {
            var folder = Directory.CreateDirectory(Path.Combine(job.Run.Host.Root, "caches", Guid.NewGuid().ToString("N"))).FullName;
            foreach (var path in paths.Where(path => Directory.Exists(Path.Combine(job.Workspace, path))))
                FileCopies.Copy(Path.Combine(job.Workspace, path), Path.Combine(folder, path));
            caches.Add(key, trigger.Ref, folder);
        });
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
