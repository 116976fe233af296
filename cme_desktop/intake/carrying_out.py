"""The end of an import: everybody sees what it brought, then records that were on file follow.

What it does to those is written down while it runs and is done here, each step with its removal in one
change: whoever is stopped in the middle of it goes on where it was, and does nothing twice.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from typing import Any

from cme_desktop.description.record_type import RecordType
from cme_desktop.description.texts import record_texts
from cme_desktop.drafts import Draft
from cme_desktop.errors import Cancelled, Unavailable
from cme_desktop.fields import LinkField, Reading, known
from cme_desktop.intake.outcome import Progress
from cme_desktop.intake.sameness import filled
from cme_desktop.ports import Batch, Intake, PutOff
from cme_desktop.registry import record_type as type_named
from cme_desktop.services.at_odds import ask_about, concerned, tells
from cme_desktop.services.duties_on_file import duties_on_file
from cme_desktop.services.reckoning import asking_to_reckon
from cme_desktop.services.saving import draw_consequences, save_record, store
from cme_desktop.statutory.law import Law

_BATCH = 100
"""Steps in one change: a quarter of a second or so."""
_STOPPED_AFTER_THE_END = (
    "All rows are loaded. What follows from them for records that were on file is done at the next start."
)


def finish(intake: Intake, law: Law, progress: Progress | None = None) -> None:
    """Let everybody see what the import brought, reckoned by the law of that moment; then carry it out.

    `law` is the one that its deadlines were reckoned by. Where it brings law of its own, the due dates of the
    other records wait to be reckoned anew.
    """
    while (now := intake.batch(partial(_finished, law))) is not law:
        _reckon_brought(intake, now)
        law = now
    try:
        carry_out(intake, progress)
    except KeyboardInterrupt:
        raise Cancelled(_STOPPED_AFTER_THE_END) from None


def carry_out(intake: Intake, progress: Progress | None = None) -> None:
    """Take all steps that were put off. It cannot be undone any more, and so it is not stopped either.

    One that cannot be taken stays and keeps no other back; what it failed by is raised at the end.
    """
    done, last, failures = 0, 0, list[Exception]()
    left = True
    while left:
        try:
            ids = intake.batch(partial(_take, intake.action, last, _BATCH))
        except Unavailable:
            raise
        except Exception:
            ids = _one_by_one(intake, last, failures)
        done, left, last = done + len(ids), len(ids) == _BATCH, max(ids, default=last)
        if progress is not None and left:
            with suppress(Cancelled):
                progress(done, done + _BATCH)
    if failures:
        raise failures[0]


def _one_by_one(intake: Intake, last: int, failures: list[Exception]) -> list[int]:
    """Take the next steps, each in a change of its own, but for those that fail; all their ids."""
    ids: list[int] = intake.batch(lambda work: work.step_ids(last, _BATCH))
    for id in ids:
        try:
            intake.batch(partial(_take, intake.action, id - 1, 1))
        except Unavailable:
            raise
        except Exception as failure:
            failures.append(failure)
    return ids


def _take(action: str, after: int, limit: int, work: Batch) -> list[int]:
    """Take the next steps; their ids. Nothing is left to do for a record that was taken back meanwhile."""
    steps = work.steps(after, limit)
    on_file = work.labels(step.what["id"] for step in steps)
    to_take = [step for step in steps if step.what["id"] in on_file]
    saving = [(type_named(step.what["type"]), step.what["id"]) for step in to_take if _saves(step)]
    _read_ahead(work, saving)
    claimed = [(kind, work.get(kind, id)) for kind, id in saving]
    work.claim_all(claimed)  # first, as who saves does
    work.hold([step.what["id"] for step in to_take])
    _read_ahead(work, saving)
    for step in to_take:
        _STEPS[step.kind](work, step.what, action)
    ask_about(work, concerned(record for kind, record in claimed if tells(kind)))
    work.done(steps)
    return [step.id for step in steps]


def _read_ahead(work: Batch, saving: Sequence[tuple[RecordType[Any], int]]) -> None:
    """Read together what steps are about; what others may have saved before it was claimed is read anew."""
    for kind in dict.fromkeys(kind for kind, _ in saving):
        work.read_ahead(kind, [id for of, id in saving if of is kind])


def _saves(step: PutOff) -> bool:
    """Whether it saves the record it is about, as against only remembering something of it."""
    return "type" in step.what


def _finished(law: Law, work: Batch) -> Law:
    """The law as it is; the import is finished where that is still the one its deadlines were reckoned by."""
    now = work.law_to_change()
    if now is law:
        with asking_to_reckon(work):
            work.finish()
    return now


def _reckon_brought(intake: Intake, law: Law) -> None:
    """Somebody changed the law while rows were loaded, and reckoned anew only what is to be seen."""
    last: int | None = 0
    while last is not None:
        last = intake.batch(partial(_reckon_next, law, last))


def _reckon_next(law: Law, last: int, work: Batch) -> int | None:
    """Reckon the next records after one; the last of them, None where there are no more."""
    brought = work.brought(last, _BATCH)
    work.hold([id for id, _ in brought])
    kinds = [(id, type_named(key)) for id, key in brought]
    found = [(kind, work.get(kind, id)) for id, kind in kinds if kind.worked]
    work.set_deadlines([(record, duties_on_file(work, kind, record, law)) for kind, record in found])
    return brought[-1][0] if len(brought) == _BATCH else None


# -- the steps ------------------------------------------------------------------------------------------


def _draw_consequences(work: Batch, what: Mapping[str, Any], _: str) -> None:
    kind = type_named(what["type"])
    record = work.get(kind, what["id"])
    work.claim(kind, record)
    draw_consequences(work, kind, record, since=0)


def _name(work: Batch, what: Mapping[str, Any], action: str) -> None:
    """Name somebody in the rows of a record, unless an officer has meanwhile."""
    kind = type_named(what["type"])
    record = work.get(kind, what["id"])
    rows, link, member = getattr(record, what["rows"]), what["link"], what["member"]
    if all(getattr(row, link) != member for row in rows):
        rows.append(kind.rows[what["rows"]].of(**{link: member}))
        store(work, kind, record, action)


def _fill(work: Batch, what: Mapping[str, Any], action: str) -> None:
    """Fill what is still blank, unless the record would no longer hold together."""
    kind, reading = type_named(what["type"]), _reading(work, what)
    base = work.get(kind, what["id"])
    before, row = record_texts(kind, base), Draft(kind, reading)
    row.restore(what["draft"])
    filled(kind, base, row.record(), set(what["given"]))
    if record_texts(kind, base) != before and not Draft(kind, reading, base).refusals():
        save_record(work, kind, base, action)


def _bring_up(work: Batch, what: Mapping[str, Any], action: str) -> None:
    """What a register says goes in place of what it said before."""
    kind = type_named(what["type"])
    base = work.get(kind, what["id"])
    links = [name for name, field in kind.plain.items() if isinstance(field, LinkField)]
    linked = [id for name in links if (id := known(getattr(base, name))) is not None]
    draft = Draft(kind, _reading(work, what), base, work.labels(linked))
    for name, text in what["typed"].items():
        draft.type_in(name, text)
    if record_texts(kind, base) != record_texts(kind, draft.record()) and not draft.refusals():
        store(work, kind, draft.record(), action)


def _remember(work: Batch, what: Mapping[str, Any], _: str) -> None:
    """Nobody is asked again whose a row is that said more of a record on file."""
    work.remember_rows(what["digests"], what["id"])


def _reading(work: Batch, what: Mapping[str, Any]) -> Reading:
    """As the row was read, whatever day it is now."""
    return Reading(date.fromisoformat(what["day"]), work.law()).at(None)


_STEPS: Mapping[str, Callable[[Batch, Mapping[str, Any], str], None]] = {
    "consequences": _draw_consequences,
    "name": _name,
    "fill": _fill,
    "bring_up": _bring_up,
    "remember": _remember,
}
