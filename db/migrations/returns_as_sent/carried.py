"""What was remembered of each return as a setting: its values and its file, and no records behind them."""

import json
import zlib
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import PureWindowsPath
from typing import NamedTuple

import sqlalchemy as sa
from alembic import op

_PREFIX = "return."
_SETTING = sa.table("setting", sa.column("key"), sa.column("value"))
_VERSION = sa.table(
    "return_version",
    sa.column("id", sa.Integer()),
    sa.column("kind"),
    sa.column("start_on", sa.Date()),
    sa.column("end_on", sa.Date()),
    sa.column("number"),
    sa.column("made_at"),
    sa.column("made_by"),
    sa.column("check_code"),
    sa.column("content", sa.LargeBinary()),
    sa.column("hash"),
)
_FILE = sa.table(
    "return_file",
    sa.column("version_id"),
    sa.column("edition"),
    sa.column("name"),
    sa.column("path"),
    sa.column("sha256"),
    sa.column("made_at", sa.DateTime(timezone=True)),
    sa.column("made_by"),
)
_NOBODY = ""
"""Who made it was not remembered."""


class _Remembered(NamedTuple):
    start: date
    end: date
    at: datetime
    path: str
    values: dict[str, float | None]
    """By measure and category, with a stroke between them."""


def carry_over() -> None:
    """Each becomes version 1 of its return; a setting that cannot be read stays where it is."""
    connection = op.get_bind()
    asked = sa.select(_SETTING).where(_SETTING.c.key.startswith(_PREFIX)).order_by(_SETTING.c.key)
    for key, text in connection.execute(asked).all():
        try:
            remembered = _read(key.removeprefix(_PREFIX), json.loads(text))
        except (ValueError, TypeError, KeyError, AttributeError):
            continue
        _keep(connection, remembered)
        connection.execute(_SETTING.delete().where(_SETTING.c.key == key))


def _read(period: str, kept: dict[str, object]) -> _Remembered:
    start, end = _days(period)
    at, path, values = kept["at"], kept["path"], kept["figures"]
    if not (isinstance(at, str) and isinstance(path, str) and isinstance(values, dict)):
        raise TypeError("a moment, a path and the values of figures")
    return _Remembered(start, end, datetime.fromisoformat(at).astimezone(UTC), path, values)


def _days(period: str) -> tuple[date, date]:
    """A month, or a first and a last day."""
    first, _, last = period.partition(" to ")
    if last:
        return date.fromisoformat(first), date.fromisoformat(last)
    start = date.fromisoformat(f"{first}-01")
    return start, (start + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _keep(connection: sa.Connection, made: _Remembered) -> None:
    text = _dumped(
        {
            "figures": [_figure(made, *item) for item in made.values.items()],
            "measures": {},
            "history": "",
            "targets": [],
            "comments": [],
        }
    )
    days = made.start.isoformat(), made.end.isoformat()
    hashed = _dumped([["monthly", *days, 1, None], [made.at.isoformat(), _NOBODY, ""], text])
    version = _VERSION.insert().values(
        kind="monthly",
        start_on=made.start,
        end_on=made.end,
        number=1,
        made_at=made.at.isoformat(),
        made_by=_NOBODY,
        check_code="",
        content=zlib.compress(text.encode(), 9),
        hash=sha256(hashed.encode()).hexdigest(),
    )
    file = _FILE.insert().values(
        version_id=connection.execute(version.returning(_VERSION.c.id)).scalar_one(),
        edition="working",
        name=PureWindowsPath(made.path).name,
        path=made.path,
        sha256="",
        made_at=made.at,
        made_by=_NOBODY,
    )
    connection.execute(file)


def _figure(made: _Remembered, key: str, value: float | None) -> list[object]:
    measure, _, category = key.partition("/")
    label = f"{measure}: {category}" if category else measure
    days = made.start.isoformat(), made.end.isoformat()
    return [measure, category or None, label, *days, value, [], [], []]


def _dumped(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
