"""Email addresses: a sane shape only, since nothing but sending a message proves one."""

import re

from cme_desktop.values.errors import ValueProblem, quoted
from cme_desktop.values.texts import visible

_LONGEST = 254  # RFC 5321, length of a path
_LABEL = r"[^\s@.,;:<>()\[\]\"]+"
_BESIDE_A_NAME = re.compile(r"[^<>\[\]]*[<\[]([^<>\[\]]*)[>\]]\s*[;,]?")
_LINK = re.compile(r"mailto:([^?]*)(?:\?.*)?", re.IGNORECASE | re.DOTALL)
_ADDRESS = re.compile(rf"{_LABEL}(?:\.{_LABEL})*@{_LABEL}(?:\.{_LABEL})+")


def parse_email(text: str) -> str:
    """Give an email address alone, its case as typed: `Office <office@school.example>` is copied with a name.

    Raises ValueProblem.
    """
    address = _alone(visible(text).strip())
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


def _alone(text: str) -> str:
    """Without what mail programs and web pages put around an address when it is copied."""
    if beside := _BESIDE_A_NAME.fullmatch(text):
        text = beside[1].strip()
    if link := _LINK.fullmatch(text):
        text = link[1].strip()
    return text.rstrip(";,").rstrip()
