using Pipeline.Core.Errors;
using Pipeline.Core.Load;
using Pipeline.Core.Model;
using Pipeline.Core.Modules;

namespace Pipeline.Core.Tests.Load;

public sealed class PlannedLoadTestTests
{
    private static readonly PipelineModel Model = PipelineModel.In("/shop").Application("shop");
    private static readonly Module Catalog = new() { Name = "catalog", Path = "modules/catalog" };
    private static readonly Module Web = new Module { Name = "web", Path = "modules/web" }.LoadTest(load => load.Path("/").Rate(200).For(TimeSpan.FromSeconds(30)).Connections(20));

    [Fact]
    public void The_selected_modules_that_declare_a_load_test_have_one()
    {
        var test = Assert.Single(PlannedLoadTest.Of(Model, [Catalog, Web], new LoadTestOverrides()));

        Assert.Equal(("web", false, 200, 20), (test.Module, test.IsOfApplication, test.Settings.Rate, test.Settings.Connections));
    }

    [Fact]
    public void A_load_test_of_the_application_goes_through_one_of_its_modules()
    {
        var test = Assert.Single(PlannedLoadTest.Of(Model.LoadTest(through: "catalog", load => load.Rate(5)), [Catalog], new LoadTestOverrides()));

        Assert.Equal(("the application, through catalog", "load-test", 5), (test.Title, test.Folder, test.Settings.Rate));
    }

    [Fact]
    public void Parameters_stand_before_what_is_declared()
    {
        var test = Assert.Single(PlannedLoadTest.Of(Model, [Web], new LoadTestOverrides(7, TimeSpan.FromSeconds(1), new Uri("https://shop.example/api?x=1"))));

        Assert.Equal((7, TimeSpan.FromSeconds(1), new Uri("https://shop.example"), "/api?x=1"), (test.Settings.Rate, test.Settings.Duration, test.Settings.Address, test.Settings.Path));
    }

    [Fact]
    public void What_is_declared_stays_known_whatever_parameters_say()
    {
        Assert.Equal(Web.LoadTest, Assert.Single(PlannedLoadTest.Of(Model, [Web], new LoadTestOverrides(7))).Declared);
        Assert.Null(Assert.Single(PlannedLoadTest.Of(Model, [Catalog], new LoadTestOverrides(Address: new Uri("http://shop.example")))).Declared);
    }

    [Fact]
    public void An_address_without_a_path_is_asked_for_the_declared_one() =>
        Assert.Equal("/orders", new LoadTestOverrides(Address: new Uri("http://shop.example")).ApplyTo(new LoadTestSettings { Path = "/orders" }).Path);

    [Fact]
    public void Without_any_declaration_it_is_told_how_to_declare_one()
    {
        var exception = Assert.Throws<PipelineException>(() => PlannedLoadTest.Of(Model, [Catalog], new LoadTestOverrides()));

        Assert.Contains("No selected module has a load test (catalog).", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_address_is_not_that_of_several_services()
    {
        var exception = Assert.Throws<PipelineException>(() => PlannedLoadTest.Of(Model, [Catalog.LoadTest(), Web], new LoadTestOverrides(Address: new Uri("http://shop.example"))));

        Assert.Contains("--module catalog", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_way_through_no_module_is_told_with_what_is_near()
    {
        var exception = Assert.Throws<PipelineException>(() => PlannedLoadTest.Of(Model.LoadTest(through: "catalogue"), [Catalog], new LoadTestOverrides()));

        Assert.Contains("did you mean 'catalog'?", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_value_that_cannot_be_is_named()
    {
        var wrong = Catalog.LoadTest(load => load.Path("orders list").Rate(0).For(TimeSpan.Zero).Connections(0).ErrorRate(2).Send("GET /").Header("X-A", "1\r\nX-B: 2").WarmUp(TimeSpan.FromDays(1)).Timeout(TimeSpan.Zero).At("ftp://shop.example"));

        var exception = Assert.Throws<PipelineException>(() => PlannedLoadTest.Of(Model, [wrong], new LoadTestOverrides()));

        Assert.Equal(10, exception.Message.Split('\n').Length);
        Assert.All(exception.Message.Split('\n'), line => Assert.StartsWith("The load test of catalog ", line, StringComparison.Ordinal));
    }
}
