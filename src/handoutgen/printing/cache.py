"""Where the program keeps what it can always make again: the platform's own cache folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2.bccache import Bucket, BytecodeCache


def folder(part: str) -> Path | None:
    """A folder for one kind of thing, for its owner's eyes only; None where there can be none."""
    import platformdirs

    try:
        path = platformdirs.user_cache_path("handoutgen", appauthor=False) / part
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (OSError, RuntimeError):  # RuntimeError: a user without a home, as in some containers
        return None
    return path


def compiled_templates() -> BytecodeCache | None:
    """Jinja's compiled templates, kept between runs: compiling takes longer than filling them in."""
    from jinja2 import FileSystemBytecodeCache

    from handoutgen import __version__

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

    path = folder(f"templates-{__version__}")
    return Forgiving(str(path)) if path else None
