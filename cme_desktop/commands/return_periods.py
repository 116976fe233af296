"""Of which days a return is: the options by which every command of returns is told."""

import argparse
import re
from datetime import date
from typing import TYPE_CHECKING

from cme_desktop.commands.base import Commands, in_order
from cme_desktop.errors import CmeError

if TYPE_CHECKING:
    from cme_desktop.returns.periods import DateRange

_MONTH = re.compile(r"((?:19|20)[0-9]{2})-(0[1-9]|1[0-2])")


def add_month_or_days(parser: argparse.ArgumentParser, commands: Commands, last: str = "--to") -> None:
    """Add a month, or else the first and the last day; `last` is another name for the last day's option."""
    parser.add_argument("--month", metavar="YYYY-MM", type=_month, help="the month, such as 2026-09")
    add_days(parser, commands, required=False, last=last)


def add_days(
    parser: argparse.ArgumentParser, commands: Commands, required: bool = True, last: str = "--to"
) -> None:
    """Add the first and the last day of a period."""
    for option, name, which in (("--from", "since", "first"), (last, "until", "last")):
        parser.add_argument(
            option,
            dest=name,
            metavar="D",
            type=commands.day,
            required=required,
            help=f"{which} day of the period",
        )
    parser.set_defaults(last=last)


def month_or_days(arguments: argparse.Namespace, or_else: str = "") -> "DateRange":
    """The period that was asked for. Raises CmeError, which tells of other ways still with `or_else`."""
    bounds = (arguments.since, arguments.until)
    is_of_days = bounds != (None, None)
    if (arguments.month is not None) == is_of_days or (is_of_days and None in bounds):
        raise CmeError(f"Give either --month YYYY-MM, or both --from and {arguments.last}{or_else}.")
    if is_of_days:
        return days_asked(arguments)
    _refuse_before_the_law(arguments.month)
    month: DateRange = arguments.month
    return month


def days_asked(arguments: argparse.Namespace) -> "DateRange":
    """The days that were asked for. Raises CmeError where they are in no order, or none has any records."""
    from cme_desktop.returns.periods import DateRange

    in_order(arguments.since, arguments.until, arguments.last)
    period = DateRange(arguments.since, arguments.until)
    _refuse_before_the_law(period)
    return period


def _refuse_before_the_law(period: "DateRange") -> None:
    """Before the oldest of the rules that records go by there is nothing to count."""
    from cme_desktop.statutory.law import Law
    from cme_desktop.values.dates import show_day

    first = min(rule.since for rule in Law().rules if rule.since is not None)
    if period.end < first:
        raise CmeError(
            f"There is nothing to report of {period.show()}: the oldest rule is of {show_day(first)}."
        )


def _month(text: str) -> "DateRange":
    from cme_desktop.returns.periods import month_of

    found = _MONTH.fullmatch(text)
    if found is None:
        raise argparse.ArgumentTypeError(f"“{text}” is not a month; write it like 2026-09.")
    return month_of(date(int(found[1]), int(found[2]), 1))
