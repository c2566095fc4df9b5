using System.Diagnostics;
using Pipeline.Testing;
using Pipeline.Workflows.Files;
using Pipeline.Workflows.Generation;

namespace Pipeline.Workflows.Tests.Files;

public sealed class WorkflowFolderTests : IDisposable
{
    private const string Generated = ".github/workflows/release.yml";
    private readonly TempDirectory _root = new();
    private readonly IReadOnlyList<GeneratedFile> _files = WorkflowGenerator.Generate(SampleModels.Storefront);
    private readonly WorkflowFolder _folder;

    public WorkflowFolderTests() => _folder = new WorkflowFolder(_root.Path);

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Updating_writes_every_file_once_and_then_nothing()
    {
        Assert.Equal(_files.Select(file => file.Path), _folder.Update(_files).Select(file => file.Path));
        Assert.Empty(_folder.Update(_files));
        Assert.All(_files, file => Assert.Equal(file.Content, File.ReadAllText(_root[file.Path])));
    }

    [Fact]
    public void A_changed_file_is_stale_with_a_diff_that_git_can_apply()
    {
        _folder.Update(_files);
        var expected = File.ReadAllText(_root[Generated]);
        _root.Write(Generated, expected.Replace("fail-fast: false", "fail-fast: true", StringComparison.Ordinal) + "# by hand\n");

        var stale = Assert.Single(_folder.FindStale(_files));

        Assert.Equal((Generated, StaleReason.Changed), (stale.Path, stale.Reason));
        _root.Write("stale.diff", stale.Diff);
        using (var git = Process.Start(new ProcessStartInfo("git", ["apply", "stale.diff"]) { WorkingDirectory = _root.Path })!)
            git.WaitForExit();
        Assert.Equal(expected, File.ReadAllText(_root[Generated]));
    }

    [Fact]
    public void A_missing_file_is_stale()
    {
        _folder.Update(_files);
        File.Delete(_root[Generated]);
        Assert.Equal(StaleReason.Missing, Assert.Single(_folder.FindStale(_files)).Reason);
    }

    [Fact]
    public void A_file_that_is_no_longer_generated_is_deleted_but_a_persons_file_is_not()
    {
        _folder.Update(_files);
        _root.Write(".github/workflows/mine.yml", "name: mine\n");
        var fewer = _files.Where(file => file.Path != Generated).ToList();

        Assert.Equal((Generated, StaleReason.Obsolete), _folder.Update(fewer).Select(file => (file.Path, file.Reason)).Single());

        Assert.False(File.Exists(_root[Generated]));
        Assert.True(File.Exists(_root[".github/workflows/mine.yml"]));
    }

    [Fact]
    public void Line_ends_that_a_checkout_turned_make_no_file_stale()
    {
        _folder.Update(_files);
        _root.Write(Generated, File.ReadAllText(_root[Generated]).ReplaceLineEndings("\r\n"));
        Assert.Empty(_folder.FindStale(_files));
    }

    [Fact]
    public void Looking_for_stale_files_writes_nothing()
    {
        Assert.Equal(_files.Count, _folder.FindStale(_files).Count);
        Assert.False(Directory.Exists(_root[".github"]));
    }
}
