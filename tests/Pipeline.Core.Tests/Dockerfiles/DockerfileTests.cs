using Pipeline.Core.Dockerfiles;

namespace Pipeline.Core.Tests.Dockerfiles;

public sealed class DockerfileTests
{
    private static readonly Dictionary<string, string> None = [];

    [Theory]
    [InlineData("FROM alpine:3.19", "alpine:3.19")]
    [InlineData("from   alpine:3.19   as  build", "alpine:3.19")]
    [InlineData("\uFEFFFROM alpine:3.19\r\n", "alpine:3.19")]
    [InlineData("FROM --platform=$BUILDPLATFORM golang:1.22 AS build", "golang:1.22")]
    [InlineData("FROM scratch", "")]
    [InlineData("FROM a:1 AS base\nFROM base\nFROM BASE AS last", "a:1")]
    [InlineData("FROM a:1 AS base\nCOPY --from=base /x /x\nCOPY --from=0 /y /y\nCOPY --chown=1 --from=tools:2 /z /z", "a:1 tools:2")]
    [InlineData("FROM scratch\nRUN --mount=type=bind,from=tools:2,target=/t --mount=type=cache,target=/c make", "tools:2")]
    [InlineData("FROM a:1\nONBUILD COPY --from=tools:2 / /", "a:1 tools:2")]
    [InlineData("# syntax=docker/dockerfile:1\nFROM a:1", "docker/dockerfile:1 a:1")]
    [InlineData("#!/usr/bin/env docker\n# syntax=docker/dockerfile:1\nFROM a:1", "docker/dockerfile:1 a:1")]
    [InlineData("# a comment\n# syntax=docker/dockerfile:1\nFROM a:1", "a:1")]
    public void Parents_come_from_FROM_copies_mounts_and_the_frontend(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Parents(text, None)));

    [Theory]
    [InlineData("ARG V=3.19\nFROM alpine:$V", "alpine:3.19")]
    [InlineData("ARG V=\"3.19\" F='-slim'\nFROM alpine:${V}${F}", "alpine:3.19-slim")]
    [InlineData("ARG V\nFROM alpine:${V:-3.18}", "alpine:3.18")]
    [InlineData("ARG V=1\nARG W=${V}.2\nFROM alpine:$W", "alpine:1.2")]
    [InlineData("ARG D=\nFROM alpine:3${D:+-debug}", "alpine:3")]
    [InlineData("ARG D=1\nFROM alpine:3${D:+-debug}", "alpine:3-debug")]
    [InlineData("ARG R=x\nFROM \"${R}/alpine\":3", "x/alpine:3")]
    [InlineData("FROM a:1\nARG V=2\nFROM alpine:${V:-9}", "a:1 alpine:9")]
    [InlineData("ARG V=v3.19\nFROM alpine:${V#v}", "alpine:3.19")]
    [InlineData("ARG V=3.19\nFROM alpine:${V#v}", "alpine:3.19")]
    [InlineData("ARG V=3.19.1\nFROM alpine:${V%.*}", "alpine:3.19")]
    [InlineData("ARG V=3.19.1\nFROM alpine:${V%%.*}", "alpine:3")]
    [InlineData("ARG I=a/b/c\nFROM ${I#*/}:1 AS x\nFROM ${I##*/}:1", "b/c:1 c:1")]
    [InlineData("ARG V=3-19-1\nFROM alpine:${V/-/.}", "alpine:3.19-1")]
    [InlineData("ARG V=3-19-1\nFROM alpine:${V//-/.}", "alpine:3.19.1")]
    [InlineData("ARG V=3.19\nFROM alpine:${V/.??/}", "alpine:3")]
    [InlineData("ARG I=a/b\nFROM ${I/\\//-}:1", "a-b:1")]
    [InlineData("ARG P=v V=v3 R=4\nFROM alpine:${V/${P}3/$R}", "alpine:4")]
    [InlineData("ARG V=3*\nFROM alpine:${V%\\*}", "alpine:3")]
    [InlineData("ARG IMAGE=a:1\nFROM ${IMAGE%:*}", "a")]
    public void Build_arguments_are_replaced(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Parents(text, None)));

    [Fact]
    public void A_given_build_argument_goes_before_its_default() =>
        Assert.Equal(["alpine:4"], Parents("ARG V=3\nFROM alpine:$V", new() { ["V"] = "4" }));

    [Theory]
    [InlineData("FROM $IMAGE")]
    [InlineData("ARG IMAGE\nFROM ${IMAGE}")]
    [InlineData("FROM ${IMAGE:?needed}")]
    public void A_parent_that_arguments_leave_open_has_no_image(string text) => Assert.Equal([null], Parents(text, None));

    [Fact]
    public void Continued_lines_are_joined_across_comments_and_empty_lines()
    {
        var parent = Assert.Single(Dockerfile.Parse("ARG V=1\n\nFROM \\\n  # the base\n\n  alpine:$V \\\n  AS base\n").FindParents(None));
        Assert.Equal(("alpine:1", 3), (parent.Image, parent.Line));
    }

    [Fact]
    public void The_escape_directive_changes_what_continues_a_line() =>
        Assert.Equal(["mcr.example/nano:1", "b:2"], Parents("# escape=`\nFROM mcr.example/nano:1\nRUN dir c:\\\nFROM `\n b:2", None));

    [Theory]
    [InlineData("RUN <<EOF\nFROM evil:latest\nEOF")]
    [InlineData("RUN python3 << EOF\nFROM evil:latest\nEOF")]
    [InlineData("RUN python3 <<- 'EOF'\nFROM evil:latest\n\tEOF")]
    [InlineData("RUN <<-\"END\" cat > /x\nFROM evil:latest\n\t\tEND")]
    [InlineData("COPY <<a <<b /x/\nFROM one:1\na\nFROM two:2\nb")]
    public void What_is_in_a_here_document_is_no_instruction(string instruction) =>
        Assert.Equal(["a:1", "z:9"], Parents($"FROM a:1\n{instruction}\nFROM z:9", None));

    [Theory]
    [InlineData("RUN echo 'no <<EOF here'")]
    [InlineData("RUN echo $(( 1 << 2 ))")]
    [InlineData("RUN echo \"no <<EOF here\"")]
    [InlineData("RUN cat <<<word")]
    [InlineData("RUN echo $((1<<4))")]
    [InlineData("ENV X=<<EOF")]
    public void What_only_looks_like_a_here_document_hides_nothing(string instruction) =>
        Assert.Equal(["a:1", "z:9"], Parents($"FROM a:1\n{instruction}\nFROM z:9", None));

    [Theory]
    [InlineData("FROM a:1\nRUN <<EOF\nnever ends", 2)]
    [InlineData("\nFROM a:1 base", 2)]
    [InlineData("FROM a:1\nFROM", 2)]
    [InlineData("# escape=x\nFROM a", 1)]
    public void A_mistake_is_named_with_its_line(string text, int line) =>
        Assert.Equal(line, Assert.Throws<DockerfileException>(() => Dockerfile.Parse(text).FindParents(None)).Line);

    [Fact]
    public void Stages_have_their_names_or_numbers() =>
        Assert.Equal(["build", "1", "final"], Dockerfile.Parse("FROM a:1 AS build\nFROM b:1\nFROM c:1 as final").Stages);

    private static IEnumerable<string?> Parents(string text, Dictionary<string, string> arguments) => Dockerfile.Parse(text).FindParents(arguments).Select(parent => parent.Image);
}
