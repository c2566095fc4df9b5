using System.Diagnostics;
using System.Globalization;
using Pipeline.Core.Errors;
using Pipeline.Tools.Processes;
using Pipeline.Testing;

namespace Pipeline.Tools.Tests.Processes;

public sealed class ProcessRunnerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly ProcessRunner _runner = new();
    private readonly List<ProcessLine> _lines = [];

    [Fact]
    public async Task Lines_come_one_by_one_with_their_stream()
    {
        var result = await RunAsync("echo out; echo wrong >&2; printf 'no end'; exit 3");

        Assert.Equal(3, result.ExitCode);
        Assert.Equal(["out", "no end"], _lines.Where(line => !line.IsError).Select(line => line.Text));
        Assert.Equal(["wrong"], _lines.Where(line => line.IsError).Select(line => line.Text));
    }

    [Fact]
    public async Task A_program_that_is_still_being_written_is_started_when_it_is_whole()
    {
        using var folder = new TempDirectory();
        var program = Path.Combine(folder.Path, "whole");
        File.Copy("/bin/true", program);
        var writer = new FileStream(program, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);

        var run = Task.Run(() => _runner.RunAsync(new Command(program), null, Token), Token);
        await Task.Delay(TimeSpan.FromMilliseconds(200), Token);
        await writer.DisposeAsync();

        Assert.Equal(0, (await run).ExitCode);
    }

    [Fact]
    public async Task The_last_forty_lines_are_kept_for_a_message()
    {
        var result = await RunAsync("seq 1 100");

        Assert.Equal(Enumerable.Range(61, 40).Select(number => number.ToString(CultureInfo.InvariantCulture)), result.Tail.Select(line => line.Text));
    }

    [Fact]
    public async Task A_message_prefers_what_was_written_to_standard_error()
    {
        Assert.Equal("wrong", (await RunAsync("echo fine; echo wrong >&2")).ErrorText);
        Assert.Equal("fine", (await RunAsync("echo fine")).ErrorText);
    }

    [Fact]
    public async Task A_withheld_variable_is_not_inherited_but_a_command_may_set_it()
    {
        var command = new Command("/bin/sh", "-c", "echo \"${HOME-nothing} ${PATH:+path}\"");
        var runner = new ProcessRunner(withheld: ["HOME"]);

        Assert.Equal("nothing path", await runner.ReadAsync(command, Token));
        Assert.Equal("/given path", await runner.ReadAsync(command with { Environment = new Dictionary<string, string?> { ["HOME"] = "/given" } }, Token));
    }

    [Fact]
    public async Task A_secret_is_masked_in_lines_results_and_messages()
    {
        var command = Shell("echo token=s3cret; echo s3cret >&2; exit 1") with { Secrets = ["s3cret", ""] };

        var exception = await Assert.ThrowsAsync<CommandFailedException>(() => _runner.ReadAsync(command, Token));
        var result = await _runner.RunAsync(command, _lines.Add, Token);

        Assert.DoesNotContain("s3cret", exception.Message, StringComparison.Ordinal);
        Assert.Equal(["***", "token=***"], _lines.Select(line => line.Text).Order(StringComparer.Ordinal));
        Assert.All(result.Tail, line => Assert.DoesNotContain("s3cret", line.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Standard_input_is_handed_over_and_closed()
    {
        await _runner.RunAsync(new Command("cat") { StandardInput = "two\nlines" }, _lines.Add, Token);
        await _runner.RunAsync(new Command("cat"), _lines.Add, Token);

        Assert.Equal(["two", "lines"], _lines.Select(line => line.Text));
    }

    [Fact]
    public async Task A_program_need_not_read_its_input()
    {
        var result = await _runner.RunAsync(new Command("true") { StandardInput = new string('x', 1 << 20) }, null, Token);

        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public async Task Variables_are_added_and_removed_for_the_process_alone()
    {
        var environment = new Dictionary<string, string?> { ["ADDED"] = "yes", ["HOME"] = null };

        await _runner.RunAsync(Shell("echo \"$ADDED ${HOME-none}\"") with { Environment = environment }, _lines.Add, Token);

        Assert.Equal("yes none", Assert.Single(_lines).Text);
        Assert.Null(Environment.GetEnvironmentVariable("ADDED"));
    }

    [Fact]
    public async Task Arguments_reach_the_program_as_they_are()
    {
        await _runner.RunAsync(new Command("printf", "%s\n", "a b", "$HOME", "*", "", "'\""), _lines.Add, Token);

        Assert.Equal(["a b", "$HOME", "*", "", "'\""], _lines.Select(line => line.Text));
    }

    [Fact]
    public async Task Standard_output_is_streamed_as_bytes()
    {
        using var bytes = new MemoryStream();

        await _runner.StreamAsync(Shell("printf '\\001\\377\\n\\000'"), (stream, token) => stream.CopyToAsync(bytes, token), Token);

        Assert.Equal([1, 255, 10, 0], bytes.ToArray());
    }

    [Fact]
    public async Task What_is_left_unread_holds_nothing_up()
    {
        var result = await _runner.StreamAsync(Shell("seq 1 100000"), (_, _) => Task.CompletedTask, Token);

        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public async Task A_reader_that_breaks_ends_the_process() => await Assert.ThrowsAsync<InvalidDataException>(
        () => _runner.StreamAsync(new Command("sleep", "1000"), (_, _) => throw new InvalidDataException(), Token).WaitAsync(Patience, Token));

    [Fact]
    public async Task Cancelling_ends_the_process_and_its_children()
    {
        using var cancelling = new CancellationTokenSource();
        var child = 0;
        void OnLine(ProcessLine line)
        {
            child = int.Parse(line.Text, CultureInfo.InvariantCulture);
            cancelling.Cancel();
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _runner.RunAsync(Shell("sleep 1000 & echo $!; wait"), OnLine, cancelling.Token).WaitAsync(Patience, Token));

        await EndsAsync(child);
    }

    [Fact]
    public async Task A_process_that_takes_too_long_is_ended_with_its_children()
    {
        var child = 0;
        var command = Shell("sleep 1000 & echo $!; wait") with { Timeout = TimeSpan.FromSeconds(3) };

        var exception = await Assert.ThrowsAsync<ProcessTimeoutException>(
            () => _runner.RunAsync(command, line => child = int.Parse(line.Text, CultureInfo.InvariantCulture), Token).WaitAsync(Patience, Token));

        Assert.Contains("did not end within 3 s", exception.Message, StringComparison.Ordinal);
        await EndsAsync(child);
    }

    [Fact]
    public async Task A_process_with_time_to_stop_ends_by_itself_when_it_is_cancelled()
    {
        using var cancelling = new CancellationTokenSource();
        using var directory = new TempDirectory();
        var command = Shell($"trap 'echo done > {directory["end"]}; exit 3' TERM; echo ready; while :; do sleep 0.1; done") with { StopTime = Patience };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _runner.RunAsync(command, _ => cancelling.CancelAfter(TimeSpan.Zero), cancelling.Token).WaitAsync(Patience, Token));

        Assert.True(File.Exists(directory["end"]));
    }

    [Fact]
    public async Task A_process_that_does_not_stop_in_its_time_is_ended_with_its_children()
    {
        using var cancelling = new CancellationTokenSource();
        var child = 0;
        void OnLine(ProcessLine line)
        {
            child = int.Parse(line.Text, CultureInfo.InvariantCulture);
            cancelling.CancelAfter(TimeSpan.Zero);
        }

        var command = Shell("trap '' TERM; sleep 1000 & echo $!; wait") with { StopTime = TimeSpan.FromMilliseconds(200) };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _runner.RunAsync(command, OnLine, cancelling.Token).WaitAsync(Patience, Token));

        await EndsAsync(child);
    }

    [Fact]
    public async Task A_child_that_outlives_its_parent_does_not_hold_up_cancelling()
    {
        using var cancelling = new CancellationTokenSource();
        var orphan = 0;
        void OnLine(ProcessLine line)
        {
            orphan = int.Parse(line.Text, CultureInfo.InvariantCulture);
            cancelling.CancelAfter(200);
        }

        try
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => _runner.RunAsync(Shell("sleep 1000 & echo $!"), OnLine, cancelling.Token).WaitAsync(Patience, Token));
        }
        finally
        {
            Process.GetProcessById(orphan).Kill();
        }
    }

    [Fact]
    public async Task A_cancelled_token_starts_nothing()
    {
        using var directory = new TempDirectory();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _runner.RunAsync(new Command("touch", directory["file"]), null, new CancellationToken(canceled: true)));

        Assert.False(File.Exists(directory["file"]));
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_named()
    {
        var exception = await Assert.ThrowsAsync<ProgramNotFoundException>(() => _runner.RunAsync(new Command("no-such-program"), null, Token));

        Assert.Equal("no-such-program", exception.Program);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_named()
    {
        var exception = await Assert.ThrowsAsync<PipelineException>(() => _runner.RunAsync(new Command("true") { WorkingDirectory = "/no/such/folder" }, null, Token));

        Assert.Contains("/no/such/folder", exception.Message, StringComparison.Ordinal);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Command Shell(string script) => new("sh", "-c", script);

    private static async Task EndsAsync(int process)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (IsAlive(process))
            await Task.Delay(20, patience.Token);
    }

    private static bool IsAlive(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private Task<ProcessResult> RunAsync(string script) => _runner.RunAsync(Shell(script), _lines.Add, Token);
}
