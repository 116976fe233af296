"""A made-up authority to try the program on: `sample`."""

import argparse
import re

from cme_desktop.commands import DONE
from cme_desktop.commands.base import Commands, Given, telling

_CHILDREN, _SEED = 500, 1
_FIGURES = re.compile("[0-9]{1,9}")


def add(commands: Commands) -> None:
    """Add the command."""
    sample = commands.add("sample", "make a data file with a made-up authority in it", _sample)
    sample.add_argument(
        "--children", metavar="N", type=_count, default=_CHILDREN, help=f"how many; {_CHILDREN} if not given"
    )
    sample.add_argument("--seed", metavar="S", type=_seed, default=_SEED, help="the same seed, the same file")
    sample.add_argument("--as-of", metavar="D", type=commands.day, help="the day it is; today if not given")


def _count(text: str) -> int:
    if not _FIGURES.fullmatch(text) or not int(text):
        raise argparse.ArgumentTypeError(f"“{text}” is not a number of children.")
    return int(text)


def _seed(text: str) -> int:
    if not _FIGURES.fullmatch(text):
        raise argparse.ArgumentTypeError(f"“{text}” is not a seed; give a whole number.")
    return int(text)


def _sample(arguments: argparse.Namespace, given: Given) -> int:
    from cme_desktop.operations.making_up import MakeUpAuthority
    from cme_desktop.operations.performing import perform
    from cme_desktop.sample import refuse_too_early

    as_of = arguments.as_of or given.today
    refuse_too_early(as_of)
    given.refuse_taken()
    with given.desk(make=True) as desk:
        make = MakeUpAuthority(arguments.children, arguments.seed, as_of)
        counts = perform(desk.store, desk.author, make, telling("Records")).result
        name = desk.store.name
    print(f"{name}: a made-up authority of {sum(counts.values()):,} records.")
    return DONE
