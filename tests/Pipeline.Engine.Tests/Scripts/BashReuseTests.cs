namespace Pipeline.Engine.Tests.Scripts;

public sealed class BashReuseTests(BashReuseTests.Build build) : ReuseTests(build), IClassFixture<BashReuseTests.Build>
{
    public sealed class Build() : CompiledBuild("build.sh", "bash");
}
