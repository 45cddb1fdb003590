"""Where the program keeps what it can always make again: the platform's own cache folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2.bccache import Bucket, BytecodeCache


def folder(part: str) -> Path | None:
    """A folder for one kind of thing and this version of the program; None where there can be none."""
    import platformdirs

    from handoutgen import __version__

    try:
        path = platformdirs.user_cache_path("handoutgen", appauthor=False) / __version__ / part
        path.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError):  # RuntimeError: a user without a home, as in some containers
        return None
    return path


def compiled_templates() -> BytecodeCache | None:
    """Jinja's compiled templates, kept between runs: compiling takes longer than filling them in."""
    from jinja2 import FileSystemBytecodeCache

    class Forgiving(FileSystemBytecodeCache):
        """A damaged entry is no entry, and a full disk is no error."""

        def load_bytecode(self, bucket: Bucket) -> None:
            try:
                super().load_bytecode(bucket)
            except Exception:  # noqa: BLE001 - unpickling a damaged file can raise anything
                bucket.reset()

        def dump_bytecode(self, bucket: Bucket) -> None:
            try:
                super().dump_bytecode(bucket)
            except OSError:
                return

    path = folder("templates")
    return Forgiving(str(path)) if path else None
