using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Core.Modules;
using Pipeline.Core.Stages;

namespace Pipeline.Stages.Runner;

/// <summary>
/// The hash of everything that a stage's outcome depends on. The commit is not part of it, so that a result outlives a commit
/// that leaves the module alone; an image or chart that is taken over keeps the commit it was built from.
/// </summary>
internal static class Fingerprint
{
    private const string Format = "1";

    /// <summary>Whether the outcome of <paramref name="stage"/> carries the version: in a label, a tag or a name.</summary>
    public static bool NamesVersion(Stage stage) => stage is Stage.BuildImage or Stage.Push or Stage.Chart or Stage.Deploy;

    /// <summary>The fingerprint of <paramref name="node"/>, 64 hexadecimal digits.</summary>
    /// <param name="node">The stage of a module.</param>
    /// <param name="request">The run.</param>
    /// <param name="settings">What the stage says that it depends on.</param>
    /// <param name="results">The results so far.</param>
    public static string Of(StageNode node, RunRequest request, string settings, RunResults results)
    {
        var text = new StringBuilder();
        Add(text, Format, node.Kind.ToString(), node.Owner.InputTree, settings);
        if (node.Kind is Stage.Clone)
            Add(text, "commit", request.Source.Commit);
        if (NamesVersion(node.Kind))
            Add(text, "version", node.Owner.Version.ToString(), node.Owner.IsRelease ? "release" : "", request.Source.IsDirty ? "dirty" : "");
        if (node.Kind is Stage.Deploy or Stage.IntegrationTest)
            Add(text, "environment", request.Environment ?? "");
        if (node.Hook is { } own)
            Add(text, "hook", own.Moment.ToString(), own.Name);
        foreach (var row in node.Rows)
        {
            var module = request.Modules[row].Module;
            foreach (var need in Enum.GetValues<Stage>().Where(need => StageNeeds.RestsOn(node.Kind, need)))
            {
                AddResult(text, module.Name, need, results);
                AddHooks(text, module, need, results);
            }

            if (node.Hook is { Moment: HookMoment.After })
                AddResult(text, module.Name, node.Kind, results);
            if (node.Hook is null)
                AddHooks(text, module, node.Kind, results: null);
            if (node.Kind is Stage.BuildImage or Stage.UnitTest)
            {
                foreach (var image in module.BuildsOn)
                    AddResult(text, image, Stage.BuildImage, results);
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    // Of a stage that is yet to run, what comes before it; of one that ran, what came of it, too.
    private static void AddHooks(StringBuilder text, Module module, Stage stage, RunResults? results)
    {
        foreach (var hook in module.Hooks.Where(hook => hook.Stage == stage && hook.Moment == (results is null ? HookMoment.Before : HookMoment.After)))
        {
            Add(text, "hook", hook.Name, hook.Code);
            foreach (var (name, value) in results?.OfHook(module.Name, hook.Name)?.Outputs.OrderBy(output => output.Key, StringComparer.Ordinal) ?? Enumerable.Empty<KeyValuePair<string, string>>())
                Add(text, name, value);
        }
    }

    private static void AddResult(StringBuilder text, string module, Stage stage, RunResults results)
    {
        if (results.Of(module, stage) is not { } result)
            return;
        Add(text, module, stage.ToString(), result.Status.ToString());
        foreach (var (name, value) in result.Outputs.OrderBy(output => output.Key, StringComparer.Ordinal))
            Add(text, name, value);
        foreach (var artifact in result.Artifacts)
            Add(text, artifact.Kind.ToString(), artifact.Reference, artifact.Digest.Value);
    }

    private static void Add(StringBuilder text, params ReadOnlySpan<string> values)
    {
        foreach (var value in values)
            text.Append(CultureInfo.InvariantCulture, $"{value.Length}:{value}\n");
    }
}
