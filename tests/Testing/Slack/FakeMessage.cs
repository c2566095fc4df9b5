using System.Text.Json.Nodes;

namespace Pipeline.Testing.Slack;

/// <summary>A message that the double of Slack has.</summary>
/// <param name="Channel">The id of its channel; <c>webhook</c> for those that came by one.</param>
/// <param name="Ts">What it is called by.</param>
/// <param name="ThreadTs">The message that it replies to; null: none.</param>
/// <param name="Arguments">What it was posted or edited with.</param>
public sealed record FakeMessage(string Channel, string Ts, string? ThreadTs, JsonObject Arguments)
{
    /// <summary>Its text.</summary>
    public string Text => Arguments["text"]!.GetValue<string>();

    /// <summary>How often it was edited.</summary>
    public int Edits { get; init; }

    public override string ToString() => $"{(ThreadTs is null ? "" : $"reply to {ThreadTs}: ")}{Text}";
}
