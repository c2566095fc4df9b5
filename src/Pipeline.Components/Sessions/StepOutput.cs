namespace Pipeline.Components.Sessions;

/// <summary>What a step of GitHub Actions tells the jobs after it.</summary>
internal static class StepOutput
{
    /// <summary>Sets outputs of the step; does nothing elsewhere.</summary>
    public static Task WriteAsync(IEnumerable<KeyValuePair<string, string>> outputs, CancellationToken cancellationToken) =>
        // The file that GitHub reads them from.
        Environment.GetEnvironmentVariable("GITHUB_OUTPUT") is { Length: > 0 } file
            ? File.AppendAllLinesAsync(file, outputs.Select(output => $"{output.Key}={output.Value}"), cancellationToken)
            : Task.CompletedTask;

    /// <summary>Sets one output of the step.</summary>
    public static Task WriteAsync(string name, string value, CancellationToken cancellationToken) => WriteAsync([KeyValuePair.Create(name, value)], cancellationToken);
}
