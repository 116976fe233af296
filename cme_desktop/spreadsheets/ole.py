"""One stream out of an OLE compound file, the container of the old .xls format ([MS-CFB])."""

import struct
from collections.abc import Iterable, Iterator, Sequence

_LAST_SECTOR = 0xFFFFFFFA  # numbers above this are marks, not sectors
_HEADER_CHAIN = 76  # the header lists the first 109 sectors of the allocation table here
_ENTRY = 128
_ROOT, _STREAM = 5, 2


def ole_stream(content: bytes, names: Iterable[str]) -> bytes:
    """The first stream that has one of these names. Raises StopIteration, ValueError or struct.error."""
    file = _CompoundFile(content)
    entries = {name: (start, size) for kind, name, start, size in file.entries() if kind == _STREAM}
    start, size = next(entries[name] for name in names if name in entries)
    stream = file.stream(start, size)
    if len(stream) < size:
        raise ValueError("the file ends before its stream does")
    return stream


class _CompoundFile:
    def __init__(self, content: bytes) -> None:
        sector_shift, mini_shift = struct.unpack_from("<HH", content, 30)
        self._size, self._mini_size = 1 << sector_shift, 1 << mini_shift
        self._content = content
        self._directory, self._cutoff, self._mini_start = struct.unpack_from("<I4xII", content, 48)
        self._table = self._numbers(self._allocation_sectors())

    def entries(self) -> Iterator[tuple[int, str, int, int]]:
        """Kind, name, first sector and size of everything in the directory."""
        directory = b"".join(map(self._sector, _chain(self._table, self._directory)))
        for at in range(0, len(directory), _ENTRY):
            length, kind = struct.unpack_from("<HB", directory, at + 64)
            name = directory[at : at + max(length - 2, 0)].decode("utf-16-le", "replace")
            start, size = struct.unpack_from("<II", directory, at + 116)
            yield kind, name, start, size

    def stream(self, start: int, size: int) -> bytes:
        """Small streams live in pieces of a stream of their own, which belongs to the root entry."""
        if size >= self._cutoff:
            return b"".join(map(self._sector, _chain(self._table, start)))[:size]
        root = next(start for kind, _, start, _ in self.entries() if kind == _ROOT)
        pool = b"".join(map(self._sector, _chain(self._table, root)))
        pieces = _chain(self._numbers(_chain(self._table, self._mini_start)), start)
        piece = self._mini_size
        return b"".join(pool[number * piece : (number + 1) * piece] for number in pieces)[:size]

    def _allocation_sectors(self) -> list[int]:
        sectors = list(struct.unpack_from("<109I", self._content, _HEADER_CHAIN))
        more, count = struct.unpack_from("<II", self._content, 68)
        for _ in range(min(count, len(self._content) // self._size)):
            *listed, more = self._numbers([more])
            sectors += listed
        return [sector for sector in sectors if sector < _LAST_SECTOR]

    def _numbers(self, sectors: Iterable[int]) -> Sequence[int]:
        joined = b"".join(map(self._sector, sectors))
        return struct.unpack(f"<{len(joined) // 4}I", joined[: len(joined) // 4 * 4])

    def _sector(self, number: int) -> bytes:
        return self._content[(number + 1) * self._size : (number + 2) * self._size]


def _chain(table: Sequence[int], start: int) -> list[int]:
    """Sector numbers from `start` on. A chain longer than its table runs in a ring: the file is damaged."""
    sectors: list[int] = []
    while start < _LAST_SECTOR:
        sectors.append(start)
        if len(sectors) > len(table) or start >= len(table):
            raise ValueError("a chain of sectors has no end")
        start = table[start]
    return sectors
