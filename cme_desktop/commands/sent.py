"""What was sent, to whom: `return sent`."""

import argparse
import sys
from typing import TYPE_CHECKING

from cme_desktop.commands import DONE, WITH_FINDINGS
from cme_desktop.commands.base import Commands, Given
from cme_desktop.commands.return_periods import add_month_or_days, month_or_days
from cme_desktop.errors import CmeError

if TYPE_CHECKING:
    from cme_desktop.operations.sending import SentReturn
    from cme_desktop.versions.version import ReturnOf

_EDITIONS = ("committee", "committee-small-numbers", "working")


def add(returns: Commands) -> None:
    """Add the command below `return`."""
    sent = returns.add(
        "sent", "mark the newest version as sent; the first time its files are written anew and kept", _sent
    )
    add_month_or_days(sent, returns, last="--until")  # “--to” says to whom
    sent.add_argument("--census", metavar="D", type=returns.day, help="of the termly form, its census day")
    sent.add_argument(
        "--edition",
        action="append",
        dest="editions",
        choices=_EDITIONS,
        default=[],
        help="which of its editions is sent, where several were made; may be given twice",
    )
    sent.add_argument("--to", dest="to_whom", metavar="WHOM", required=True, help="to whom it is sent")
    sent.add_argument("--how", metavar="HOW", default="", help="how, such as “by e-mail”")


def _sent(arguments: argparse.Namespace, given: Given) -> int:
    from cme_desktop.commands.stopped import telling_what_is_so, whether_sent
    from cme_desktop.operations.performing import perform
    from cme_desktop.operations.sending import SendReturn
    from cme_desktop.values.texts import tidy_line

    of = _return_asked(arguments)
    with given.desk() as desk:
        with desk.store.reading() as reader:
            newest = next(iter(reader.kept_returns.lines(of)), None)
        if newest is None:
            raise CmeError(f"The {of} was not made yet. Make it first, with “return {of.kind}”.")
        sending = SendReturn(
            newest,
            arguments.to_whom,
            arguments.how,
            given.today,
            desk.clock.now(),
            tuple(arguments.editions),
            desk.own_print,
        )
        with telling_what_is_so(lambda: whether_sent(desk, newest)):
            sent = perform(desk.store, desk.author, sending).result
    said = f"Kept as sent: {newest.named}, to {tidy_line(arguments.to_whom)}."
    return _tell(sent, f"{said} Send the files above." if sent.to_send else said)


def _return_asked(arguments: argparse.Namespace) -> "ReturnOf":
    from cme_desktop.returns.kept import monthly_of
    from cme_desktop.versions.version import ReturnKind, ReturnOf

    if arguments.census is None:
        return monthly_of(month_or_days(arguments, ", or --census of the termly form"))
    if (arguments.month, arguments.since, arguments.until) != (None, None, None):
        raise CmeError("Give --census for the termly form, or the days of another return, and not both.")
    return ReturnOf(ReturnKind.TERMLY, arguments.census, arguments.census)


def _tell(sent: "SentReturn", said: str) -> int:
    for path in sent.to_send:
        print(path)
    for sentence in filter(None, (said, sent.warning, *sent.not_placed)):
        print(sentence, file=sys.stderr)
    return WITH_FINDINGS if sent.not_placed else DONE
