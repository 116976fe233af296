"""In a data file, too, what is open stands in the queue, and what is finished does not."""

import random
from dataclasses import replace
from typing import Any

import pytest

from cme_desktop.description.duties import HOW_IT_STANDS
from cme_desktop.description.record_type import RecordType
from cme_desktop.registry import CASEWORK
from cme_desktop.services.saving import store as put
from db.store import SqlStore
from tests.builders import AUTHOR, make_child, make_school, save
from tests.conformance.ordinary import DAY, ORDINARY
from tests.conformance.samples import samples_of
from tests.db.filling import Filler


@pytest.mark.parametrize("kind", CASEWORK, ids=lambda kind: kind.key)
def test_in_a_data_file_it_stands_in_the_queue_and_is_gone_once_finished(
    store: SqlStore, kind: RecordType[Any]
) -> None:
    finished = next(c.code for c in kind.life.statuses if c.code not in kind.life.open)
    with store.changing(AUTHOR) as work:
        usual = {"child": make_child(work).id, "school": make_school(work).id}
        named = {name: id for name, id in usual.items() if name in kind.plain}
        saved = []
        for status in kind.life.open:
            facts, _, _ = ORDINARY[kind.key, status]
            saved.append(save(work, kind, **{"received_on": DAY, **named, "status": status, **facts}))
        for record in saved:
            assert any(line.record == record.id for line in work.due()), record.status
        for record in saved:
            put(work, kind, replace(record, status=finished))
        left = {line.duty for line in work.due() if line.record in {record.id for record in saved}}
    assert HOW_IT_STANDS not in left
    assert not {duty for duty in left if duty.startswith("review_")}


@pytest.mark.parametrize("kind", CASEWORK, ids=lambda kind: kind.key)
def test_whatever_is_on_file_of_it_it_stands_in_the_queue(store: SqlStore, kind: RecordType[Any]) -> None:
    """Random facts in each open status, looked for in the queue as it is read from the data file."""
    dice = random.Random(kind.key)
    with store.changing(AUTHOR) as work:
        filler = Filler(work)
        saved = {
            put(work, kind, filler.pointed(replace(one, status=status))).id: status
            for status in sorted(kind.life.open)
            for one in dice.sample(samples_of(kind.cls), 12)
        }
        named: dict[int, set[str]] = {}
        for line in [*work.due(), *work.undated()]:
            named.setdefault(line.record, set()).add(line.duty)
    for id, status in saved.items():
        assert id is not None
        assert named.get(id, set()) & {*kind.next_steps[status].split(), HOW_IT_STANDS}, status
