"""Every command with its options, and one plain line for whatever is wrong with them."""

import argparse
import re
import sys
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, NoReturn

from cme_desktop.commands import NOT_STARTED, dictionary, due, returns, sample, tables, upkeep
from cme_desktop.commands.base import DATA_HELP, Commands
from cme_desktop.values.texts import visible

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

_UNKNOWN = re.compile(r"argument (\S+): invalid choice: '(.*)' \(choose from (.*)\)")
_ABOUT_ONE = re.compile(r"argument (\S+): (.*)", re.DOTALL)
_VERY_LONG = re.compile(r"\S{201,}")
"""A path of up to two hundred letters stays whole."""
_LONGEST = 1500
_PHRASES = (
    ("the following arguments are required:", "Missing:"),
    ("unrecognized arguments:", "Not understood:"),
    ("expected one argument", "needs a value after it"),
)


class PlainParser(argparse.ArgumentParser):
    """Says what is wrong in one line, and exits with 2."""

    def error(self, message: str) -> NoReturn:
        complain(in_plain_words(message))
        self.exit(NOT_STARTED)

    def _print_message(self, message: str, file: "SupportsWrite[str] | None" = None) -> None:
        """The library keeps silent where nothing can be written."""
        print(message, end="", file=file or sys.stderr)


def in_plain_words(message: str) -> str:
    """The library's message as a sentence."""
    if unknown := _UNKNOWN.fullmatch(message):
        what = f"a choice of {unknown[1]}" if unknown[1].startswith("-") else "a command"
        return f"“{unknown[2]}” is not {what}. There are: {unknown[3].replace(chr(39), '')}."
    if (about := _ABOUT_ONE.fullmatch(message)) and about[2][:1] in "“ATE":
        return about[2]
    if message.endswith(" WHICH"):  # a command of two words, of which only the first was given
        return "Say which return: return monthly."
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


def complain(sentence: str, whole: bool = False) -> None:
    """One plain line on the error stream, shortened unless it has to be `whole`, as for a command to type.

    Where nothing can be written there, the exit code has to do.
    """
    line = " ".join(visible(sentence).split())
    with suppress(OSError):
        if sys.stderr is not None:
            print(line if whole else bearable(line), file=sys.stderr, flush=True)


def bearable(line: str) -> str:
    """A line with whatever is very long in it, as a value may be that was given, cut in its middle."""
    words = _VERY_LONG.sub(lambda found: f"{found[0][:40]}…{found[0][-19:]}", line)
    return words if len(words) <= _LONGEST else f"{words[:300]} … {words[-300:]}"
