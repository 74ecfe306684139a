#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""make-man.py PROGRAM TEMPLATE OUT VERSION PKGDATADIR: fills the manual page with what `--help` of the program says.

So the page cannot say anything else than the program. Options become tagged paragraphs; of the text below them,
paragraphs are filled and tables kept as they are.
"""

import os
import pathlib
import re
import subprocess
import sys


def escape(text):
    text = text.replace('\\', '\\e').replace('-', '\\-').replace("'", '\\(aq').replace('`', '\\(ga').replace('^', '\\(ha')
    text = text.replace('~', '\\(ti')
    return re.sub(r'^\.', r'\\&.', text, flags=re.M)


def ask(program, *arguments):
    # In English, whoever builds it; and no layout helper, bus or display is needed for help.
    environment = {**os.environ, 'LC_ALL': 'C.UTF-8', 'LANGUAGE': ''}
    return subprocess.run([program, *arguments], check=True, capture_output=True, env=environment).stdout.decode('utf-8')


def read_entries(lines):
    """(what is typed, what it does) for each line of a list of options."""
    return [re.match(r'  +((?:-\w, )?--\S+) +(.*)', line).groups() for line in lines]


def write_entries(entries):
    for name, words in entries:
        yield '.TP'
        yield '.B ' + escape(name).replace('"', '\\(dq')
        yield escape(words)


def is_table(line):
    return line.startswith('  ')


def write_text(text):
    """Paragraphs, and tables with the line that announces them."""
    for paragraph in text.strip('\n').split('\n\n'):
        yield '.PP'
        kept = False
        lines = paragraph.split('\n')
        for line in lines:
            if is_table(line) != kept:
                kept = not kept
                yield from ['.RS', '.nf'] if kept else ['.fi', '.RE']
            # An indented line begins with a space, which is no request to break.
            yield escape(line[2:] if kept else line)
        if kept:
            yield from ['.fi', '.RE']


def write_command(program, name):
    help_text = ask(program, name, '--help')
    usage, summary, options, rest = re.fullmatch(
        r'Usage:\n  dossier (.*)\n\n(.*)\n\nOptions:\n((?:  .*\n)+)\n?((?:.*\n?)*)', help_text).groups()
    yield '.SS ' + escape(name)
    yield '.B ' + escape('dossier ' + name)
    yield escape(usage.removeprefix(name).strip().replace('[OPTION…]', '[OPTION...]').replace('FILE…', 'FILE...'))
    yield '.PP'
    yield escape(summary) + '.'
    yield from write_entries(read_entries(options.splitlines()))
    if rest.strip():
        yield from write_text(rest)


def main():
    program, template, out, version, pkgdatadir = sys.argv[1:]
    help_text = ask(program, '--help')
    commands = re.search(r'^Commands:\n((?:  .*\n)+)', help_text, re.M)[1].splitlines()
    options = re.search(r'^Options:\n((?:  .*\n)+)', help_text, re.M)[1].splitlines()
    values = {
        'version': version,
        'pkgdatadir': escape(pkgdatadir),
        'options': '\n'.join(write_entries(read_entries(options))),
        'commands': '\n'.join(line for entry in commands for line in write_command(program, entry.split()[0])),
    }
    text = pathlib.Path(template).read_text(encoding='utf-8')
    text = re.sub(r'@(\w+)@', lambda found: values[found[1]], text)
    pathlib.Path(out).write_text(text, encoding='utf-8')


main()
