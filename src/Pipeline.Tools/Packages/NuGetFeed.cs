using Pipeline.Core.Errors;
using Pipeline.Tools.DotNet;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Packages;

/// <summary>A feed that NuGet packages are pushed to by the .NET SDK: a version that is there already stays as it is.</summary>
/// <param name="processes">Runs <c>dotnet</c>.</param>
/// <param name="source">The feed's address, its name in <c>NuGet.Config</c>, or a folder.</param>
/// <param name="key">The feed's key; null: it asks for none.</param>
internal sealed class NuGetFeed(IProcessRunner processes, string source, string? key = null)
{
    // From here on NuGet reads the key from its environment. An argument could be read by every process of the machine.
    private static readonly Version FirstWithKeyVariable = new(7, 6);

    /// <summary>Pushes every package of a folder, and the symbols beside it to a feed that takes symbols.</summary>
    /// <param name="folder">The folder of the packages, absolute; a <c>NuGet.Config</c> there or above it applies.</param>
    /// <param name="log">Receives every line.</param>
    /// <param name="cancellationToken">Stops; what is pushed stays pushed, and the next run goes on after it.</param>
    /// <returns>The file names of the packages that were handed to the feed, those that it had already among them where only it can tell.</returns>
    /// <exception cref="PipelineException">The folder has no package, or NuGet is too old to take a key that nobody else sees.</exception>
    /// <exception cref="CommandFailedException">The feed did not take one; the message is the feed's.</exception>
    public async Task<IReadOnlyList<string>> PushAsync(string folder, TextWriter log, CancellationToken cancellationToken)
    {
        var packages = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.nupkg").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal).ToList() : [];
        if (packages.Count == 0)
            throw new PipelineException($"There is no package in {folder}. Make them first: ./build.sh Pack");
        if (key is not null)
            await RequireKeyVariableAsync(folder, cancellationToken);
        // A folder takes a package anew whatever the options say.
        packages.RemoveAll(package => Directory.Exists(source) && Directory.EnumerateFiles(source, package, AnyDepth).Any());
        foreach (var package in packages)
            await processes.EnsureAsync(Push(folder, package), log, cancellationToken);
        return packages;
    }

    private static EnumerationOptions AnyDepth => new() { RecurseSubdirectories = true, MatchCasing = MatchCasing.CaseInsensitive };

    private Command Push(string folder, string package)
    {
        var command = DotNetCommand.In(folder, "nuget", "push", package, "--source", source, "--skip-duplicate");
        return key is null
            ? command
            : command with
            {
                Environment = new Dictionary<string, string?>(command.Environment) { ["NUGET_API_KEY"] = key, ["NUGET_SYMBOL_API_KEY"] = key },
                Secrets = [key],
            };
    }

    private async Task RequireKeyVariableAsync(string folder, CancellationToken cancellationToken)
    {
        var answer = await processes.ReadAsync(DotNetCommand.In(folder, "nuget", "--version"), cancellationToken);
        var line = answer.Split('\n')[^1].Trim();
        if (!Version.TryParse(line.Split('-', '+')[0], out var version) || version < FirstWithKeyVariable)
            throw new PipelineException($"NuGet {line} takes the key of a feed as an argument only, which every process of this machine can read; expected NuGet {FirstWithKeyVariable} or later. Update the .NET SDK.");
    }
}
