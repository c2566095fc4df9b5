using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Pipeline.Core.Errors;
using Pipeline.Core.Modules;
using Semver;

namespace Pipeline.Core.Planning;

/// <summary>How release tags are named: a text with <c>{version}</c> and, for several modules, <c>{module}</c>.</summary>
public sealed class TagFormat
{
    private const string ModulePlace = "{module}";
    private const string VersionPlace = "{version}";
    private static readonly SearchValues<char> Refused = SearchValues.Create(" ~^:?*[]{}\\\"'\t\n");
    private readonly string _template;
    private readonly bool _moduleFirst;
    private readonly string _prefix;
    private readonly string _between;
    private readonly string _suffix;

    private TagFormat(string template)
    {
        _template = template;
        var version = template.IndexOf(VersionPlace, StringComparison.Ordinal);
        var module = template.IndexOf(ModulePlace, StringComparison.Ordinal);
        HasModule = module >= 0;
        _moduleFirst = HasModule && module < version;
        var first = _moduleFirst ? module : version;
        var firstEnd = first + (_moduleFirst ? ModulePlace.Length : VersionPlace.Length);
        var second = !HasModule ? firstEnd : _moduleFirst ? version : module;
        var secondEnd = !HasModule ? firstEnd : second + (_moduleFirst ? VersionPlace.Length : ModulePlace.Length);
        (_prefix, _between, _suffix) = (template[..first], template[firstEnd..second], template[secondEnd..]);
    }

    /// <summary><c>{module}-v{version}</c>, for several modules.</summary>
    public static TagFormat PerModule { get; } = new("{module}-v{version}");

    /// <summary><c>v{version}</c>, for a repository of one module.</summary>
    public static TagFormat Single { get; } = new("v{version}");

    /// <summary>True when tags name their module.</summary>
    public bool HasModule { get; }

    /// <summary>The convention for a repository: <see cref="Single"/> for one module, <see cref="PerModule"/> for several.</summary>
    public static TagFormat For(ModuleGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return graph.Ordered.Count == 1 ? Single : PerModule;
    }

    /// <summary>The convention for the release after <paramref name="last"/>: a repository of one module keeps its name in tags that have it.</summary>
    internal static TagFormat For(ModuleGraph graph, ReleaseTag? last) =>
        last is not null && last.Name == PerModule.Format(last.Module, last.Version) ? PerModule : For(graph);

    /// <summary>Reads a format such as <c>release/{module}/{version}</c>.</summary>
    /// <exception cref="PipelineException">It has not <c>{version}</c> once, or makes names that git refuses.</exception>
    public static TagFormat Parse(string template)
    {
        ArgumentNullException.ThrowIfNull(template);
        var literal = template.Replace(ModulePlace, "x", StringComparison.Ordinal).Replace(VersionPlace, "x", StringComparison.Ordinal);
        var isOnce = Count(template, VersionPlace) == 1 && Count(template, ModulePlace) <= 1;
        var isTouching = template.Contains(ModulePlace + VersionPlace, StringComparison.Ordinal) || template.Contains(VersionPlace + ModulePlace, StringComparison.Ordinal);
        if (!isOnce || isTouching || literal.AsSpan().ContainsAny(Refused) || literal.Contains("..", StringComparison.Ordinal)
            || literal.Contains("//", StringComparison.Ordinal) || template[0] is '-' or '/' or '.' || template[^1] is '/' or '.')
        {
            throw new PipelineException($"'{template}' is no format for tags. Expected {{version}} once, {{module}} at most once, something between them, and only characters that git allows in names, such as {{module}}-v{{version}}.");
        }

        return new TagFormat(template);
    }

    /// <summary>The tag of a release.</summary>
    public string Format(string module, SemVersion version) =>
        _template.Replace(ModulePlace, module, StringComparison.Ordinal).Replace(VersionPlace, version.ToString(), StringComparison.Ordinal);

    /// <summary>Reads a tag; false when it is no release of a known module.</summary>
    /// <param name="tag">The tag without <c>refs/tags/</c>.</param>
    /// <param name="graph">The modules; a format without <c>{module}</c> means the only one.</param>
    /// <param name="module">The module.</param>
    /// <param name="version">The version.</param>
    public bool TryParse(string tag, ModuleGraph graph, [NotNullWhen(true)] out Module? module, [NotNullWhen(true)] out SemVersion? version)
    {
        ArgumentNullException.ThrowIfNull(graph);
        foreach (var (name, text) in Parts(tag))
        {
            module = HasModule ? graph.TryGet(name, out var found) ? found : null : graph.Ordered[0];
            if (module is not null && SemVersion.TryParse(text, SemVersionStyles.Strict, out version))
                return true;
        }

        (module, version) = (null, null);
        return false;
    }

    /// <summary>Reads a tag whose module may be unknown; false when it is no release, or names no module at all.</summary>
    internal bool TryParse(string tag, [NotNullWhen(true)] out string? module, [NotNullWhen(true)] out SemVersion? version)
    {
        foreach (var (name, text) in HasModule ? Parts(tag) : [])
        {
            module = name;
            if (name.Length > 0 && SemVersion.TryParse(text, SemVersionStyles.Strict, out version))
                return true;
        }

        (module, version) = (null, null);
        return false;
    }

    // The name and the version, in every way to read them: a module's name may contain what stands between.
    private IEnumerable<(string Module, string Version)> Parts(string tag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        if (tag.Length <= _prefix.Length + _suffix.Length || !tag.StartsWith(_prefix, StringComparison.Ordinal) || !tag.EndsWith(_suffix, StringComparison.Ordinal))
            yield break;
        var text = tag[_prefix.Length..^_suffix.Length];
        if (!HasModule)
            yield return ("", text);
        for (var at = HasModule ? text.IndexOf(_between, StringComparison.Ordinal) : -1; at >= 0; at = text.IndexOf(_between, at + 1, StringComparison.Ordinal))
        {
            var (left, right) = (text[..at], text[(at + _between.Length)..]);
            yield return _moduleFirst ? (left, right) : (right, left);
        }
    }

    /// <summary>The format as it was written.</summary>
    public override string ToString() => _template;

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
