"""Records and their rows as objects: each holds what its class describes."""

import dataclasses
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from cme_desktop.fields.attributes import Attribute
from cme_desktop.fields.base import Field


class Holder:
    """A record or one of its rows: a dataclass made from what its class says of each attribute.

    It is made by the names of its attributes alone; what is not given begins empty. Two that hold the same
    are still two.
    """

    _own: ClassVar[dict[str, Attribute[Any, Any, Any]]] = {}
    """What the class itself describes, in its order."""

    if TYPE_CHECKING:
        __dataclass_fields__: ClassVar[dict[str, dataclasses.Field[Any]]]

        def __init__(self, **values: object) -> None: ...

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if annotated := vars(cls).get("__annotations__"):
            raise TypeError(f"{cls.__name__} describes by fields, not by annotations: {', '.join(annotated)}")
        own = {name: said for name, said in vars(cls).items() if isinstance(said, Attribute)}
        cls._own, cls.__annotations__ = own, dict.fromkeys(own, object)
        for name, said in own.items():
            setattr(cls, name, said.beginning())
        dataclasses.dataclass(eq=False, kw_only=True)(cls)
        for name, said in own.items():
            setattr(cls, name, said)


class Row(Holder):
    """One of several that belong to a record: a check, a payment, a visit."""

    id = Attribute(int)


if TYPE_CHECKING:
    from typing_extensions import TypeVar as TypeVarWithDefault

    R = TypeVarWithDefault("R", bound=Row, default=Any)
else:
    R = TypeVar("R", bound=Row)


def fields_of(cls: type[Holder]) -> dict[str, Field[Any]]:
    """The described fields of a class of records or rows, in the order they are described."""
    return {
        name: said
        for base in reversed(cls.__mro__)
        for name, said in vars(base).get("_own", {}).items()
        if isinstance(said, Field)
    }
