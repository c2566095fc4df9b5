using System.Text;
using Pipeline.Core.Stages;
using Pipeline.Shared;

namespace Pipeline.Stages.Runner;

/// <summary>Masks secrets in the files that a stage left, whoever wrote them, and in their names.</summary>
internal sealed class MaskedOutputs(SecretPatterns secrets)
{
    private const int ChunkSize = 128 * 1024;
    private static readonly string[] PublishedForms = [".tar", ".tgz"];
    private readonly SecretPatterns _bytes = secrets.ForBytes();

    /// <summary>Masks every file of <paramref name="directory"/> but the log, which was masked as it was written.</summary>
    /// <param name="directory">The stage's folder.</param>
    /// <param name="kind">The stage: images and charts are known by their digests and stay as they are.</param>
    public async Task ApplyAsync(string directory, Stage? kind)
    {
        if (secrets.IsEmpty || !Directory.Exists(directory))
            return;
        foreach (var file in OutputFiles.In(directory))
        {
            if (file == StagePaths.LogName || (kind is Stage.BuildImage or Stage.Chart && PublishedForms.Contains(Path.GetExtension(file))))
                continue;
            var path = Path.Combine(directory, file);
            var name = NameOf(file);
            if (await IsToBeMaskedAsync(path))
                await RewriteAsync(path);
            if (name == file)
                continue;
            var target = Path.Combine(directory, name);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(path, target, overwrite: true);
        }
    }

    /// <summary>The name that a file has after it was masked. No file may have an asterisk in its name on Windows, or as an artifact of GitHub Actions.</summary>
    public string NameOf(string file) => secrets.Mask(file) is var masked && masked == file ? file : masked.Replace('*', '_');

    private async Task<bool> IsToBeMaskedAsync(string path)
    {
        await using var content = File.OpenRead(path);
        return await CopyAsync(content, TextWriter.Null, Find(content), stopsAtFirst: true);
    }

    private async Task RewriteAsync(string path)
    {
        var temporary = $"{path}.{Path.GetRandomFileName()}.tmp";
        await using (var content = File.OpenRead(path))
        {
            var encoding = Find(content);
            await using var output = new StreamWriter(temporary, append: false, encoding);
            await CopyAsync(content, output, encoding, stopsAtFirst: false);
        }

        File.Move(temporary, path, overwrite: true);
    }

    private async Task<bool> CopyAsync(Stream content, TextWriter output, Encoding encoding, bool stopsAtFirst)
    {
        using var reader = new StreamReader(content, encoding, detectEncodingFromByteOrderMarks: false, ChunkSize, leaveOpen: true);
        var patterns = ReferenceEquals(encoding, Encoding.Latin1) ? _bytes : secrets;
        var (buffer, held, found) = (new char[ChunkSize], "", false);
        var masked = new StringBuilder();
        int count;
        do
        {
            count = await reader.ReadBlockAsync(buffer);
            var text = string.Concat(held, buffer.AsSpan(0, count));
            var (kept, any) = patterns.Mask(text, isEnd: count == 0, masked);
            found |= any;
            if (found && stopsAtFirst)
                return true;
            held = text[^kept..];
            await output.WriteAsync(masked);
            masked.Clear();
        }
        while (count > 0);
        return found;
    }

    // Bytes are kept as they are, whatever they mean; only of UTF-16, which its mark tells, a character is two.
    private static Encoding Find(FileStream content)
    {
        Span<byte> mark = stackalloc byte[2];
        var count = content.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false);
        var encoding = count < mark.Length ? Encoding.Latin1 : mark switch { [0xFF, 0xFE] => Encoding.Unicode, [0xFE, 0xFF] => Encoding.BigEndianUnicode, _ => Encoding.Latin1 };
        // The mark is written anew by the writer.
        content.Position = ReferenceEquals(encoding, Encoding.Latin1) ? 0 : mark.Length;
        return encoding;
    }
}
