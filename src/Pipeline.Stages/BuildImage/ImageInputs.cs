using Pipeline.Core.Errors;
using Pipeline.Core.Modules;
using Pipeline.Core.Stages;

namespace Pipeline.Stages.BuildImage;

/// <summary>What a module's image is built from: absolute paths inside the repository, and build arguments.</summary>
/// <param name="Dockerfile">The Dockerfile.</param>
/// <param name="Context">The folder sent to the engine.</param>
/// <param name="Arguments">The module's build arguments, and <c>IMAGE_&lt;MODULE&gt;</c> for each module that it builds on.</param>
/// <param name="OwnImages">The images of the modules that it builds on.</param>
internal sealed record ImageInputs(string Dockerfile, string Context, IReadOnlyDictionary<string, string> Arguments, IReadOnlyList<string> OwnImages)
{
    /// <exception cref="PipelineException">A path leaves the repository, or an image that this one is built on is not there.</exception>
    public static ImageInputs Of(StageContext context, ImageSettings image)
    {
        var arguments = new Dictionary<string, string>(image.Arguments);
        var own = new List<string>();
        foreach (var module in context.Module.BuildsOn)
        {
            var built = context.Results.TryGetValue(module, out var results) ? results.GetValueOrDefault(Stage.BuildImage) : null;
            if (built?.Outputs.GetValueOrDefault("image") is not { } reference)
                throw new PipelineException($"The image of '{context.Module.Name}' builds on that of '{module}', which has not been built. Select '{module}' as well.");
            own.Add(reference);
            arguments.TryAdd($"IMAGE_{module.ToUpperInvariant().Replace('-', '_')}", reference);
        }

        return new ImageInputs(Resolve(context, image.Dockerfile, "Dockerfile"), Resolve(context, image.Context, "build context"), arguments, own);
    }

    private static string Resolve(StageContext context, string path, string what)
    {
        var absolute = Path.GetFullPath(Path.Combine(context.ModuleDirectory, path));
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(context.Source.Directory));
        return absolute == root || absolute.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? absolute
            : throw new PipelineException($"The {what} of module '{context.Module.Name}', '{path}', is outside the repository. Name a path inside it, relative to {context.Module.Path}.");
    }
}
