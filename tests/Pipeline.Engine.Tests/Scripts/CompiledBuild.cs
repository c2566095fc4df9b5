using System.Runtime.CompilerServices;
using Pipeline.Testing;

namespace Pipeline.Engine.Tests.Scripts;

/// <summary>A repository with a small build, which a script of this repository has compiled once; tests take copies.</summary>
public abstract class CompiledBuild(string script, string interpreter) : IAsyncLifetime
{
    private readonly GitSandbox _git = new();

    /// <summary>The folder of this repository's own scripts.</summary>
    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", ".."));

    internal string Script => script;

    internal string Interpreter => interpreter;

    public async ValueTask InitializeAsync()
    {
        if (!ProgramFinder.Has(interpreter))
            return;
        _git.Commit(
            "Start",
            (script, await File.ReadAllTextAsync(Path.Combine(Root(), script))),
            (".gitignore", "bin/\nobj/\n.nuke/temp/\n"),
            (".nuke/parameters.json", "{}\n"),
            ("global.json", """{ "sdk": { "version": "10.0.100", "rollForward": "latestFeature" } }"""),
            ("Directory.Build.props", "<Project><Import Project=\"settings/common.props\" /></Project>\n"),
            ("Directory.Packages.props", "<Project><PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup><ItemGroup><PackageVersion Include=\"Serilog\" Version=\"4.4.0\" /></ItemGroup></Project>\n"),
            ("settings/common.props", "<Project><Import Project=\"language.props\" /></Project>\n"),
            // Back again: what follows imports must not run in circles.
            ("settings/language.props", "<Project><Import Project=\"common.props\" Condition=\"false\" /><PropertyGroup><LangVersion>latest</LangVersion></PropertyGroup></Project>\n"),
            ("shared/Name.cs", "partial class Words { public const string Name = \"Ada\"; }\n"),
            ("common/Mark.cs", "public static class Mark { public const string Text = \",\"; }\n"),
            ("library/Library.csproj", """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <NuGetAudit>false</NuGetAudit>
                  </PropertyGroup>
                  <ItemGroup>
                    <Compile Include="../common/*.cs" LinkBase="Common" />
                    <ProjectReference Include="../generator/Generator.csproj" OutputItemType="Analyzer" ReferenceOutputAssembly="false" />
                  </ItemGroup>
                </Project>

                """),
            ("generator/Generator.csproj", """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <NuGetAudit>false</NuGetAudit>
                  </PropertyGroup>
                </Project>

                """),
            ("build/Build.cs", "System.Console.WriteLine($\"{Words.Greeting} {Words.Name}{Mark.Text} {typeof(Serilog.Log).Name}\");\n"),
            ("build/Words.cs", "partial class Words { public const string Greeting = \"Hello\"; }\n"),
            ("build/_build.csproj", """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <OutputType>Exe</OutputType>
                    <TargetFramework>net10.0</TargetFramework>
                    <NuGetAudit>false</NuGetAudit>
                    <OutputPath>bin/</OutputPath>
                    <AppendTargetFrameworkToOutputPath>false</AppendTargetFrameworkToOutputPath>
                  </PropertyGroup>
                  <ItemGroup>
                    <Compile Include="../shared/*.cs" />
                    <PackageReference Include="Serilog" />
                    <ProjectReference Include="../library/Library.csproj" />
                  </ItemGroup>
                </Project>

                """));
        using var first = Copy(compiled: false);
        var result = await first.RunAsync();
        Assert.True(result.ExitCode == 0, result.All);
        Assert.Equal("Hello Ada, Log\n", result.Output.ReplaceLineEndings("\n"));
        Assert.Equal(1, first.Compilations);
        Checkout.Copy(first["build/bin"], Path.Combine(_git.Path, "build", "bin"));
    }

    /// <summary>A clone in another folder, into which <c>build/bin</c>, and nothing else, was copied.</summary>
    internal Checkout Copy(bool compiled = true)
    {
        Assert.SkipUnless(ProgramFinder.Has(interpreter), $"'{interpreter}' is not here");
        var checkout = new Checkout(this, _git.Path) { MayCompile = !compiled };
        if (compiled)
            Checkout.Copy(Path.Combine(_git.Path, "build", "bin"), checkout["build/bin"]);
        return checkout;
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _git.Dispose();
        return ValueTask.CompletedTask;
    }
}
