# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The program from outside: keys as a keyboard sends them, and what a screen reader finds.

Needs a display, a session bus with the accessibility bus on it, AT-SPI's introspection data and xdotool; whatever is
missing is said, and skips the test.
"""

import os
import re
import shutil
import subprocess
import sys
import time

SKIP = 77
TIMEOUT = 60


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(SKIP)


if not os.environ.get("DISPLAY"):
    skip("there is no X display")
if not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
    skip("there is no session bus")
if shutil.which("xdotool") is None:
    skip("xdotool is not installed")
ENVIRONMENT = dict(os.environ, GTK_A11Y="atspi")
# The library warns of objects that are gone while they are looked at, which is no fault of either side.
os.environ.pop("G_DEBUG", None)
try:
    import gi

    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi
except (ImportError, ValueError):
    skip("the introspection data of AT-SPI is not installed")

PRESSED = (Atspi.Role.PUSH_BUTTON, Atspi.Role.TOGGLE_BUTTON, Atspi.Role.CHECK_BOX, Atspi.Role.LINK)


def wait_for(what, find):
    """Asks again until there is an answer: the accessible tree of another process has no other way to tell."""
    deadline = time.monotonic() + TIMEOUT
    while time.monotonic() < deadline:
        try:
            found = find()
        except Exception:  # an object that went away while it was looked at
            found = None
        if found:
            return found
        time.sleep(0.1)
    raise SystemExit(f"not found within {TIMEOUT} seconds: {what}")


def walk(accessible, depth=0):
    yield accessible
    if depth < 60:
        for i in range(accessible.get_child_count()):
            child = accessible.get_child_at_index(i)
            if child is not None and child.get_state_set().contains(Atspi.StateType.VISIBLE):
                yield from walk(child, depth + 1)


def key(*keys):
    subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)


def write(text):
    subprocess.run(["xdotool", "type", "--delay", "20", "--", text], check=True)


class Program:
    """Runs PROGRAM on DOSSIER, or on nothing, with its window active, for as long as the block."""

    def __init__(self, program=None, dossier=None, ready="Outline"):
        self.arguments = [program] if dossier is None else [program, dossier]
        self.ready = ready

    def __enter__(self):
        self.process = subprocess.Popen(self.arguments, env=ENVIRONMENT)
        try:
            self.look_at(self.process.pid)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *unused):
        self.process.terminate()
        self.process.wait()

    def look_at(self, pid):
        """The program that runs as PID; waits for its window, and makes that the active one."""
        if Atspi.init() not in (0, 1):
            skip("there is no accessibility bus")
        self.application = wait_for("the program on the accessibility bus", lambda: self.find_application(pid))
        wait_for(self.ready, self.has_text(self.ready))
        title = self.application.get_child_at_index(0).get_name()
        window = wait_for("the window", lambda: subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", f"^{re.escape(title)}$"],
            capture_output=True, text=True).stdout.split())[0]
        subprocess.run(["xdotool", "windowactivate", "--sync", window], check=True)

    def find_application(self, pid):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(i)
            if application is not None and application.get_process_id() == pid:
                return application
        return None

    def walk(self):
        return walk(self.application)

    def has_text(self, words):
        return lambda: any(words in (a.get_name() or "") for a in self.walk())

    def find(self, role, words):
        """The first with this role, and these words in its name."""
        return next((a for a in self.walk() if a.get_role() == role and words in (a.get_name() or "")), None)

    def find_focus(self):
        return next((a for a in self.walk() if a.get_state_set().contains(Atspi.StateType.FOCUSED)), None)

    def wait_for_focus(self, what, is_right):
        return wait_for(what, lambda: (focus := self.find_focus()) is not None and is_right(focus) and focus)

    def list_nameless(self):
        """Whatever can be pressed and does not say what it is, or says it with the line that marks its key."""
        return [(a.get_role_name(), a.get_name()) for a in self.walk() if a.get_role() in PRESSED
                and (not a.get_name() or "_" in a.get_name() or a.get_name().startswith(("Gtk", "Adw", "Dossier")))]
