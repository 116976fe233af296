"""Limits on Windows: this process in a job object of its own, which ends it beyond them.

The structures are those of `winnt.h`, for 64-bit and 32-bit Windows alike.
"""

import ctypes
import sys

_PROCESS_TIME = 0x0002
_PROCESS_MEMORY = 0x0100
_DIE_QUIETLY = 0x0400  # no window that asks what to do with a process that has ended badly
_EXTENDED_LIMITS = 9
_TICKS_IN_A_SECOND = 10_000_000


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("per_process_user_time", ctypes.c_int64),
        ("per_job_user_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("smallest_working_set", ctypes.c_size_t),
        ("largest_working_set", ctypes.c_size_t),
        ("most_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority_class", ctypes.c_uint32),
        ("scheduling_class", ctypes.c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION; six counters of input and output stand in its middle."""

    _fields_ = (
        ("basic", BasicLimits),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


def limits_of(memory: int, seconds: int) -> ExtendedLimits:
    """The limits as Windows takes them: bytes, and seconds of computing."""
    limits = ExtendedLimits()
    limits.basic.flags = _PROCESS_TIME | _PROCESS_MEMORY | _DIE_QUIETLY
    limits.basic.per_process_user_time = seconds * _TICKS_IN_A_SECOND
    limits.process_memory = memory
    return limits


if sys.platform == "win32":
    from ctypes import wintypes

    def limit_by_a_job(memory: int, seconds: int) -> None:
        """Put this process into a job with these limits. Raises OSError."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.CreateJobObjectW.argtypes = (wintypes.LPVOID, wintypes.LPCWSTR)
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.SetInformationJobObject.argtypes = (
            wintypes.HANDLE, ctypes.c_int, wintypes.LPVOID, wintypes.DWORD
        )  # fmt: skip
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        job = kernel.CreateJobObjectW(None, None)
        limits = limits_of(memory, seconds)
        done = (
            job
            and kernel.SetInformationJobObject(
                job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)
            )
            and kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
        )
        if not done:
            raise ctypes.WinError(ctypes.get_last_error())
