"""Of every example: each step is at a field of its form, and the steps go down the form."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from cme_desktop.description.example import EXAMPLES, Do, Example
from cme_desktop.description.record_type import RecordType
from cme_desktop.registry import REGISTRY

SHOWN = [(kind, example) for kind in REGISTRY if (example := EXAMPLES.of_type(kind)) is not None]
TYPED = pytest.mark.parametrize(("kind", "example"), SHOWN, ids=[kind.name for kind, _ in SHOWN])


def unknown(kind: RecordType[Any], example: Example) -> Iterator[str]:
    """The steps at what is no field of the form or of its row, or add a row where there are none."""
    for step in example.steps:
        name, *within = step.field.split(".")
        in_row = kind.rows[name].fields.keys() if name in kind.rows else ()
        there = name in (kind.rows if step.do is Do.ADD else kind.fields)
        if not there or (within and within[-1] not in in_row):
            yield step.field


@TYPED
def test_every_step_is_at_a_field(kind: RecordType[Any], example: Example) -> None:
    wrong = list(unknown(kind, example))
    assert not wrong, f"{kind.folder}.example types at {wrong}, and the form has no such field."


def test_a_misspelt_field_is_found() -> None:
    kind, example = SHOWN[0]
    first = example.steps[0]
    misspelt = (replace(first, field="chidl"), replace(first, field="school_enquiries.0.chek"), first)
    assert list(unknown(kind, Example(misspelt))) == ["chidl", "school_enquiries.0.chek"]


@TYPED
def test_the_steps_go_down_the_form(kind: RecordType[Any], example: Example) -> None:
    order = list(kind.fields)
    told = [name for step in example.steps if (name := step.field.partition(".")[0]) in order]
    down = sorted(told, key=order.index)
    assert told == down, f"{kind.folder}.example goes up the form; its order is {list(dict.fromkeys(down))}."
