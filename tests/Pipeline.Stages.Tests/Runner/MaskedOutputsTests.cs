using System.Text;
using Pipeline.Core.Stages;
using Pipeline.Shared;
using Pipeline.Stages.Runner;
using Pipeline.Testing;

namespace Pipeline.Stages.Tests.Runner;

public sealed class MaskedOutputsTests : IDisposable
{
    private readonly TempDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Bytes_that_are_no_text_stay_as_they_are()
    {
        byte[] before = [0, 0xFF, 0xC3, 0x28, (byte)'\r', .. "s3cr3t-ä"u8, 0x80];
        await File.WriteAllBytesAsync(_folder["core"], before, TestContext.Current.CancellationToken);

        await new MaskedOutputs(SecretPatterns.Of("s3cr3t-ä")).ApplyAsync(_folder.Path, Stage.UnitTest);

        Assert.Equal([0, 0xFF, 0xC3, 0x28, (byte)'\r', .. "***"u8, 0x80], await File.ReadAllBytesAsync(_folder["core"], TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(128 * 1024)]
    [InlineData((128 * 1024) - 1)]
    [InlineData((128 * 1024) - 8)]
    public async Task A_secret_across_two_reads_is_masked(int before)
    {
        _folder.Write("a.log", new string('s', before) + "s3cr3t-value!");

        await new MaskedOutputs(SecretPatterns.Of("s3cr3t-value")).ApplyAsync(_folder.Path, null);

        Assert.Equal(new string('s', before) + "***!", await File.ReadAllTextAsync(_folder["a.log"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Utf16_stays_utf16()
    {
        await File.WriteAllTextAsync(_folder["a.txt"], "ä s3cr3t", Encoding.Unicode, TestContext.Current.CancellationToken);

        await new MaskedOutputs(SecretPatterns.Of("s3cr3t")).ApplyAsync(_folder.Path, null);

        Assert.Equal([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("ä ***")], await File.ReadAllBytesAsync(_folder["a.txt"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_is_known_by_its_digest_is_not_changed()
    {
        _folder.Write("image.tar", "s3cr3t");

        await new MaskedOutputs(SecretPatterns.Of("s3cr3t")).ApplyAsync(_folder.Path, Stage.BuildImage);

        Assert.Equal("s3cr3t", await File.ReadAllTextAsync(_folder["image.tar"], TestContext.Current.CancellationToken));
    }
}
