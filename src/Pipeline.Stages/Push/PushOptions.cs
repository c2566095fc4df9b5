namespace Pipeline.Stages.Push;

/// <summary>Who may push what.</summary>
internal sealed record PushOptions
{
    /// <summary>True when the run is the CI system's. Default false.</summary>
    public bool IsContinuousIntegration { get; init; }

    /// <summary>Lets a release be pushed to a registry that others see from outside CI (against A3). Default false.</summary>
    public bool AllowOfficialPushFromAnywhere { get; init; }

    /// <summary>A further tag, which moves to every image that is pushed, such as <c>dev</c> (F3). Default: none.</summary>
    public string? MovingTag { get; init; }
}
