using System.Text.RegularExpressions;
using Pipeline.Core.Errors;

namespace Pipeline.Tools.Containers;

/// <summary>The names that come from outside, before they become a part of an address or an argument of a program.</summary>
internal static partial class EngineNames
{
    private const string Here = "localhost/";

    /// <summary>A name of an image, container or network as it is, when it can be one.</summary>
    /// <exception cref="PipelineException">It cannot be one: it would be read as an option, or as another address.</exception>
    public static string Check(string name) => Name.IsMatch(name) && !name.Split('/').Any(part => part is "" or "." or "..")
        ? name
        : throw new PipelineException($"'{name}' names no image, container or network: letters, digits and any of . _ - / : @ were expected, a letter or digit first.");

    /// <summary>Parts <c>host:5000/shop/orders:1.0</c> into repository and tag; without a tag it is <c>latest</c>.</summary>
    public static (string Repository, string Tag) Split(string reference)
    {
        var colon = reference.LastIndexOf(':');
        return colon > reference.LastIndexOf('/') ? (reference[..colon], reference[(colon + 1)..]) : (reference, "latest");
    }

    /// <summary>The name under which Podman's client keeps an image without a registry; its service would say <c>docker.io/</c>.</summary>
    public static string OfPodman(string repository)
    {
        var host = repository.Split('/')[0];
        return host == repository || !(host == "localhost" || host.AsSpan().ContainsAny('.', ':')) ? Here + repository : repository;
    }

    /// <summary>A local name of Podman as Docker would say it.</summary>
    public static string FromPodman(string reference) => reference.StartsWith(Here, StringComparison.Ordinal) ? reference[Here.Length..] : reference;

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._/:@+-]*$")]
    private static partial Regex Name { get; }
}
