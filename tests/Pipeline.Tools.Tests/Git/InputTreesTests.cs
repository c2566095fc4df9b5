using Pipeline.Core.Modules;
using Pipeline.Testing;
using Pipeline.Tools.Git;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Tests.Git;

public sealed class InputTreesTests : IDisposable
{
    private readonly GitSandbox _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task The_id_of_one_folder_is_gits_own_tree_id()
    {
        _repository.Commit("feat: first", ("web/a b.txt", "1"), ("api/x.txt", "1"));

        var ids = await Read(Module("web"), Module("api"), Module("."));

        Assert.Equal(_repository.Git("rev-parse", "HEAD:web"), ids["web"]);
        Assert.Equal(_repository.Git("rev-parse", "HEAD:api"), ids["api"]);
        Assert.Equal(_repository.Git("rev-parse", "HEAD^{tree}"), ids["root"]);
    }

    [Fact]
    public async Task Uncommitted_changes_count_and_committing_them_gives_the_same_id()
    {
        _repository.Commit("feat: first", ("web/a.txt", "1"), ("api/x.txt", "1"), (".gitignore", "*.log"));
        var before = await Read(Module("web"), Module("api"));
        _repository.Write("web/new.txt", "2");
        _repository.Write("web/ignored.log", "2");
        File.Delete(Path.Combine(_repository.Path, "web/a.txt"));

        var dirty = await Read(Module("web"), Module("api"));
        _repository.Commit("feat: second");
        var committed = await Read(Module("web"), Module("api"));

        Assert.NotEqual(before["web"], dirty["web"]);
        Assert.Equal(before["api"], dirty["api"]);
        Assert.Equal(committed["web"], dirty["web"]);
    }

    [Fact]
    public async Task Neither_the_index_nor_the_object_store_is_written()
    {
        _repository.Commit("feat: first", ("web/a.txt", "1"));
        _repository.Write("web/staged.txt", "staged");
        _repository.Git("add", "web/staged.txt");
        _repository.Write("web/new.txt", "unstaged");
        var (index, objects) = (File.ReadAllBytes(Path.Combine(_repository.Path, ".git/index")), Objects());

        await Read(Module("web"));

        Assert.Equal(index, File.ReadAllBytes(Path.Combine(_repository.Path, ".git/index")));
        Assert.Equal(objects, Objects());
    }

    [Fact]
    public async Task A_shared_path_changes_the_id_of_those_who_share_it()
    {
        _repository.Commit("feat: first", ("web/a.txt", "1"), ("api/x.txt", "1"), ("libs/common/c.txt", "1"));
        Module[] modules = [Module("web").Shared("libs/common"), Module("api")];
        var before = await Read(modules);
        _repository.Commit("fix: common", ("libs/common/c.txt", "2"));

        var after = await Read(modules);

        Assert.NotEqual(before["web"], after["web"]);
        Assert.Equal(before["api"], after["api"]);
        Assert.Matches("^[0-9a-f]{40}$", after["web"]);
    }

    [Fact]
    public async Task A_folder_that_is_only_in_the_work_tree_has_an_id_too()
    {
        _repository.Commit("feat: first", ("web/a.txt", "1"));
        _repository.Write("new/a.txt", "1");

        var ids = await Read(Module("web"), Module("new"));

        Assert.Equal(ids["web"], ids["new"]);
    }

    [Fact]
    public async Task It_works_in_a_linked_work_tree()
    {
        _repository.Commit("feat: first", ("web/a.txt", "1"));
        using var folder = new TempDirectory();
        _repository.Git("worktree", "add", "-q", folder["linked"]);
        File.WriteAllText(folder["linked/web/a.txt"], "2");

        var workTree = await GitWorkTree.OpenAsync(new ProcessRunner(), folder["linked"], TestContext.Current.CancellationToken);
        var ids = await workTree.ReadInputTreesAsync([Module("web")], TestContext.Current.CancellationToken);

        Assert.NotEqual(_repository.Git("rev-parse", "HEAD:web"), Assert.Single(ids).Value);
    }

    [Fact]
    public async Task The_application_may_have_the_name_of_a_module()
    {
        _repository.Commit("feat: first", ("web/a.txt", "1"));
        var workTree = await GitWorkTree.OpenAsync(new ProcessRunner(), _repository.Path, TestContext.Current.CancellationToken);
        var (module, application) = (Module("web"), Module(".") with { Name = "web" });

        var ids = await workTree.ReadInputTreesAsync([module, application], TestContext.Current.CancellationToken);

        Assert.Equal(_repository.Git("rev-parse", "HEAD:web"), ids[module]);
        Assert.Equal(_repository.Git("rev-parse", "HEAD^{tree}"), ids[application]);
    }

    private static Module Module(string path) => new() { Name = path == "." ? "root" : path, Path = path };

    private string[] Objects() => [.. Directory.EnumerateFiles(Path.Combine(_repository.Path, ".git/objects"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private async Task<IReadOnlyDictionary<string, string>> Read(params Module[] modules)
    {
        var workTree = await GitWorkTree.OpenAsync(new ProcessRunner(), _repository.Path, TestContext.Current.CancellationToken);
        return (await workTree.ReadInputTreesAsync(modules, TestContext.Current.CancellationToken)).ToDictionary(pair => pair.Key.Name, pair => pair.Value);
    }
}
