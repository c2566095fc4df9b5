namespace Pipeline.Releases.Channels;

/// <summary>Describes a channel; every method returns a changed copy.</summary>
public sealed record ChannelBuilder
{
    internal ChannelBuilder(Channel channel) => Channel = channel;

    internal Channel Channel { get; }

    /// <summary>Points to the newest bundle as soon as it is sealed.</summary>
    /// <param name="branch">Of this branch only; null, the default: of any.</param>
    public ChannelBuilder Sealed(string? branch = null) => new(Channel with { Branch = branch, Environment = null });

    /// <summary>Points to the newest bundle that runs in <paramref name="environment"/>, verified, and came there by the rules.</summary>
    public ChannelBuilder In(string environment) => new(Channel with { Environment = environment });

    /// <summary>The bundle runs there for <paramref name="time"/> first.</summary>
    public ChannelBuilder After(TimeSpan time) => new(Channel with { Soak = time });
}
