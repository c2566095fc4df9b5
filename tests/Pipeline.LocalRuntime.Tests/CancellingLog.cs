using System.Text;

namespace Pipeline.LocalRuntime.Tests;

/// <summary>A log that cancels what writes to it when it reaches a certain line.</summary>
internal sealed class CancellingLog : TextWriter
{
    private readonly CancellationTokenSource _source = new();

    /// <summary>A part of the line; null cancels nothing.</summary>
    public string? CancelAt { get; set; }

    public CancellationToken Token => _source.Token;

    public override Encoding Encoding => Encoding.UTF8;

    public override Task WriteLineAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default)
    {
        if (CancelAt is not null && buffer.Span.Contains(CancelAt, StringComparison.Ordinal))
            _source.Cancel();
        return Task.CompletedTask;
    }

    protected override void Dispose(bool disposing)
    {
        _source.Dispose();
        base.Dispose(disposing);
    }
}
