"""Descriptions are read from the annotations of the class they stand in."""

from dataclasses import dataclass
from typing import Annotated, Any

from cme_desktop.fields import LinkField, fields_of, reads


@reads("moved")
def has_moved(record: Any) -> bool:
    return bool(record.moved)


@dataclass
class Always:
    school: Annotated[int | None, LinkField(label="School", to="school")] = None


@dataclass
class Sometimes:
    school: Annotated[int | None, LinkField(label="School", to="school", shown_when=has_moved)] = None


def test_fields_alike_in_all_but_their_condition_stay_apart() -> None:
    assert fields_of(Always)["school"].shown_when is None
    assert fields_of(Sometimes)["school"].shown_when is has_moved
