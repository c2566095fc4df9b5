using Pipeline.Stages.Runner;
using Pipeline.Testing;

namespace Pipeline.Stages.Tests.Runner;

public sealed class StageLogTests : IDisposable
{
    private readonly TempDirectory _directory = new();
    private readonly List<string> _lines = [];

    [Fact]
    public async Task Pieces_become_lines()
    {
        await using (var log = Open())
        {
            await log.WriteAsync("one ");
            await log.WriteLineAsync("line");
            log.Write("two\nthree\r\nfo");
            log.Write('u');
            await log.WriteAsync("r".AsMemory(), TestContext.Current.CancellationToken);
        }

        Assert.Equal(["one line", "two", "three", "four"], _lines);
        Assert.Equal("one line\ntwo\nthree\nfour\n", await File.ReadAllTextAsync(_directory["log.txt"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_line_is_in_the_file_as_soon_as_it_ends()
    {
        await using var log = Open();
        await log.WriteLineAsync("Step 1");

        await using var file = new FileStream(_directory["log.txt"], FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        Assert.Equal("Step 1\n", await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Lines_of_many_threads_stay_whole()
    {
        await using (var log = Open())
            await Parallel.ForAsync(0, 1000, async (number, _) => await log.WriteLineAsync($"line {number}"));

        Assert.Equal(Enumerable.Range(0, 1000).Select(number => $"line {number}").Order(StringComparer.Ordinal), _lines.Order(StringComparer.Ordinal));
    }

    public void Dispose() => _directory.Dispose();

    private TextWriter Open() => StageLog.Open(_directory["log.txt"], _lines.Add);
}
