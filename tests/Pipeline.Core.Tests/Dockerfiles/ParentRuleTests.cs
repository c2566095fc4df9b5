using Pipeline.Core.Dockerfiles;

namespace Pipeline.Core.Tests.Dockerfiles;

public sealed class ParentRuleTests
{
    private const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("alpine", "has no tag")]
    [InlineData("localhost:5000/alpine", "has no tag")]
    [InlineData("alpine:latest", "moves")]
    [InlineData("alpine:LATEST", "moves")]
    [InlineData("ghcr.io/acme/base:master", "moves")]
    [InlineData("node:lts-slim", "moves")]
    public void A_moving_parent_is_found(string image, string problem) => Assert.Contains(problem, Assert.Single(Check(new ParentRule(), image)).Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData("alpine:3.19")]
    [InlineData("alpine:latestish3")]
    [InlineData("alpine:latest@" + Digest)]
    [InlineData("alpine@" + Digest)]
    public void A_parent_with_a_version_or_a_digest_is_fine(string image) => Assert.Empty(Check(new ParentRule(), image));

    [Theory]
    [InlineData("nginx:alpine")]
    [InlineData("python:slim")]
    [InlineData("python:slim-bookworm")]
    [InlineData("eclipse-temurin:jre")]
    [InlineData("localhost:5000/acme/base:release")]
    [InlineData("debian:sid")]
    [InlineData("debian:bookwormish")]
    public void A_tag_without_a_digit_names_no_version_and_moves(string image)
    {
        var tag = image.Split(':')[^1];

        Assert.Equal($"'{image}' moves, because '{tag}' names no version: name one, such as '<version>-{tag}', or pin it by digest", Assert.Single(Check(new ParentRule(), image)).Problem);
    }

    [Theory]
    [InlineData("debian:bookworm")]
    [InlineData("debian:trixie-slim")]
    [InlineData("debian:bullseye")]
    [InlineData("ubuntu:noble")]
    [InlineData("ubuntu:jammy")]
    [InlineData("ubuntu:focal")]
    [InlineData("buildpack-deps:bookworm-scm")]
    public void The_code_name_of_a_distribution_is_a_version(string image) => Assert.Empty(Check(new ParentRule(), image));

    [Theory]
    [InlineData("alpine:3.19", 1)]
    [InlineData("alpine:3.19@" + Digest, 0)]
    public void The_strict_level_wants_a_digest(string image, int findings) => Assert.Equal(findings, Check(new ParentRule { RequireDigest = true }, image).Count);

    [Fact]
    public void An_image_of_the_same_run_is_fixed() =>
        Assert.Empty(Check(new ParentRule { RequireDigest = true, OwnImages = ["shop/base:0123"] }, "shop/base:0123"));

    [Fact]
    public void A_parent_that_cannot_be_told_is_found_with_what_is_written() =>
        Assert.Contains("'$BASE'", Assert.Single(new ParentRule().Check([new ParentImage(ParentOrigin.From, "$BASE", null, 1)])).Problem, StringComparison.Ordinal);

    private static IReadOnlyList<ParentFinding> Check(ParentRule rule, string image) => rule.Check([new ParentImage(ParentOrigin.From, image, image, 1)]);

    [Theory]
    [InlineData("latest")]
    [InlineData("master")]
    [InlineData("main")]
    [InlineData("head")]
    [InlineData("trunk")]
    [InlineData("dev")]
    [InlineData("develop")]
    [InlineData("development")]
    [InlineData("devel")]
    [InlineData("edge")]
    [InlineData("nightly")]
    [InlineData("canary")]
    [InlineData("snapshot")]
    [InlineData("unstable")]
    [InlineData("testing")]
    [InlineData("stable")]
    [InlineData("lts")]
    [InlineData("current")]
    [InlineData("rolling")]
    public void Every_tag_that_moves_by_habit_is_known_and_what_only_contains_it_is_none(string tag)
    {
        Assert.Equal(2, Check(new ParentRule(), $"alpine:{tag}").Concat(Check(new ParentRule(), $"alpine:{tag}-slim")).Count());
        Assert.Empty(Check(new ParentRule(), $"alpine:3-{tag}"));
        Assert.Empty(Check(new ParentRule(), $"alpine:{tag}3"));
    }

    [Fact]
    public void The_strict_level_says_how_to_pin() =>
        Assert.Equal("'alpine:3.19' has no digest: pin it as 'alpine:3.19@sha256:…'", Assert.Single(Check(new ParentRule { RequireDigest = true }, "alpine:3.19")).Problem);
}
