# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Runs unittest cases and says how they went as TAP, which meson counts."""

import sys
import traceback
import unittest


class _TapResult(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.count = 0

    # Details go where meson shows them: to stderr.
    def _say(self, ok, test, remark='', detail=''):
        self.count += 1
        print(f'{"ok" if ok else "not ok"} {self.count} {test.id().removeprefix("__main__.")}{remark}')
        for line in detail.splitlines():
            print(line, file=sys.stderr)

    def addSuccess(self, test):
        self._say(True, test)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._say(False, test, detail=''.join(traceback.format_exception(*err)))

    addError = addFailure

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err:
            self._say(False, subtest, detail=''.join(traceback.format_exception(*err)))

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._say(True, test, f' # SKIP {reason}')


def main():
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules['__main__'])
    result = _TapResult()
    suite.run(result)
    print(f'1..{result.count}')
    sys.exit(not result.wasSuccessful())
