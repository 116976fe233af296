"""Read the field descriptions out of a dataclass's annotations."""

from typing import Any, get_type_hints

from cme_desktop.fields.base import Field


def fields_of(cls: type[Any]) -> dict[str, Field[Any]]:
    """The described fields of a record or row class, in the order they are declared."""
    described: dict[str, Field[Any]] = {}
    for name, hint in get_type_hints(cls, include_extras=True).items():
        for extra in getattr(hint, "__metadata__", ()):
            if isinstance(extra, Field):
                described[name] = extra
    return described
