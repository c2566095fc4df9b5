using Pipeline.Core.Modules;
using Pipeline.Tools.Git;
using Pipeline.Tools.Processes;

namespace Pipeline.Benchmarks.Versions;

/// <summary>Writes a repository through <c>git fast-import</c>; the same shape always gives the same commits.</summary>
internal sealed class HistoryGenerator(HistoryShape shape)
{
    private static readonly string[] Subjects =
    [
        "fix(api): answer an empty page with an empty list", "feat: export the report as CSV", "chore: update dependencies", "docs: explain the retry policy",
        "refactor(store): move the query into one place", "fix: close the connection", "feat(search)!: rename the field 'query' to 'text'", "test: cover the empty basket",
    ];

    private readonly Random _random = new(20260101);

    public ModuleGraph Modules { get; } = ModuleGraph.Of(Enumerable.Range(0, shape.Modules).Select(number => new Module { Name = Name(number), Path = $"modules/{Name(number)}" }));

    public async Task<GitWorkTree> WriteAsync(string folder, CancellationToken cancellationToken)
    {
        var runner = new ProcessRunner();
        var git = new GitProgram(runner);
        await git.ReadAsync(folder, ["init", "--quiet", "--initial-branch=main"], cancellationToken);
        var script = Path.Combine(folder, "import.txt");
        await using (var writer = new StreamWriter(script))
            Write(writer);
        await git.ReadAsync(new Command("sh", "-c", "git fast-import --quiet < import.txt && rm import.txt && git pack-refs --all && git reset --quiet --hard main") { WorkingDirectory = folder }, cancellationToken);
        return await GitWorkTree.OpenAsync(runner, folder, cancellationToken);
    }

    private void Write(StreamWriter writer)
    {
        var mark = 0;
        var releases = PlaceReleases();
        var rounds = new int[shape.Modules];
        for (var number = 0; number < shape.Commits; number++)
        {
            var isMerge = number % 20 == 19;
            var parent = mark;
            if (isMerge)
                Commit(writer, "refs/heads/side", ++mark, number, Subjects[_random.Next(Subjects.Length)], parent, 0, () => Touch(writer));
            var side = mark;
            Commit(writer, "refs/heads/main", ++mark, number, isMerge ? $"Merge pull request #{number} from side" : Message(number), parent, isMerge ? side : 0, () =>
            {
                if (!isMerge)
                    Touch(writer);
            });
            foreach (var module in releases[number])
                writer.Write($"reset refs/tags/{Name(module)}-v1.{rounds[module]++}.0\nfrom :{mark}\n\n");
        }
    }

    // Spread: the releases of module n lie in the first n parts of the history. Near the head: all lie shortly before it.
    private ILookup<int, int> PlaceReleases() => Enumerable
        .Range(0, shape.Tags)
        .Select(release => (Module: release % shape.Modules, Round: release / shape.Modules))
        .ToLookup(release => shape.IsTaggedNearHead
            ? shape.Commits - 100
            : (int)((long)shape.Commits * (release.Module + 1) / (shape.Modules + 1) * (release.Round + 1) / ((shape.Tags / shape.Modules) + 1)), release => release.Module);

    private string Message(int number) => $"{Subjects[_random.Next(Subjects.Length)]} (#{number})\n\nThe caller saw an error where there was none.\n\nRefs: #{number / 2}\n";

    private void Touch(StreamWriter writer)
    {
        var module = Name(_random.Next(shape.Modules));
        for (var file = _random.Next(1, 5); file > 0; file--)
            writer.Write($"M 100644 inline modules/{module}/src/feature-{_random.Next(8)}/file-{_random.Next(10)}.cs\ndata 12\n{_random.Next(1_000_000_000):D10}x\n\n");
    }

    private static void Commit(StreamWriter writer, string branch, int mark, int number, string message, int parent, int merged, Action changes)
    {
        writer.Write($"commit {branch}\nmark :{mark}\ncommitter Ada <ada@example.org> {1_700_000_000 + (number * 60)} +0000\ndata {message.Length}\n{message}\n");
        if (parent > 0)
            writer.Write($"from :{parent}\n");
        if (merged > 0)
            writer.Write($"merge :{merged}\n");
        changes();
        writer.Write('\n');
    }

    private static string Name(int number) => $"module-{number:D3}";
}
