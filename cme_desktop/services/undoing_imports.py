"""An import undone whole: what it changed of records on file is put back, then all that it brought goes.

Each record that was on file is put back by a save of its own. Then, in one short change, nobody sees what the
import brought any more, and it is taken away in batches. Stopped before that change, the import still stands
and can be undone again; stopped after it, the rest goes when the data file is next opened.
"""

from collections.abc import Container, Iterator, Sequence
from functools import partial
from itertools import chain

from cme_desktop.errors import Refused
from cme_desktop.issues import refuse
from cme_desktop.ports import Batch, Change, Intake, Written
from cme_desktop.ports.rows import last_save
from cme_desktop.registry import REGISTRY
from cme_desktop.services.reckoning import asking_to_reckon
from cme_desktop.services.undoing import undo
from cme_desktop.touched import Aspect, Touched
from cme_desktop.values.moments import show_moment
from cme_desktop.values.sentences import some_of
from cme_desktop.values.texts import capital_first
from cme_desktop.watching import Watcher

_BATCH = 50


def undo_import(intake: Intake, watcher: Watcher) -> Touched:
    """Undo a finished import; until it is hidden it can be stopped, and then it stands.

    Raises Refused, naming some of it, where later work stands on it, and what `watcher` raises.
    """
    what = f"the import of {intake.file}"
    others = intake.batch(partial(_others, what))
    of_it = frozenset(one.record for one in others)
    for start in range(0, len(others), _BATCH):
        watcher.report(start, len(others))
        intake.batch(partial(_put_back, others[start : start + _BATCH], of_it, what))
    watcher.check()
    intake.batch(partial(_hide, what))
    intake.take_back(undone=True)
    keys = [kind.key for kind in REGISTRY]
    aspects = frozenset({Aspect.SEEN, Aspect.QUESTIONS, Aspect.DEADLINES})
    return intake.touched | Touched(dict.fromkeys(keys), None, frozenset(keys), aspects)


def _others(what: str, work: Batch) -> list[Written]:
    """What is to be put back. Raises Refused before anything is."""
    found = work.changed_on_file(f"undone: {what}")
    saved_since = (_by(one.reference, since) for one, since in found if since is not None)
    others = [one for one, _ in found]
    _refuse(what, chain(saved_since, _later_work(work, {one.record for one in others})))
    return others


def _put_back(others: Sequence[Written], of_it: frozenset[int], what: str, work: Batch) -> None:
    undo(work, others, what, of_it=lambda ids: {*of_it.intersection(ids), *work.among_brought(ids)})
    for one in others:
        work.forget_rows(one.record)


def _hide(what: str, work: Batch) -> None:
    """Asked again, as others may have saved meanwhile."""
    work.take_sight()
    _refuse(what, _later_work(work, ()))
    with asking_to_reckon(work):
        work.hide()


def _later_work(work: Batch, put_back: Container[int]) -> Iterator[str]:
    """What stands on what it brought, by reference, with who and when; what may not be named is only told of.

    `put_back` are records that will point at it no longer.
    """
    for reference, change in work.changed_since():
        yield _by(reference, change)
    for id in chain(work.pointing_at_brought(), work.named_since()):
        if id in put_back:
            continue
        if work.accounts(id):
            yield "a record that is restricted"
        else:
            yield _by(work.hits([id])[0].reference, last_save(work.history(id)))
    for draft in work.drafts():
        if work.among_brought(draft.about()):
            yield f"unfinished typing of {draft.who}"
    if work.is_answered():
        yield "a manager’s answer about records alike"


def _by(reference: str, change: Change) -> str:
    return f"{reference} ({change.who}, {show_moment(change.at)})"


def _refuse(what: str, later: Iterator[str]) -> None:
    found = list(dict.fromkeys(later))
    if found:
        text = f"{capital_first(what)} cannot be undone, as later work stands on it: {some_of(found)}."
        raise Refused([refuse("", f"{text} Take that back first, or put single records right by hand.")])
