using Nuke.Common.IO;
using Nuke.Common.ProjectModel;
using Pipeline.Testing;

namespace Pipeline.Engine.Tests.ProjectModel;

public sealed class SolutionTests
{
    [Fact]
    public void A_text_solution_gives_its_projects_without_its_folders()
    {
        using var folder = new TempDirectory();
        AbsolutePath file = folder.Write("My.sln", """
            Microsoft Visual Studio Solution File, Format Version 12.00
            Project("{2150E333-8FDC-42A3-9474-1A3956D46DE8}") = "src", "src", "{1}"
            EndProject
            Project("{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}") = "App", "src\App\App.csproj", "{2}"
            EndProject
            """);
        var solution = file.ReadSolution();
        var project = Assert.Single(solution.AllProjects);
        Assert.Equal("App", project.Name);
        Assert.Equal(folder["src/App/App.csproj"], (string)project);
        Assert.Equal("My", solution.Name);
        Assert.Same(project, solution.GetProject("App"));
        Assert.Empty(solution.GetAllProjects("*.Tests"));
    }

    [Fact]
    public void An_xml_solution_gives_its_projects()
    {
        using var folder = new TempDirectory();
        AbsolutePath file = folder.Write("My.slnx", """<Solution><Folder Name="/tests/"><Project Path="tests/App.Tests/App.Tests.csproj" /></Folder><Project Path="src/App/App.csproj" /></Solution>""");
        Assert.Equal(["App.Tests"], file.ReadSolution().GetAllProjects("*.Tests").Select(project => project.Name));
    }

    [Fact]
    public void A_broken_solution_is_named()
    {
        using var folder = new TempDirectory();
        AbsolutePath file = folder.Write("My.slnx", "<Solution>");
        Assert.Contains(file, Assert.Throws<ArgumentException>(() => file.ReadSolution()).Message, StringComparison.Ordinal);
    }
}
