using Pipeline.Core.Charts;
using Pipeline.Core.Errors;

namespace Pipeline.Core.Tests.Charts;

public sealed class UmbrellaChartTests
{
    private static readonly ChartDependency Catalog = new("catalog", "1.2.0-abc1234", "oci://r/charts");
    private static readonly ChartDependency Orders = new("orders", "1.3.0-def5678", "oci://r/charts");

    [Fact]
    public void A_new_one_pins_every_dependency()
    {
        var chart = UmbrellaChart.New("aether", "2.1.0", [Catalog, Orders]);

        Assert.EndsWith(
            """
            version: "2.1.0"
            appVersion: "2.1.0"
            dependencies:
              - name: catalog
                version: "1.2.0-abc1234"
                repository: "oci://r/charts"
              - name: orders
                version: "1.3.0-def5678"
                repository: "oci://r/charts"

            """,
            chart,
            StringComparison.Ordinal);
        Assert.Equal([Catalog, Orders], ChartDependency.Read(chart, "it"));
    }

    [Fact]
    public void Of_one_that_is_there_only_versions_and_dependencies_change() => Assert.Equal(
        """
        # The whole of it.
        apiVersion: v2
        name: aether
        version: "2.1.0" # by the pipeline
        dependencies:
        # Ours.
        - name: postgresql
          version: 16.x
          repository: https://charts.example.org # mirror
        - repository: "oci://r/charts" # moved
          name: catalog
          version: "1.2.0-abc1234"  # pinned
          condition: catalog.enabled
        - name: orders
          version: "1.3.0-def5678"
          repository: "oci://r/charts"
        maintainers: []

        """,
        UmbrellaChart.Change(
            """
            # The whole of it.
            apiVersion: v2
            name: aether
            version: 2.0.3 # by the pipeline
            dependencies:
            # Ours.
            - name: postgresql
              version: 16.x
              repository: https://charts.example.org # mirror
            - name: web
              version: "0.9.0"
              repository: oci://old/charts
            - repository: oci://old/charts # moved
              name: catalog
              version: '1.0.0'  # pinned
              condition: catalog.enabled
            maintainers: []

            """,
            "2.1.0",
            [Catalog, Orders],
            new HashSet<string> { "web" }));

    [Theory]
    [InlineData("version: 1.0.0\n")]
    [InlineData("version: 1.0.0\ndependencies:\n")]
    [InlineData("version: 1.0.0\ndependencies: []\nappVersion: x\n")]
    [InlineData("version: 1.0.0\r\ndependencies: []\r\nappVersion: x\r\n")]
    [InlineData("version: 1.0.0\ndependencies:\n  - name: catalog\n")]
    [InlineData("dependencies:\n  - name: catalog\n    version: 1.0.0")]
    public void However_few_it_has_it_gets_them_all(string yaml)
    {
        var changed = UmbrellaChart.Change(yaml, "2.1.0", [Catalog, Orders], new HashSet<string>());

        Assert.Equal([Catalog, Orders], ChartDependency.Read(changed, "it").OrderBy(dependency => dependency.Name));
        Assert.Contains("version: \"2.1.0\"", changed, StringComparison.Ordinal);
        Assert.Equal(yaml.Contains('\r', StringComparison.Ordinal), !changed.Replace("\r\n", "", StringComparison.Ordinal).Contains('\n', StringComparison.Ordinal));
    }

    [Fact]
    public void To_write_it_again_changes_nothing()
    {
        var once = UmbrellaChart.Change("version: 1.0.0\ndependencies:\n  - name: web\n    version: 1.0.0\n", "2.1.0", [Catalog, Orders], new HashSet<string> { "web" });

        Assert.Equal(once, UmbrellaChart.Change(once, "2.1.0", [Catalog, Orders], new HashSet<string> { "web" }));
    }

    [Theory]
    [InlineData("version: 1.0.0\ndependencies: [{name: catalog}]\n", "The dependencies in Chart.yaml, line 2, cannot be changed: write them as a list with one key on each line, as 'helm create' shows it.")]
    [InlineData("[]\n", "Chart.yaml is no single mapping of keys and values. Mend it, such as by 'helm lint'.")]
    public void What_cannot_be_changed_is_told(string yaml, string message) =>
        Assert.Equal(message, Assert.Throws<PipelineException>(() => UmbrellaChart.Change(yaml, "2.1.0", [Catalog], new HashSet<string>())).Message);
}
