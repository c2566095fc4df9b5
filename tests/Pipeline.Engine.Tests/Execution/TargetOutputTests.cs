using System.Text;
using Nuke.Common.Execution;

namespace Pipeline.Engine.Tests.Execution;

public sealed class TargetOutputTests
{
    [Fact]
    public async Task A_target_that_ends_waits_for_who_holds_the_console_without_holding_up_its_line()
    {
        var console = new object();
        using var output = new TargetOutput(new LockedConsole(console), console);
        var brief = await Task.Run(output.Open, TestContext.Current.CancellationToken);
        var closing = new Thread(() => output.Close(brief)) { IsBackground = true };

        // Whoever writes to the console holds its lock from before its line comes here until it is written.
        var line = Task.Run(() => WriteWhileEnding(output, console, closing), TestContext.Current.CancellationToken);

        await line.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.True(closing.Join(TimeSpan.FromMinutes(1)));
    }

    private static void WriteWhileEnding(TargetOutput output, object console, Thread closing)
    {
        lock (console)
        {
            closing.Start();
            SpinWait.SpinUntil(() => closing.ThreadState.HasFlag(ThreadState.WaitSleepJoin));
            output.WriteLine("a line");
        }
    }

    /// <summary>Takes the console's lock for each text, as the console's own stream does.</summary>
    private sealed class LockedConsole(object console) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(ReadOnlySpan<char> buffer)
        {
            lock (console)
            {
            }
        }

        public override void Write(StringBuilder? value)
        {
            lock (console)
            {
            }
        }
    }
}
