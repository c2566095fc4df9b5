using System.Text;

namespace Pipeline.Stages.Tests.Previews;

/// <summary>Says that something was written.</summary>
/// <param name="told">Told.</param>
internal sealed class Told(TaskCompletionSource told) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => told.TrySetResult();
}
