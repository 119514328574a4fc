# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs unittest cases and prints TAP: import tap, write unittest.TestCase classes, call tap.main ().

Standard output carries TAP lines alone; what a failing case says goes there as # comments, and what the
tests print goes to standard error.
"""

import sys
import unittest


class _Result(unittest.TestResult):
    """One line a case, written when the case ends: a case may fail several times (subTest, tearDown)."""

    def __init__(self, stream):
        super().__init__()
        self.stream = stream
        self.number = 0
        self.good = False
        self.skipped_because = None

    def _complain(self, where, error):
        self.good = False
        self.stream.write(f'# in {where}\n')
        for line in self._exc_info_to_string(error, where).splitlines():
            self.stream.write(f'# {line}\n')
        self.stream.flush()

    def startTest(self, test):
        super().startTest(test)
        self.good = False
        self.skipped_because = None

    def addSuccess(self, test):
        self.good = True

    def addSkip(self, test, reason):
        self.skipped_because = reason

    def addError(self, test, err):
        self._complain(test, err)

    def addFailure(self, test, err):
        self._complain(test, err)

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self._complain(subtest, err)

    def stopTest(self, test):
        self.number += 1
        name = test.id().removeprefix('__main__.')
        if self.skipped_because is not None:
            self.stream.write(f'ok {self.number} {name} # SKIP {self.skipped_because}\n')
        else:
            self.stream.write(f'{"ok" if self.good else "not ok"} {self.number} {name}\n')
        self.stream.flush()
        super().stopTest(test)


def main():
    """Runs every case of the program, or those named on its command line, and ends it."""
    stream = sys.stdout
    sys.stdout = sys.stderr
    module = sys.modules['__main__']
    if len(sys.argv) > 1:
        suite = unittest.defaultTestLoader.loadTestsFromNames(sys.argv[1:], module)
    else:
        suite = unittest.defaultTestLoader.loadTestsFromModule(module)
    stream.write(f'1..{suite.countTestCases()}\n')
    stream.flush()
    suite.run(_Result(stream))
    sys.exit(0)
