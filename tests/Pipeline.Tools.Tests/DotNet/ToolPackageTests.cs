using System.IO.Compression;
using System.Security.Cryptography;
using Pipeline.Testing;
using Pipeline.Tools.DotNet;
using Pipeline.Tools.Downloads;

namespace Pipeline.Tools.Tests.DotNet;

public sealed class ToolPackageTests : IDisposable
{
    private const string Program = "tools/net10.0/any/Tool.dll";
    private readonly TempDirectory _home = new();
    private readonly Checksum _checksum;

    public ToolPackageTests()
    {
        using (var package = ZipFile.Open(Package, ZipArchiveMode.Create))
        {
            foreach (var name in new[] { Program, "tools/net10.0/any/runtimes/unix/Native.dll", "tools/net8.0/any/Tool.dll" })
            {
                using var entry = new StreamWriter(package.CreateEntry(name).Open());
                entry.Write(name);
            }
        }

        ZipFile.ExtractToDirectory(Package, _home.Path);
        _checksum = Checksum.Parse($"sha256:{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Package)))}");
    }

    private string Package => _home["tool.1.0.0.nupkg"];

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_tool_is_as_its_package_has_it() => Assert.Null(await FindFaultAsync());

    [Fact]
    public async Task A_changed_file_is_named()
    {
        File.WriteAllText(_home[Program], "forged");
        Assert.Equal($"{Program} is not that of the package", await FindFaultAsync());
    }

    [Fact]
    public async Task A_file_that_the_package_has_not_is_named()
    {
        File.WriteAllText(_home["tools/net10.0/any/Hook.dll"], "forged");
        Assert.Equal("tools/net10.0/any/Hook.dll is not that of the package", await FindFaultAsync());
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        File.Delete(_home[Program]);
        Assert.Equal($"{Program} is missing", await FindFaultAsync());
    }

    [Fact]
    public async Task A_package_of_another_content_is_refused()
    {
        File.AppendAllText(Package, "x");
        Assert.StartsWith("tool.1.0.0.nupkg is not the pinned one", await FindFaultAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_package_is_a_fault()
    {
        File.Delete(Package);
        Assert.NotNull(await FindFaultAsync());
    }

    private Task<string?> FindFaultAsync() => ToolPackage.FindFaultAsync(Package, _checksum, _home.Path, "tools/net10.0/any", TestContext.Current.CancellationToken);
}
