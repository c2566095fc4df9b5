using Pipeline.Core.Stages;
using Pipeline.Testing;

namespace Pipeline.Stages.Tests.UnitTest.Conventions;

public sealed class PythonSuiteTests : IDisposable
{
    private const string Head = "import unittest\nfrom worker import total\n\n\nclass TotalTest(unittest.TestCase):\n";
    private readonly UnitTestScene _scene = new();

    public PythonSuiteTests()
    {
        Requires.Program("python3");
        _scene.Write("worker/__init__.py", "def total(items):\n    return sum(items)\n");
    }

    [Theory]
    [InlineData("tests/__init__.py")]
    [InlineData("pyproject.toml")]
    public async Task Tests_of_unittest_are_counted_whether_their_folder_is_a_package_or_not(string file)
    {
        _scene.Write(file, "");
        _scene.Write("tests/test_total.py", Head + "    def test_total(self):\n        self.assertEqual(total([1, 2]), 3)\n\n    @unittest.skip('later')\n    def test_more(self):\n        pass\n");

        var result = await _scene.RunAsync();

        Assert.Equal((StageStatus.Succeeded, null), (result.Status, result.Reason));
        Assert.Equal((2, 1, 1), (result.Metrics["tests.total"], result.Metrics["tests.passed"], result.Metrics["tests.skipped"]));
        Assert.Equal(new[] { file, "tests/test_total.py", "worker/__init__.py" }.Order(StringComparer.Ordinal), _scene.Tree());
    }

    [Fact]
    public async Task Sources_below_src_are_found_without_being_installed()
    {
        _scene.Write("pyproject.toml", "[project]\nname = \"sums\"\n");
        _scene.Write("src/sums/__init__.py", "def add(a, b):\n    return a + b\n");
        _scene.Write("tests/test_add.py", "import unittest\nfrom sums import add\n\n\nclass AddTest(unittest.TestCase):\n    def test_add(self):\n        self.assertEqual(add(1, 2), 3)\n");

        var result = await _scene.RunAsync();

        Assert.Equal((StageStatus.Succeeded, null, 1), (result.Status, result.Reason, result.Metrics["tests.passed"]));
    }

    [Fact]
    public async Task Failed_tests_are_named_each_once()
    {
        _scene.Write("tests/__init__.py", "");
        _scene.Write("tests/test_total.py", Head + "    def test_total(self):\n        self.assertEqual(total([1]), 3)\n\n    def test_rows(self):\n        for row in (1, 2):\n            with self.subTest(row=row):\n                self.fail(f'row {row}')\n");

        var result = await _scene.RunAsync();

        Assert.Equal(StageStatus.Failed, result.Status);
        Assert.StartsWith("2 of 2 tests failed: tests.test_total.TotalTest.test_rows (", result.Reason, StringComparison.Ordinal);
        Assert.Contains("tests.test_total.TotalTest.test_total (AssertionError: 1 != 3)", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_module_that_cannot_be_imported_is_a_failed_test()
    {
        _scene.Write("test_total.py", "import nowhere\n\n\ndef test_total():\n    pass\n");

        var result = await _scene.RunAsync();

        Assert.Equal(StageStatus.Failed, result.Status);
        Assert.Contains("nowhere", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pytest_runs_them_where_it_can_be_imported()
    {
        _scene.Write("pytest/__init__.py", "");
        _scene.Write("pytest/__main__.py", "import sys\nfile = [a.split('=')[1] for a in sys.argv if a.startswith('--junitxml=')][0]\nopen(file, 'w').write('<testsuite><testcase classname=\"shop\" name=\"adds\"/></testsuite>')\n");
        _scene.Write("test_total.py", "def test_total():\n    pass\n");

        var result = await _scene.RunAsync();

        Assert.Equal((StageStatus.Succeeded, null), (result.Status, result.Reason));
        Assert.Contains("-m pytest -p no:cacheprovider", _scene.Log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tests_of_the_real_pytest_are_counted_and_leave_nothing_behind()
    {
        Requires.Program("python3", "-c", "import pytest");
        _scene.Write("tests/test_total.py", "import pytest\nfrom worker import total\n\n\n@pytest.mark.parametrize('count', [1, 2, 3])\ndef test_total(count):\n    assert total([1] * count) == count\n\n\ndef test_wrong():\n    assert total([1]) == 3\n");

        var result = await _scene.RunAsync();

        Assert.StartsWith("1 of 4 tests failed: tests.test_total.test_wrong (", result.Reason, StringComparison.Ordinal);
        Assert.Equal(["tests/test_total.py", "worker/__init__.py"], _scene.Tree());
    }

    [Fact]
    public async Task A_file_that_is_only_called_like_a_test_is_none()
    {
        _scene.Write("testing.py", "def help():\n    pass\n");

        Assert.Equal(StageStatus.Skipped, (await _scene.RunAsync()).Status);
    }

    public void Dispose() => _scene.Dispose();
}
