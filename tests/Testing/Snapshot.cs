using System.Runtime.CompilerServices;
using Xunit;

namespace Pipeline.Testing;

/// <summary>Compares a generated text with the file checked in beside the test. <c>UPDATE_SNAPSHOTS=1</c> writes the files instead.</summary>
public static class Snapshot
{
    /// <summary>Asserts that <paramref name="actual"/> is the content of <c>Snapshots/<paramref name="name"/></c> beside the calling file.</summary>
    public static void Matches(string name, string actual, [CallerFilePath] string caller = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(caller)!, "Snapshots", name);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        Assert.True(File.Exists(path), $"There is no snapshot {path}. Run the test with UPDATE_SNAPSHOTS=1 and review what it wrote.");
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
