namespace Nuke.Common.Tooling;

/// <summary>Calls a tool with several options: one after another with its lines as they come, or at once with each one's lines together.</summary>
internal sealed class ToolInvocations<TOptions, TResult>(Func<TOptions, TResult> executor, Func<TResult, IReadOnlyCollection<Output>> outputOf)
    where TOptions : ToolOptions, new()
{
    private readonly Lock _gate = new();

    public IReadOnlyCollection<(TOptions Options, TResult Result)> Run(CombinatorialConfigure<TOptions> configurator, int degreeOfParallelism, bool completeOnFailure)
    {
        var all = configurator(new TOptions()).ToList();
        var results = new TResult[all.Count];
        var failures = new List<Exception>();
        Parallel.For(0, all.Count, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, degreeOfParallelism) }, (index, loop) =>
        {
            try
            {
                results[index] = degreeOfParallelism > 1 ? RunApart(all[index]) : executor(all[index]);
            }
            catch (Exception exception)
            {
                lock (_gate)
                    failures.Add(exception);
                if (!completeOnFailure)
                    loop.Stop();
            }
        });
        return failures.Count == 0 ? [.. all.Zip(results)] : throw new AggregateException(failures);
    }

    private TResult RunApart(TOptions options)
    {
        try
        {
            var result = executor(options.DisableProcessOutputLogging());
            Write(options, outputOf(result));
            return result;
        }
        catch (ProcessException failure)
        {
            Write(options, failure.Process.Output);
            throw;
        }
    }

    private void Write(TOptions options, IReadOnlyCollection<Output> output)
    {
        if (!(options.ProcessOutputLogging ?? ProcessTasks.DefaultLogOutput))
            return;
        var logger = options.GetLogger();
        lock (_gate)
        {
            foreach (var line in output)
                logger(line.Type, line.Text);
        }
    }
}
