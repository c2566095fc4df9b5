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
    public void A_text_solution_has_folders_in_folders()
    {
        using var folder = new TempDirectory();
        AbsolutePath file = folder.Write("My.sln", """
            Project("{2150E333-8FDC-42A3-9474-1A3956D46DE8}") = "tools", "tools", "{B}"
            EndProject
            Project("{2150E333-8FDC-42A3-9474-1A3956D46DE8}") = "src", "src", "{A}"
            EndProject
            Project("{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}") = "Tool", "src\tools\Tool.csproj", "{C}"
            EndProject
            Project("{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}") = "App", "App.csproj", "{D}"
            EndProject
            Global
            	GlobalSection(NestedProjects) = preSolution
            		{b} = {A}
            		{C} = {B}
            	EndGlobalSection
            EndGlobal
            """);
        Assert.Equal("src(tools(Tool)) App", Tree(file.ReadSolution()));
    }

    [Fact]
    public void An_xml_solution_has_folders_in_folders_also_where_only_the_inner_one_is_named()
    {
        using var folder = new TempDirectory();
        AbsolutePath file = folder.Write("My.slnx", """
            <Solution>
              <Folder Name="/src/tools/"><Project Path="src\tools\Tool.csproj" DisplayName="The tool" /></Folder>
              <Project Path="App.csproj" />
            </Solution>
            """);
        var solution = file.ReadSolution();
        Assert.Equal("src(tools(The tool)) App", Tree(solution));
        var tools = solution.GetSolutionFolder("src")!.GetSolutionFolder("tools")!;
        Assert.Same(tools, tools.GetProject("The tool")!.Parent);
        Assert.Same(solution, tools.GetProject("The tool")!.Solution);
        Assert.Null(solution.GetSolutionFolder("tools"));
        Assert.Null(solution.GetSolutionFolder("src")!.GetProject("The tool"));
    }

    [Fact]
    public void A_folder_in_itself_is_refused()
    {
        using var folder = new TempDirectory();
        AbsolutePath file = folder.Write("My.sln", """
            Project("{2150E333-8FDC-42A3-9474-1A3956D46DE8}") = "a", "a", "{A}"
            EndProject
            GlobalSection(NestedProjects) = preSolution
            	{A} = {A}
            EndGlobalSection
            """);
        Assert.Contains("'a' lies in itself", Assert.Throws<ArgumentException>(() => file.ReadSolution()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_solution_is_named()
    {
        using var folder = new TempDirectory();
        AbsolutePath file = folder.Write("My.slnx", "<Solution>");
        Assert.Contains(file, Assert.Throws<ArgumentException>(() => file.ReadSolution()).Message, StringComparison.Ordinal);
    }

    private static string Tree(IProjectContainer container) =>
        string.Join(' ', container.SolutionFolders.Select(folder => $"{folder.Name}({Tree(folder)})").Concat(container.Projects.Select(project => project.Name)));
}
