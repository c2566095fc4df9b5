using Pipeline.Testing;

namespace Pipeline.EndToEnd.Packages;

/// <summary>A small project among those of this repository that are packed, with one released version.</summary>
internal sealed class Library : IDisposable
{
    private const string Source = "src/Greetings/Greeter.cs";
    private const string Settings = "src/Directory.Build.props";
    private readonly TempDirectory _folder = new("pipeline-library-");

    private Library()
    {
    }

    // What is released here stays out of the user's cache.
    private Dictionary<string, string> Environment => new(PackageCache.In(_folder["cache"])) { ["RestoreAdditionalProjectSources"] = _folder["released"] };

    /// <summary>Releases 1.0.0 and makes it the version that later ones are compared with, as docs/engine.md says.</summary>
    public static async Task<Library> ReleaseAsync()
    {
        var library = new Library();
        await SourceFiles.CopyAsync(library._folder.Path, "Directory.*", "global.json", ".editorconfig", "README.md", "LICENSE", Settings, "src/BannedSymbols.txt");
        library._folder.Write("src/Greetings/Greetings.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />\n");
        library._folder.Write(Source, """
            namespace Greetings;

            /// <summary>Greets.</summary>
            public static class Greeter
            {
                /// <summary>Greets everybody.</summary>
                public static string Greet(string greeting) => greeting;
            }

            """);
        var (exitCode, text) = await library.PackAsync("1.0.0", "released");
        Assert.True(exitCode == 0, text);
        library.Edit(Settings, "<EnablePackageValidation>", "<PackageValidationBaselineVersion>1.0.0</PackageValidationBaselineVersion>\n    <EnablePackageValidation>");
        return library;
    }

    /// <summary>Replaces <paramref name="before"/>, which must be there, in its source.</summary>
    public void Change(string before, string after) => Edit(Source, before, after);

    public Task<(int ExitCode, string Text)> PackAsync(string version, string folder = "next") =>
        Shell.TryAsync(_folder.Path, "dotnet", ["pack", "src/Greetings", "--output", _folder[folder], "--nologo", "--verbosity", "quiet", $"-p:Version={version}"], Environment);

    public void Dispose() => _folder.Dispose();

    private void Edit(string file, string before, string after)
    {
        var text = File.ReadAllText(_folder[file]);
        Assert.Contains(before, text, StringComparison.Ordinal);
        _folder.Write(file, text.Replace(before, after, StringComparison.Ordinal));
    }
}
