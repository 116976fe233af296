"""Email addresses: a sane shape only, since nothing but sending a message proves one."""

import re

from cme_desktop.values.errors import ValueProblem, quoted

_LONGEST = 254  # RFC 5321, length of a path
_LABEL = r"[^\s@.,;:<>()\[\]\"]+"
_ADDRESS = re.compile(rf"{_LABEL}(?:\.{_LABEL})*@{_LABEL}(?:\.{_LABEL})+")


def parse_email(text: str) -> str:
    """Give an email address without the spaces around it, its case as typed. Raises ValueProblem."""
    address = text.strip()
    if address.count("@") != 1:
        raise ValueProblem(f"{quoted(text)} must have one @, like office@school.example.")
    if re.search(r"\s", address):
        raise ValueProblem(f"{quoted(text)} has a space in it. Type one address, like office@school.example.")
    if len(address) > _LONGEST:
        raise ValueProblem(
            f"An email address has at most {_LONGEST} characters, and this one has {len(address)}."
        )
    if _ADDRESS.fullmatch(address) is None:
        raise ValueProblem(f"{quoted(text)} is not an email address. Type it like office@school.example.")
    return address
