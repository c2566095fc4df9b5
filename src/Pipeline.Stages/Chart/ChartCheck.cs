using Pipeline.Core.Charts;
using Pipeline.Tools.Helm;
using Pipeline.Tools.Registry;

namespace Pipeline.Stages.Chart;

/// <summary>Pins the module's image in its chart, in the form that the chart's templates read, and checks what the chart then renders.</summary>
/// <param name="helm">Checks and renders.</param>
/// <param name="context">The module.</param>
/// <param name="chart">The working copy.</param>
/// <param name="directory">Its folder.</param>
internal sealed class ChartCheck(HelmClient helm, StageContext context, ChartSource chart, string directory)
{
    /// <summary>Checks a chart that runs no image of the module.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await helm.LintAsync(directory, context.Log, cancellationToken);
        await helm.TemplateAsync(context.Module.Name, "default", directory, [], cancellationToken);
    }

    /// <summary>Writes the first form that the chart renders <paramref name="own"/> from, by its digest.</summary>
    /// <returns>What is set besides when the chart is deployed, or why it may not be published.</returns>
    /// <exception cref="HelmException">The chart is broken.</exception>
    public async Task<(string? DeployedValues, string? Fault)> PinAsync(ImageReference own, CancellationToken cancellationToken)
    {
        var isLocal = new RegistryAddress(own.Repository.Split('/')[0], "").IsLoopback;
        IReadOnlyList<ImageReference>? first = null;
        IReadOnlyList<string> labels = [];
        HelmException? broken = null;
        foreach (var form in await chart.ReadImageFormsAsync(own, isLocal, cancellationToken))
        {
            try
            {
                var manifests = await RenderAsync(form, cancellationToken);
                var images = RenderedImages.In(manifests);
                first ??= images;
                if (!images.Any(image => image.Repository == own.Repository && image.Digest == own.Digest))
                    continue;
                labels = RenderedLabels.WithDigest(manifests);
                if (labels.Count == 0)
                    return (form.DeployedValues, Violations(images, own));
            }
            catch (HelmException exception) when (exception.Fault == HelmFault.Other)
            {
                // A schema of the values may refuse one form and take the next.
                broken ??= exception;
            }
        }

        return first is null ? throw broken! : (null, labels.Count > 0 ? InLabels(labels) : NotUsed(first, own) + Breaks(broken));
    }

    private async Task<string> RenderAsync(ImageForm form, CancellationToken cancellationToken)
    {
        await chart.WriteValuesAsync(form.Values, cancellationToken);
        await helm.LintAsync(directory, context.Log, cancellationToken);
        using var values = await ValuesFile.WriteAsync(context.OutputDirectory, form.DeployedValues, cancellationToken);
        return await helm.TemplateAsync(context.Module.Name, "default", directory, values.Paths, cancellationToken);
    }

    private string? Violations(IReadOnlyList<ImageReference> images, ImageReference own)
    {
        var violations = context.IsRelease ? ReleasedChartRule.Violations(images, own) : [];
        return violations.Count == 0 ? null : $"A released chart references released images only:\n{string.Join('\n', violations)}";
    }

    private static string InLabels(IReadOnlyList<string> labels) =>
        $"These labels and names of the chart hold the image's tag, behind which its digest stands, which no label and no name may have: {string.Join(", ", labels)}. " +
        "Write this value there: {{ .Chart.AppVersion | quote }}";

    // The line that NotUsed names may be there already, and what breaks elsewhere be the reason.
    private static string Breaks(HelmException? broken) => broken is null
        ? ""
        : $"\nWith the values set in another way the chart breaks: {broken.Message}\nWhere a template needs the version alone, write .Chart.AppVersion instead of .Values.image.tag.";

    private static string NotUsed(IReadOnlyList<ImageReference> images, ImageReference own) =>
        $"The chart does not run the image that was built: it renders {(images.Count == 0 ? "no image" : string.Join(", ", images))}, expected {own.Repository}@{own.Digest}. " +
        "Write this line in the container of the chart's template; the pipeline sets both values, the digest behind the tag:\n" +
        "  image: \"{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}\"";
}
