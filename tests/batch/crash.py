"""Runs handoutgen, and at a given step kills it or one of its printers; what it does, it logs before.

    python crash.py ORDERS build ...

Orders are JSON: `log` is a file. Without a `step`, a function's name, every line that is run is logged.
With one, the `number`-th line that is run in that function, in all of its calls, is where the `victim`
dies; or, with `replaced` instead, the first one after so many PDFs have taken their place:

- `build`: this process, by SIGKILL;
- `printer`: one of its children, by SIGKILL, so many seconds of `delay` later; `build` goes on;
- `write` or `delete`: this process, by the kernel, at its next system call that writes into the manifest
  behind its first page, or that deletes a file. So it ends within SQLite's own commit.

Steps are of the room that builds and of what writes files; nothing in them is replaced or changed.
"""

from __future__ import annotations

import ctypes
import json
import linecache
import os
import platform
import signal
import struct
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CodeType, FrameType

CALLS: Final = {"x86_64": {"write": 18, "delete": 87}, "aarch64": {"write": 68, "delete": 35}}
"""The numbers of pwrite64, and of unlink or unlinkat, by machine."""

_ROOMS = (f"handoutgen{os.sep}batch{os.sep}", f"handoutgen{os.sep}printing{os.sep}output.py")
_PATIENCE = 20.0


class Watch:
    """Counts the steps of a build, and what it has done to its folder so far, as Python's audit tells."""

    def __init__(self, orders: dict[str, Any]) -> None:
        self.orders = orders
        self.log = os.open(orders["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self.names: dict[CodeType, str] = {}
        self.counts: Counter[str] = Counter()
        self.struck = False
        self.part = ""
        self.renamed: list[tuple[Path, str]] = []
        self.withdrawn: list[str] = []
        self.lasting = 0
        self.every: list[dict[str, Any]] = []

    def hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Take note of a file that is opened, renamed or removed. Heard just before it is."""
        if event == "open" and str(arguments[0]).endswith(".part"):
            self.part = str(arguments[0])
        elif event == "os.rename" and str(arguments[0]) == self.part:
            self.renamed.append((Path(self.part), str(arguments[1])))
        elif event == "os.remove" and str(arguments[0]).endswith(".pdf"):
            self.withdrawn.append(str(arguments[0]))

    def called(self, frame: FrameType, _event: str, _argument: Any) -> Callable[..., Any] | None:
        """Follow a call, if it is one into the rooms."""
        code = frame.f_code
        name = self.names.get(code)
        if name is None:
            room = any(part in code.co_filename for part in _ROOMS)
            name = f"{Path(code.co_filename).stem}.{code.co_qualname}" if room else ""
            self.names[code] = name
        return self.stepped if name else None

    def stepped(self, frame: FrameType, event: str, _argument: Any) -> Callable[..., Any]:
        """Count a line that is about to be run, and act where it is the one."""
        name = self.names[frame.f_code]
        if event == "return" and name == "manifest.Manifest.commit":
            self.lasting = self._replaced()
        if event == "line":
            self.counts[name] += 1
            if "step" not in self.orders:
                self.every.append(self._state(frame, name))
            elif self.orders["step"] == name and not self.struck and self._is_there(name):
                self.struck = True
                self._strike(self._state(frame, name))
        return self.stepped

    def _is_there(self, name: str) -> bool:
        if "number" in self.orders:
            return bool(self.counts[name] == self.orders["number"])
        return bool(self._replaced() >= self.orders["replaced"])

    def _replaced(self) -> int:
        """How many PDFs have taken their place."""
        return sum(place.endswith(".pdf") and not part.exists() for part, place in self.renamed)

    def _state(self, frame: FrameType, name: str) -> dict[str, Any]:
        writing = Path(self.part).name if self.part and Path(self.part).exists() else ""
        return {
            "step": name,
            "number": self.counts[name],
            "at": f"{Path(frame.f_code.co_filename).name}:{frame.f_lineno}",
            "text": linecache.getline(frame.f_code.co_filename, frame.f_lineno).strip(),
            "writing": writing,
            "replaced": self._replaced(),
            "withdrawn": sum(not Path(path).exists() for path in self.withdrawn),
            "lasting": self.lasting,
        }

    def _strike(self, state: dict[str, Any]) -> None:
        victim = self.orders["victim"]
        if victim == "printer":
            time.sleep(self.orders["delay"])
            printer = _child()
            self.tell({**state, "victim": printer})
            os.kill(printer, signal.SIGKILL)
        elif victim == "build":
            self.tell({**state, "victim": os.getpid()})
            os.kill(os.getpid(), signal.SIGKILL)
        else:
            self.tell({**state, "victim": os.getpid()})
            _forbid(CALLS[platform.machine()][victim], _descriptor() if victim == "write" else None)

    def tell(self, *lines: dict[str, Any]) -> None:
        """Write into the log, for good."""
        os.write(self.log, "".join(json.dumps(line) + "\n" for line in lines).encode())
        os.fsync(self.log)


def _child() -> int:
    """A printer; waits until there is one."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        for children in Path("/proc/self/task").glob("*/children"):
            for child in children.read_text(encoding="ascii").split():
                if b"handoutgen.batch.printer" in Path("/proc", child, "cmdline").read_bytes():
                    return int(child)
        time.sleep(0.01)
    raise TimeoutError


def _descriptor() -> int:
    """The number of the manifest among the open files."""
    for entry in Path("/proc/self/fd").iterdir():
        if entry.exists() and entry.readlink().name == "manifest.sqlite":
            return int(entry.name)
    raise FileNotFoundError


def _forbid(call: int, descriptor: int | None) -> None:
    """Have the kernel kill this process at a system call; with a descriptor, where it is of that file.

    A filter of seccomp, in the code of the kernel's packet filter. It looks at `struct seccomp_data`: the
    call's number at 0, its arguments from 16 on, 8 bytes each; of a write the first is the descriptor and
    the fourth where in the file.
    """
    load, equal, leave = 0x20, 0x15, 0x06
    kill, allow = 0x80000000, 0x7FFF0000
    if descriptor is None:
        code = [(load, 0, 0, 0), (equal, 0, 1, call)]
    else:
        code = [
            (load, 0, 0, 0), (equal, 0, 5, call),
            (load, 0, 0, 16), (equal, 0, 3, descriptor),
            (load, 0, 0, 40), (equal, 1, 0, 0),
        ]  # fmt: skip
    code += [(leave, 0, 0, kill), (leave, 0, 0, allow)]
    program = b"".join(struct.pack("=HBBI", *line) for line in code)
    buffer = ctypes.create_string_buffer(program, len(program))
    header = ctypes.create_string_buffer(struct.pack("@HP", len(code), ctypes.addressof(buffer)))
    no_new_privileges, set_seccomp, filtered = 38, 22, 2
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(no_new_privileges, 1, 0, 0, 0) or libc.prctl(set_seccomp, filtered, header, 0, 0):
        raise OSError(ctypes.get_errno(), "seccomp")


def main() -> None:
    """Run the program, with its builds under watch."""
    import handoutgen.batch.build as room
    from handoutgen.__main__ import main as program

    watch = Watch(json.loads(sys.argv[1]))
    build = room.build

    def watched(*arguments: Any, **options: Any) -> Any:
        sys.addaudithook(watch.hear)
        threading.settrace(watch.called)
        sys.settrace(watch.called)
        try:
            return build(*arguments, **options)
        finally:
            sys.settrace(None)
            if watch.every:
                watch.tell(*watch.every)

    room.build = watched
    sys.argv = ["handoutgen", *sys.argv[2:]]
    program()


if __name__ == "__main__":
    main()
