namespace Pipeline.Core.Modules;

/// <summary>
/// Tells which modules a file belongs to: the one with the longest matching folder, and every one that shares a folder
/// or file that it lies in.
/// </summary>
internal sealed class ModulePaths
{
    private readonly Dictionary<string, List<Module>> _owners = [];
    private readonly Dictionary<string, List<Module>> _sharers = [];
    private readonly Dictionary<string, List<Module>>.AlternateLookup<ReadOnlySpan<char>> _ownerOf;
    private readonly Dictionary<string, List<Module>>.AlternateLookup<ReadOnlySpan<char>> _sharersOf;

    /// <summary>Indexes the paths of <paramref name="modules"/>.</summary>
    public ModulePaths(IEnumerable<Module> modules)
    {
        ArgumentNullException.ThrowIfNull(modules);
        foreach (var module in modules)
        {
            Add(_owners, module.Path, module);
            foreach (var path in module.SharedPaths)
                Add(_sharers, path, module);
        }

        _ownerOf = _owners.GetAlternateLookup<ReadOnlySpan<char>>();
        _sharersOf = _sharers.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Hands every module that <paramref name="path"/> belongs to on to <paramref name="found"/>.</summary>
    /// <param name="path">A repository path with <c>/</c>.</param>
    /// <param name="found">Receives the module, and the shared path when it is not the module's own folder.</param>
    public void Find(ReadOnlySpan<char> path, Action<Module, string?> found)
    {
        ArgumentNullException.ThrowIfNull(found);
        var isOwned = false;
        for (var folder = path; ;)
        {
            if (!isOwned && _ownerOf.TryGetValue(folder, out var owners))
            {
                isOwned = true;
                foreach (var owner in owners)
                    found(owner, null);
            }

            if (_sharers.Count > 0 && _sharersOf.TryGetValue(folder, out var shared, out var sharers))
            {
                foreach (var sharer in sharers)
                    found(sharer, shared);
            }

            if (folder is RepositoryPath.Root)
                return;
            var slash = folder.LastIndexOf('/');
            folder = slash < 0 ? RepositoryPath.Root : folder[..slash];
        }
    }

    private static void Add(Dictionary<string, List<Module>> index, string path, Module module)
    {
        if (!index.TryGetValue(path, out var modules))
            index[path] = modules = [];
        modules.Add(module);
    }
}
