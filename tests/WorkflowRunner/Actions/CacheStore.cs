namespace Pipeline.WorkflowRunner.Actions;

/// <summary>Caches by key and by the ref that saved them: a branch sees its own and those of the branch it goes into.</summary>
internal sealed class CacheStore
{
    private readonly Lock _gate = new();
    private readonly List<(string Key, string Scope, string Folder)> _entries = [];

    public (string Key, string Folder)? Find(string key, IEnumerable<string> prefixes, IReadOnlyList<string> scopes)
    {
        lock (_gate)
        {
            var visible = Enumerable.Reverse(_entries).Where(entry => scopes.Contains(entry.Scope)).ToList();
            foreach (var wanted in prefixes.Prepend(key))
            {
                var found = visible.FirstOrDefault(entry => wanted == key ? entry.Key == key : entry.Key.StartsWith(wanted, StringComparison.Ordinal));
                if (found.Key is not null)
                    return (found.Key, found.Folder);
            }

            return null;
        }
    }

    public void Add(string key, string scope, string folder)
    {
        lock (_gate)
            _entries.Add((key, scope, folder));
    }
}
