namespace Pipeline.Benchmarks;

/// <summary>Measures ratios and prints them.</summary>
internal interface IBenchmark
{
    /// <summary>The name on the command line.</summary>
    string Name { get; }

    Task RunAsync(TextWriter output, CancellationToken cancellationToken);
}
