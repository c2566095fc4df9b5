namespace Pipeline.Engine.Tests.Scripts;

public sealed class PowerShellReuseTests(PowerShellReuseTests.Build build) : ReuseTests(build), IClassFixture<PowerShellReuseTests.Build>
{
    public sealed class Build() : CompiledBuild("build.ps1", "pwsh");
}
