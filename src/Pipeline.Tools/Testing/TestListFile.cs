using System.Text.Json;
using Pipeline.Core.Errors;
using Pipeline.Core.Testing;

namespace Pipeline.Tools.Testing;

/// <summary>Reads the list of tests that a unit test leaves.</summary>
internal static class TestListFile
{
    /// <summary>Its name, in the folder of the stage.</summary>
    public const string Name = "tests.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The list; null: there is none.</summary>
    /// <exception cref="PipelineException">It cannot be read.</exception>
    public static async Task<TestList?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            await using var stream = File.OpenRead(path);
            return await JsonSerializer.DeserializeAsync<TestList>(stream, Json, cancellationToken);
        }
        catch (JsonException exception)
        {
            throw new PipelineException($"{path} is no list of tests: {exception.Message} Run the target UnitTest again.", exception);
        }
    }
}
