"""What a worker may use, and what the system is asked to hold it to."""

import contextlib
import os
import sys
from typing import Any, NoReturn

import msgspec


class Limits(msgspec.Struct, frozen=True):
    """Bounds for one capture: seconds of work and by the clock, bytes of memory, bytes of the file itself."""

    work: int = 60
    clock: int = 180
    memory: int = 3_000_000_000
    size: int = 500_000_000


_REFUSED = (
    "socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system", "os.startfile",
    "os.kill", "os.putenv", "os.chmod", "os.chown", "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link",
    "os.symlink", "os.truncate", "os.utime", "shutil.", "tempfile.", "urllib.", "http.", "ftplib.", "smtplib.",
    "webbrowser.", "pty.", "ctypes.dlopen", "sqlite3.", "winreg.", "_winapi.CreateProcess",
)  # fmt: skip
_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_DEATH_SIGNAL, _NO_NEW_PRIVILEGES = 1, 38


def die_with_parent(parent: int) -> None:
    """Ask the system to end this process with the one that started it. Linux can; elsewhere a closed pipe does."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_DEATH_SIGNAL, 9, 0, 0, 0)
    libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    # A network of its own has no way out. Where the system does not allow it, the hook below is what holds.
    libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET)
    if os.getppid() != parent:
        os._exit(1)


def confine(limits: Limits) -> None:
    """From here on: no more memory than is allowed, no writing, no network, no program."""
    with contextlib.suppress(ImportError):
        import resource

        for what, most in (
            (resource.RLIMIT_AS, limits.memory),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_NOFILE, 32),
        ):
            _lower(resource, what, most)
    sys.addaudithook(_refuse)


def allow_work(seconds: int) -> None:
    """Allow that many more seconds of work; the system ends the process that takes more."""
    with contextlib.suppress(ImportError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        soft = int(used.ru_utime + used.ru_stime) + seconds + 1
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def _lower(resource: Any, what: int, most: int) -> None:
    _, hard = resource.getrlimit(what)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(what, (most, most))


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open":
        mode, flags = arguments[1], arguments[2]
        writes = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
        if (isinstance(mode, str) and set(mode) & set("wax+")) or (isinstance(flags, int) and flags & writes):
            _no(event)
    elif event.startswith(_REFUSED):
        _no(event)


def _no(event: str) -> NoReturn:
    raise PermissionError(f"a capture is only read: {event} is refused")
