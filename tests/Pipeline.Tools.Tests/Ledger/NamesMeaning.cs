using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Core.Errors;
using Pipeline.Tools.Ledger;

namespace Pipeline.Tools.Tests.Ledger;

/// <summary>A ledger of names, none of which may be recorded twice.</summary>
internal sealed class NamesMeaning : ILedgerMeaning<ImmutableList<string>>
{
    public ImmutableList<string> Empty => [];

    public ImmutableList<string> Apply(ImmutableList<string> state, LedgerEntry entry) => state.Add(NameOf(entry));

    public LedgerDraft Redecide(ImmutableList<string> state, LedgerEntry entry) => Draft(state, NameOf(entry));

    public IReadOnlyList<string> ProblemsOf(ImmutableList<string> state, LedgerEntry entry) =>
    [
        .. state.Contains(NameOf(entry)) ? [$"{NameOf(entry)} is recorded twice."] : Array.Empty<string>(),
        .. entry.Sentence != Sentence(NameOf(entry)) ? ["the sentence says something else than the event."] : Array.Empty<string>(),
    ];

    public LedgerClaim? ClaimOf(LedgerEntry entry) => null;

    public byte[] Save(ImmutableList<string> state) => JsonSerializer.SerializeToUtf8Bytes(new { schema = 1, names = state });

    public bool TryLoad(ReadOnlyMemory<byte> snapshot, string origin, out ImmutableList<string> state)
    {
        state = [];
        try
        {
            if (JsonNode.Parse(snapshot.Span) is not JsonObject json || (int?)json["schema"] != 1)
                return false;
            state = [.. json["names"]!.AsArray().Select(name => (string)name!)];
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The event of a name, unless it is there.</summary>
    public static LedgerDraft Draft(ImmutableList<string> state, string name) => state.Contains(name)
        ? throw new PipelineException($"{name} is recorded already.")
        : new LedgerDraft(Sentence(name), Encoding.UTF8.GetBytes(Json(name)));

    public static string Sentence(string name) => $"Ada records {name}";

    public static string Json(string name) => $$"""{"name":"{{name}}"}""";

    private static string NameOf(LedgerEntry entry)
    {
        try
        {
            return (string?)JsonNode.Parse(entry.Content.Span)?["name"] ?? throw new PipelineException($"{entry.Commit} has no name.");
        }
        catch (JsonException exception)
        {
            throw new PipelineException($"{entry.Commit} is no event.", exception);
        }
    }
}
