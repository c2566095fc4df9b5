using Pipeline.Workflows.Expressions;

namespace Pipeline.Workflows.Jobs;

/// <summary>A container that a job runs in or beside.</summary>
/// <param name="Image">The image, by digest or tag.</param>
public sealed record JobContainer(Text Image)
{
    /// <summary>The user of the image's registry; null: none.</summary>
    public Text? Username { get; init; }

    /// <summary>The password of <see cref="Username"/>.</summary>
    public Secret? Password { get; init; }

    /// <summary>Variables in the container.</summary>
    public OrderedDictionary<string, Value> Env { get; init; } = [];

    /// <summary>Ports, such as <c>5432:5432</c>.</summary>
    public IReadOnlyList<string> Ports { get; init; } = [];

    /// <summary>Volumes, such as <c>data:/var/lib</c>.</summary>
    public IReadOnlyList<string> Volumes { get; init; } = [];

    /// <summary>More options of <c>docker create</c>; null: none.</summary>
    public string? Options { get; init; }
}
