"""How findings name a value: in the words of its field, where it is one that officers fill in."""

from cme_desktop.records import REGISTRY
from cme_desktop.records.base import BASE_COLUMNS


def value_named(table: str, column: str) -> str:
    """A value by the table and the column it is kept in."""
    if column == "unanswered":
        return f"what is kept of unanswered questions in the table {table}"
    name = column.removesuffix("_id")
    for kind in REGISTRY:
        for rows, described in kind.rows.items():
            if table == f"{kind.key}_{rows}" and name in described.fields:
                return f"“{described.fields[name].label}” of “{described.label}”"
        if table == kind.key and name in kind.plain and name not in BASE_COLUMNS:
            return f"“{kind.plain[name].label}”"
    return f"“{column}” in the table {table}"
