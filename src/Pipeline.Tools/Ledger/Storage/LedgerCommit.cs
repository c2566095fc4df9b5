using Pipeline.Core.Text;

namespace Pipeline.Tools.Ledger.Storage;

/// <summary>A commit of the ledger's branch, as it is: nothing is checked.</summary>
internal sealed record LedgerCommit(string Id, IReadOnlyList<string> Parents, string Tree, DateTimeOffset CommittedAt, string Message)
{
    /// <summary>The first line of the message.</summary>
    public string Subject => Message.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? Message[..end] : Message;

    /// <summary>The lines of the form <c>Name: value</c> below the subject.</summary>
    public IReadOnlyDictionary<string, string> Trailers => Message.Split('\n').Skip(2)
        .Select(line => line.Split(": ", 2))
        .Where(parts => parts.Length == 2)
        .GroupBy(parts => parts[0])
        .ToDictionary(group => group.Key, group => group.Last()[1]);

    /// <summary>The commit for people: <c>1f0c2d3e4a5b ('sre votes GO')</c>.</summary>
    public override string ToString() => $"{Short(Id)} ('{PlainText.OneLine(Subject)}')";

    /// <summary>The beginning of an id, for people.</summary>
    public static string Short(string id) => id.Length > 12 ? id[..12] : id;
}
