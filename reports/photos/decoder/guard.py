"""Shuts the doors of a process for good, before it looks at bytes of a stranger.

Afterwards it computes and writes what it has: it opens no file and no connection, starts nothing, and ends when it takes
too much. Limits of the kernel, for the two processors that servers have; anything else raises `OSError`.
"""

import ctypes
import platform
import resource
import struct

MEMORY = 256 * 1024 * 1024
SECONDS = 5
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2
_ALLOW, _REFUSE, _END = 0x7FFF0000, 0x00050001, 0x80000000  # EPERM for a call that is not listed
_UNKNOWN = 0x00050026  # ENOSYS: the C library then falls back to the older call
_LOAD, _EQUALS, _SHARES, _RETURN = 0x20, 0x15, 0x45, 0x06
_NUMBER, _ARCHITECTURE, _FLAGS = 0, 4, 16  # where the kernel puts them
_THREAD = 0x00010000  # of `clone`: a thread of this process, which HEIC is decoded in, not a new process
# read write close lseek mmap mprotect munmap brk mremap madvise futex exit exit_group getrandom clock_gettime sched_yield
# rt_sigaction rt_sigprocmask rt_sigreturn set_robust_list rseq; then architecture and clone
_CALLS = {
    "x86_64": (0xC000003E, 56, (0, 1, 3, 8, 9, 10, 11, 12, 25, 28, 202, 60, 231, 318, 228, 24, 13, 14, 15, 273, 334)),
    "aarch64": (
        0xC00000B7,
        220,
        (63, 64, 57, 62, 222, 226, 215, 214, 216, 233, 98, 93, 94, 278, 113, 124, 134, 135, 139, 99, 293),
    ),
}
_CLONE3 = 435  # on both


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("steps", ctypes.c_char_p)]


def close_doors() -> None:
    """Raises `OSError` where one of the limits cannot be set; the caller then must not go on."""
    limits = {
        resource.RLIMIT_AS: MEMORY,
        resource.RLIMIT_CPU: SECONDS,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: 3,
        resource.RLIMIT_CORE: 0,
    }
    try:
        for limit, most in limits.items():
            resource.setrlimit(limit, (most, most))
    except ValueError as error:
        raise OSError(str(error)) from None
    _filter_calls()


def _filter_calls() -> None:
    if platform.machine() not in _CALLS:
        raise OSError("no list of system calls for this processor")
    code = b"".join(struct.pack("HBBI", *step) for step in _steps(*_CALLS[platform.machine()]))
    program = _Program(len(code) // 8, code)
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) or libc.prctl(_SECCOMP, _FILTER, ctypes.byref(program), 0, 0):
        raise OSError(ctypes.get_errno(), "the filter of system calls was refused")


def _steps(architecture: int, clone: int, calls: tuple[int, ...]) -> list[tuple[int, int, int, int]]:
    """The filter: each step is operation, jump if true, jump if false, value."""
    steps = [(_LOAD, 0, 0, _ARCHITECTURE), (_EQUALS, 1, 0, architecture), (_RETURN, 0, 0, _END)]
    steps.append((_LOAD, 0, 0, _NUMBER))
    for number in calls:
        steps += [(_EQUALS, 0, 1, number), (_RETURN, 0, 0, _ALLOW)]
    steps += [(_EQUALS, 0, 1, _CLONE3), (_RETURN, 0, 0, _UNKNOWN)]
    steps += [(_EQUALS, 0, 3, clone), (_LOAD, 0, 0, _FLAGS), (_SHARES, 0, 1, _THREAD), (_RETURN, 0, 0, _ALLOW)]
    steps.append((_RETURN, 0, 0, _REFUSE))
    return steps
