using Pipeline.Core.Testing;
using Pipeline.Testing;
using Pipeline.Tools.Testing;

namespace Pipeline.Tools.Tests.Testing;

public sealed class TestResultFileTests : IDisposable
{
    private readonly TempDirectory _folder = new();

    [Fact]
    public void Trx_names_a_test_by_its_class_when_the_result_does_not()
    {
        var run = Read("""
            <?xml version="1.0" encoding="utf-8"?>
            <TestRun id="1" xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
              <Results>
                <UnitTestResult testId="a" testName="Adds" outcome="Passed" duration="00:00:00.0120000" />
                <UnitTestResult testId="b" testName="Shop.CartTests.Removes" outcome="Failed" duration="00:00:01">
                  <Output><StdOut>noise</StdOut><ErrorInfo><Message>expected 1
            but was 2</Message><StackTrace>at Shop</StackTrace></ErrorInfo></Output>
                </UnitTestResult>
                <UnitTestResult testId="c" testName="Shop.CartTests.Waits" outcome="NotExecuted" />
              </Results>
              <TestDefinitions>
                <UnitTest name="Adds" id="a"><TestMethod className="Shop.CartTests, Shop.Tests" name="Adds" /></UnitTest>
                <UnitTest name="Removes" id="b"><TestMethod className="Shop.CartTests" name="Removes" /></UnitTest>
              </TestDefinitions>
            </TestRun>
            """);

        Assert.Equal(
            [
                new TestCase("Shop.CartTests.Adds", TestOutcome.Passed, TimeSpan.FromMilliseconds(12), null),
                new TestCase("Shop.CartTests.Removes", TestOutcome.Failed, TimeSpan.FromSeconds(1), "expected 1\nbut was 2"),
                new TestCase("Shop.CartTests.Waits", TestOutcome.Skipped, TimeSpan.Zero, null),
            ],
            run.Cases);
    }

    [Fact]
    public void Trx_counts_the_rows_of_a_data_driven_test_and_not_the_test_around_them()
    {
        var run = Read("""
            <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><Results>
              <UnitTestResult testName="Adds" outcome="Failed"><InnerResults>
                <UnitTestResult testName="Adds (1)" outcome="Passed" /><UnitTestResult testName="Adds (2)" outcome="Timeout" />
              </InnerResults></UnitTestResult>
            </Results></TestRun>
            """);

        Assert.Equal([("Adds (1)", TestOutcome.Passed), ("Adds (2)", TestOutcome.Failed)], run.Cases.Select(test => (test.Name, test.Outcome)));
    }

    [Fact]
    public void Surefire_results_keep_flaky_tests_as_passed_and_read_grouped_seconds()
    {
        var run = Read("""
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuite xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" version="3.0" name="org.acme.CartTest" time="1,234.5" tests="3" errors="1" skipped="0" failures="0">
              <properties><property name="java.version" value="21"/></properties>
              <testcase name="adds" classname="org.acme.CartTest" time="1,234.5"/>
              <testcase name="flaky" classname="org.acme.CartTest" time="0.1"><flakyFailure message="once" type="X">trace</flakyFailure></testcase>
              <testcase name="breaks" classname="org.acme.CartTest" time="0.002"><error message="No route" type="java.io.IOException"><![CDATA[java.io.IOException: No route
            at org.acme]]></error><system-out>log</system-out></testcase>
            </testsuite>
            """);

        Assert.Equal(
            [("org.acme.CartTest.adds", TestOutcome.Passed, null), ("org.acme.CartTest.flaky", TestOutcome.Passed, null), ("org.acme.CartTest.breaks", TestOutcome.Failed, "No route")],
            run.Cases.Select(test => (test.Name, test.Outcome, test.Message)));
        Assert.Equal(TimeSpan.FromSeconds(1234.5), run.Cases[0].Duration);
    }

    [Fact]
    public void Jest_titles_are_not_doubled()
    {
        var run = Read("""
            <testsuites name="jest tests" tests="2" failures="1" errors="0" time="0.5">
              <testsuite name="cart" errors="0" failures="1" skipped="0" timestamp="2026-01-01T00:00:00" time="0.4" tests="2">
                <testcase classname="cart adds" name="cart adds" time="0.003"></testcase>
                <testcase classname="cart removes" name="cart removes" time="0.001"><failure>Error: expect(received).toBe(expected)
                at cart.test.js:3</failure></testcase>
              </testsuite>
            </testsuites>
            """);

        Assert.Equal(["cart adds", "cart removes"], run.Cases.Select(test => test.Name));
        Assert.Equal("Error: expect(received).toBe(expected)", run.Cases[1].FirstMessageLine);
    }

    [Fact]
    public void Pytest_results_tell_skipped_from_failed()
    {
        var run = Read("""
            <?xml version="1.0" encoding="utf-8"?><testsuites><testsuite name="pytest" errors="0" failures="1" skipped="1" tests="2" time="0.02" hostname="h">
            <testcase classname="tests.test_cart" name="test_add[1-2]" time="0.001"><skipped type="pytest.skip" message="no network">/x.py:3: no network</skipped></testcase>
            <testcase classname="tests.test_cart" name="test_sub" time="0.001"><failure message="assert 1 == 2">def test_sub():</failure></testcase>
            </testsuite></testsuites>
            """);

        Assert.Equal(
            [("tests.test_cart.test_add[1-2]", TestOutcome.Skipped, "no network"), ("tests.test_cart.test_sub", TestOutcome.Failed, "assert 1 == 2")],
            run.Cases.Select(test => (test.Name, test.Outcome, test.Message!)));
    }

    [Fact]
    public void What_pytest_could_not_import_is_told()
    {
        var run = Read("""
            <testsuites><testsuite name="pytest" errors="1"><testcase classname="" name="tests.test_cart"><error message="collection failure">ImportError while importing test module.
            tests/test_cart.py:1: in &lt;module&gt;
                import nowhere
            E   ModuleNotFoundError: No module named 'nowhere'</error></testcase></testsuite></testsuites>
            """);

        Assert.Equal("ModuleNotFoundError: No module named 'nowhere'", Assert.Single(run.Cases).Message);
    }

    [Fact]
    public void Gotestsum_results_name_the_package()
    {
        var run = Read("""
            <testsuites tests="2" failures="1" errors="0" time="0.1">
              <testsuite tests="2" failures="1" time="0.1" name="acme.example/cart" timestamp="2026-01-01T00:00:00Z">
                <properties><property name="go.version" value="go1.22"></property></properties>
                <testcase classname="acme.example/cart" name="TestAdd/empty" time="0.000000"></testcase>
                <testcase classname="acme.example/cart" name="TestSub" time="0.01"><failure message="Failed" type="">=== RUN TestSub</failure></testcase>
              </testsuite>
            </testsuites>
            """);

        Assert.Equal(["acme.example/cart.TestAdd/empty", "acme.example/cart.TestSub"], run.Cases.Select(test => test.Name));
    }

    [Fact]
    public void A_test_without_class_is_named_by_its_suite() =>
        Assert.Equal("pages.home answers", Assert.Single(Read("<testsuite name='pages'><testcase name='home answers'/></testsuite>").Cases).Name);

    [Fact]
    public void A_cut_off_file_is_named_with_the_line_where_it_ends()
    {
        var exception = Assert.Throws<MalformedResultException>(() => Read("<testsuite name='a'>\n<testcase name='b'>\n"));

        Assert.StartsWith(_folder["results.xml"] + "(3): it is no well-formed XML", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_test_without_name_is_reported_with_its_line()
    {
        var exception = Assert.Throws<MalformedResultException>(() => Read("<testsuite name='a'>\n<testcase classname='b'/>\n</testsuite>"));

        Assert.Contains("(2): <testcase> has no attribute 'name'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_kind_of_xml_is_refused_by_naming_its_root() =>
        Assert.Contains("<html> is no root of test results", Assert.Throws<MalformedResultException>(() => Read("<html/>")).Message, StringComparison.Ordinal);

    [Fact]
    public void An_entity_of_a_document_type_is_not_expanded()
    {
        var secret = _folder.Write("secret.txt", "do not read");

        var exception = Assert.Throws<MalformedResultException>(() => Read($"<!DOCTYPE testsuite [<!ENTITY x SYSTEM 'file://{secret}'>]><testsuite name='a'><testcase name='b'><failure>&x;</failure></testcase></testsuite>"));

        Assert.DoesNotContain("do not read", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Results_nested_without_end_do_not_exhaust_the_stack()
    {
        var open = string.Concat(Enumerable.Repeat("<UnitTestResult testName='a'>", 100_000));

        Assert.Contains("nested", Assert.Throws<MalformedResultException>(() => Read("<TestRun>" + open)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Control_characters_in_a_name_become_blanks() =>
        Assert.Equal("a b", Assert.Single(Read("<testsuite><testcase name='a&#x85;b'/></testsuite>").Cases).Name);

    public void Dispose() => _folder.Dispose();

    private TestRun Read(string content) => TestResultFile.Read(_folder.Write("results.xml", content));
}
