using Pipeline.Core.Stages;
using Pipeline.Tools.Containers;

namespace Pipeline.Stages.BuildImage;

/// <summary>The built image as a file beside the stage's result: how it gets from the machine that built it to those that scan and push it.</summary>
internal static class ImageArchive
{
    public const string FileName = "image.tar";

    /// <summary>Writes the image <paramref name="reference"/> into <paramref name="directory"/>; a reader sees it whole or not at all.</summary>
    public static async Task WriteAsync(IContainerEngine engine, string reference, string directory, CancellationToken cancellationToken)
    {
        var path = Path.Combine(directory, FileName);
        var temporary = $"{path}.{Path.GetRandomFileName()}.tmp";
        try
        {
            await engine.SaveImageAsync(
                reference,
                async (stream, token) =>
                {
                    await using var file = File.Create(temporary);
                    await stream.CopyToAsync(file, token);
                },
                cancellationToken);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>
    /// The image that <paramref name="built"/> recorded, by its id, under its name whatever took that meanwhile; loaded from the archive when the
    /// engine has it not; null when it is in neither.
    /// </summary>
    /// <param name="engine">Has the image, or loads it.</param>
    /// <param name="built">The result of BuildImage.</param>
    /// <param name="directory">The output folder of BuildImage.</param>
    /// <param name="cancellationToken">Stops the engine's work.</param>
    public static async Task<ImageDescription?> FindAsync(IContainerEngine engine, StageResult built, string directory, CancellationToken cancellationToken)
    {
        if (built.Outputs.GetValueOrDefault("image") is not { } reference || built.Outputs.GetValueOrDefault("imageId") is not { } id)
            return null;
        var image = await engine.FindImageAsync(id, cancellationToken);
        if (image is null && await LoadAsync(engine, directory, cancellationToken))
            image = await engine.FindImageAsync(id, cancellationToken);
        if (image is not null && (await engine.FindImageAsync(reference, cancellationToken))?.Id != id)
            await engine.TagAsync(id, reference, cancellationToken);
        return image;
    }

    /// <summary>Loads the image <paramref name="id"/> from the archive, if there is one, when the engine has it not.</summary>
    public static async Task LoadIfAbsentAsync(IContainerEngine engine, string id, string directory, CancellationToken cancellationToken)
    {
        if (await engine.FindImageAsync(id, cancellationToken) is null)
            await LoadAsync(engine, directory, cancellationToken);
    }

    private static async Task<bool> LoadAsync(IContainerEngine engine, string directory, CancellationToken cancellationToken)
    {
        var archive = Path.Combine(directory, FileName);
        if (!File.Exists(archive))
            return false;
        await engine.LoadImageAsync(archive, cancellationToken);
        return true;
    }
}
