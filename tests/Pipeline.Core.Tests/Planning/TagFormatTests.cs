using FsCheck;
using FsCheck.Fluent;
using Pipeline.Core.Errors;
using Pipeline.Core.Modules;
using Pipeline.Core.Planning;
using Semver;

namespace Pipeline.Core.Tests.Planning;

public sealed class TagFormatTests
{
    private static readonly ModuleGraph Two = Graph("api", "api-v2");

    [Theory]
    [InlineData("{module}-v{version}", "api-v1.2.3", "api")]
    [InlineData("{module}-v{version}", "api-v2-v1.2.3", "api-v2")]
    [InlineData("{module}-v{version}", "api-v1.0.0-v2.rc", "api")]
    [InlineData("release/{version}/{module}", "release/1.2.3/api", "api")]
    [InlineData("{module}@{version}", "api@1.2.3+build", "api")]
    public void A_tag_is_read_back_to_module_and_version(string format, string tag, string expected)
    {
        Assert.True(TagFormat.Parse(format).TryParse(tag, Two, out var module, out var version));

        Assert.Equal(expected, module.Name);
        Assert.Equal(tag, TagFormat.Parse(format).Format(module.Name, version));
    }

    [Theory]
    [InlineData("v1.2.3")]
    [InlineData("api-1.2.3")]
    [InlineData("api-v1.2")]
    [InlineData("web-v1.2.3")]
    [InlineData("api-vlatest")]
    [InlineData("")]
    public void A_tag_that_is_no_version_of_a_module_is_none(string tag) => Assert.False(TagFormat.PerModule.TryParse(tag, Two, out _, out _));

    [Theory]
    [InlineData("v")]
    [InlineData("{module}")]
    [InlineData("{module}{version}")]
    [InlineData("{version}-{version}")]
    [InlineData("a b{version}")]
    [InlineData("-{version}")]
    [InlineData("{version}..")]
    [InlineData("{version}~1")]
    public void A_format_that_makes_no_readable_tags_is_refused(string format) =>
        Assert.Contains($"'{format}'", Assert.Throws<PipelineException>(() => TagFormat.Parse(format)).Message, StringComparison.Ordinal);

    [Fact]
    public void One_module_needs_no_name_in_its_tags()
    {
        var graph = Graph("shop");

        Assert.True(TagFormat.For(graph).TryParse("v1.2.3", graph, out var module, out var version));
        Assert.Equal(("shop", new SemVersion(1, 2, 3)), (module.Name, version));
    }

    [Theory]
    [InlineData("release-{version}-final", "release-1.2.3-final", true)]
    [InlineData("release-{version}-final", "release-1.2.3", false)]
    [InlineData("release-{version}-final", "1.2.3-final", false)]
    [InlineData("release-{version}-final", "release--final", false)]
    [InlineData("release-{version}-final", "release-final", false)]
    [InlineData("aaaa{version}", "aaaa", false)]
    [InlineData("aaaa{version}", "a1.2.3", false)]
    public void What_stands_around_the_version_is_there_as_a_whole(string format, string tag, bool isRelease) =>
        Assert.Equal(isRelease, TagFormat.Parse(format).TryParse(tag, Graph("shop"), out _, out _));

    [Theory]
    [InlineData("{module}{version}x")]
    [InlineData("{version}{module}")]
    [InlineData("a//{version}")]
    [InlineData("a..{version}")]
    [InlineData("/{version}")]
    [InlineData(".{version}")]
    [InlineData("{version}/")]
    [InlineData("{version}.")]
    [InlineData("v{version}[")]
    [InlineData("v{version}{")]
    [InlineData("{modul}-{version}")]
    [InlineData("{module}-{module}-{version}")]
    public void What_git_refuses_and_what_cannot_be_read_back_is_refused(string format) => Assert.Throws<PipelineException>(() => TagFormat.Parse(format));

    [Theory]
    [InlineData("v-{version}-of-{module}")]
    [InlineData("{module}/{version}")]
    public void A_module_may_stand_on_either_side(string format)
    {
        var tag = TagFormat.Parse(format).Format("api-v2", new SemVersion(1, 0, 0));
        Assert.True(TagFormat.Parse(format).TryParse(tag, Two, out var module, out _));
        Assert.Equal("api-v2", module.Name);
    }

    [Theory]
    [InlineData("{module}-v{version}", "basket-v1.2.3", true)]
    [InlineData("{module}-v{version}", "basket-v1.2", false)]
    [InlineData("{module}-v{version}", "-v1.2.3", false)]
    [InlineData("v{version}", "v1.2.3", false)]
    public void A_tag_may_name_a_module_that_is_not_here(string format, string tag, bool isRelease)
    {
        Assert.Equal(isRelease, TagFormat.Parse(format).TryParse(tag, out var module, out var version));

        Assert.Equal(isRelease ? ("basket", new SemVersion(1, 2, 3)) : (null, null), (module, version));
    }

    [Fact]
    public void What_is_written_is_read_back() => Prop
        .ForAll(Gen.Elements("api", "api-v2").ToArbitrary(), Gen.Choose(0, 30).Three().ToArbitrary(), Gen.Elements("", "rc.1", "v2-v1").ToArbitrary(), (name, numbers, prerelease) =>
        {
            var version = SemVersion.ParsedFrom(numbers.Item1, numbers.Item2, numbers.Item3, prerelease);
            return TagFormat.PerModule.TryParse(TagFormat.PerModule.Format(name, version), Two, out var module, out var read) && (module.Name, read) == (name, version);
        })
        .QuickCheckThrowOnFailure();

    private static ModuleGraph Graph(params string[] names) => ModuleGraph.Of(names.Select(name => new Module { Name = name, Path = name }));
}
