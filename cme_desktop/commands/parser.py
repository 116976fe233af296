"""Every command with its options, and one plain line for whatever is wrong with them."""

import argparse
import re
import sys
from datetime import date
from typing import NoReturn

from cme_desktop.commands import NOT_STARTED, dictionary, due, returns, sample, tables, upkeep
from cme_desktop.commands.base import DATA_HELP, Commands

_UNKNOWN = re.compile(r"argument (\S+): invalid choice: '(.*)' \(choose from (.*)\)")
_ABOUT_ONE = re.compile(r"argument (\S+): (.*)", re.DOTALL)
_PHRASES = (
    ("the following arguments are required:", "Missing:"),
    ("unrecognized arguments:", "Not understood:"),
    ("expected one argument", "needs a value after it"),
)


class PlainParser(argparse.ArgumentParser):
    """Says what is wrong in one line, and exits with 2."""

    def error(self, message: str) -> NoReturn:
        self.exit(NOT_STARTED, f"{in_plain_words(message)}\n")


def in_plain_words(message: str) -> str:
    """The library's message as a sentence."""
    if unknown := _UNKNOWN.fullmatch(message):
        return f"“{unknown[2]}” is not a command. There are: {unknown[3].replace(chr(39), '')}."
    if (about := _ABOUT_ONE.fullmatch(message)) and about[2][:1] in "“ATE":
        return about[2]
    if about:
        message = f"{about[1]} {about[2]}"
    for phrase, plain in _PHRASES:
        message = message.replace(phrase, plain)
    return message.rstrip(".") + "."


def parser(today: date) -> argparse.ArgumentParser:
    """The parser of the whole command line. Without a command, `run` is not set: open the window."""
    top = PlainParser(
        prog="cme-desktop",
        description="Desk tool of a Children Missing Education team. Without a command, opens the window.",
        allow_abbrev=False,
    )
    top.add_argument("--data", metavar="PATH|URL", help=DATA_HELP)
    top.set_defaults(run=None)
    commands = Commands(top.add_subparsers(dest="command", metavar="COMMAND"), today)
    for family in (sample, tables, returns, due, upkeep, dictionary):
        family.add(commands)
    return top


def complain(sentence: str) -> None:
    """One plain line on the error stream."""
    print(" ".join(sentence.split()), file=sys.stderr)
