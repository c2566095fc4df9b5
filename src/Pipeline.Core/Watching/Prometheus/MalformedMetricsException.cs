using System.Globalization;
using Pipeline.Core.Errors;

namespace Pipeline.Core.Watching.Prometheus;

/// <summary>What a metrics endpoint said is not Prometheus' text format.</summary>
/// <param name="line">The line, from 1.</param>
/// <param name="problem">What is wrong with it.</param>
internal sealed class MalformedMetricsException(int line, string problem) : PipelineException(string.Create(CultureInfo.InvariantCulture, $"The metrics cannot be read, line {line}: {problem}"));
