"""The record types there are: to add one is to add its line."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from cme_desktop.description.linked import rows_of_children
from cme_desktop.description.record_type import About, Offered, RecordType
from cme_desktop.errors import CmeError

_FOLDERS = (
    "standing_records.child",
    "standing_records.person",
    "standing_records.school",
    "standing_records.officer",
    "standing_records.hub",
    "standing_records.calendar_entry",
    "standing_records.local_rule",
    "standing_records.return_target",
    "records.ten_day_notification",
    "records.off_roll_notice",
    "records.on_roll_notice",
    "records.whereabouts_enquiry",
    "records.pace_interview",
    "records.penalty_notice",
    "records.home_education",
    "records.missing_episode",
    "records.in_year_application",
    "records.truancy_sweep",
)
"""Where each stands, in the order of menus, rail and return. What serves all types imports none of them."""


def _described(folder: str) -> RecordType[Any]:
    """The description that a folder holds under its own name. Raises ImportError, saying what to do."""
    module, name = f"cme_desktop.{folder}", folder.rpartition(".")[2].upper()
    if find_spec(module) is None:
        raise ImportError(f"registry.py has the line “{folder}”, and there is no such folder.")
    found = getattr(import_module(module), name, None)
    if not isinstance(found, RecordType):
        raise ImportError(f"{folder} has to hold its RecordType under the name {name}.")
    return found


REGISTRY: tuple[RecordType[Any], ...] = tuple(map(_described, _FOLDERS))
"""Every record type, those whom records are about first."""

_BY_KEY = {record_type.key: record_type for record_type in REGISTRY}

CASEWORK = tuple(record_type for record_type in REGISTRY if record_type.worked)
"""Those whose records somebody works on until they are finished."""

ABOUT_A_CHILD = tuple(kind for kind in REGISTRY if kind.about is About.CHILD or rows_of_children(kind))
"""Those whose records make up what is on file about a child, alone or in rows among others."""

NEW_MENU = tuple(
    record_type
    for record_type in (*CASEWORK, *(kept for kept in REGISTRY if not kept.worked))
    if record_type.offered is Offered.NEW_MENU
)
"""Those that an officer begins from the menu New, casework first."""


class UnknownRecordType(CmeError, KeyError):
    """No record type goes by that name."""

    __str__ = CmeError.__str__


def record_type(name: str) -> RecordType[Any]:
    """The record type by its key (`ten_day_notification`) or its name (`ten-day-notification`).

    Raises UnknownRecordType, a KeyError, naming the types there are.
    """
    key = name.replace("-", "_")
    if (found := _BY_KEY.get(key)) is not None:
        return found
    names = ", ".join(candidate.name for candidate in REGISTRY)
    raise UnknownRecordType(f"“{name}” is not a record type. The record types are: {names}.")
