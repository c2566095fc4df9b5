"""Runs what 'python3 -m unittest discover' finds and writes JUnit XML to the file that is named."""
import os
import re
import sys
import time
import unittest
from xml.sax.saxutils import quoteattr


class Result(unittest.TextTestResult):
    def __init__(self, *arguments, **named):
        super().__init__(*arguments, **named)
        self.cases, self.started = {}, {}

    def startTest(self, test):
        self.started[test.id()] = time.monotonic()
        super().startTest(test)

    def _keep(self, test, kind, message):
        # A test with several faults, such as of its subtests, is one test.
        if self.cases.get(test.id(), ("",))[0] not in ("failure", "error"):
            took = time.monotonic() - self.started.get(test.id(), time.monotonic())
            self.cases[test.id()] = (kind, message, took)

    def addSuccess(self, test):
        super().addSuccess(test)
        self._keep(test, "", "")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._keep(test, "failure", f"{err[0].__name__}: {err[1]}")

    def addError(self, test, err):
        super().addError(test, err)
        # A file that cannot be imported says why in the last line of what stands for its tests.
        failed = type(test).__name__ == "_FailedTest"
        self._keep(test, "error", str(err[1]).strip().splitlines()[-1] if failed else f"{err[0].__name__}: {err[1]}")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._keep(test, "skipped", reason)

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._keep(test, "", "")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._keep(test, "failure", "it passed but was expected to fail")

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            self._keep(test, "failure", f"{subtest.id()}: {err[0].__name__}: {err[1]}")


def attribute(text):
    return quoteattr(re.sub(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "?", text))


def discover():
    suite = unittest.TestSuite()
    loader = unittest.TestLoader()
    suite.addTests(loader.discover(".", top_level_dir="."))
    # A folder of tests that is no package is found only when it is named.
    for folder in ("tests", "test"):
        if os.path.isdir(folder) and not os.path.exists(os.path.join(folder, "__init__.py")):
            suite.addTests(unittest.TestLoader().discover(folder, top_level_dir=folder))
    return suite


sys.path.insert(0, os.getcwd())
result = unittest.TextTestRunner(verbosity=2, resultclass=Result).run(discover())
with open(sys.argv[1], "w", encoding="utf-8") as file:
    file.write("<testsuite>\n")
    for name, (kind, message, took) in result.cases.items():
        owner, _, test = name.rpartition(".") if "(" not in name else ("", "", name)
        inner = f"<{kind} message={attribute(message)}/>" if kind else ""
        file.write(f"<testcase classname={attribute(owner)} name={attribute(test)} time=\"{took:.3f}\">{inner}</testcase>\n")
    file.write("</testsuite>\n")
sys.exit(not result.wasSuccessful())
