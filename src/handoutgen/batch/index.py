"""What lies in a build's folder, for people (a page a language, with a filter) and for programs (JSON).

An intranet can serve the folder as it is. The JSON also holds what the manifest would need to be made anew.
"""

from __future__ import annotations

import json
from contextlib import suppress
from html import escape
from io import StringIO
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from handoutgen.batch import stamps
from handoutgen.batch.manifest import Document, Row, as_values, failure_from, problem
from handoutgen.batch.sources import Frame
from handoutgen.batch.target import Target, checked
from handoutgen.content import languages
from handoutgen.errors import HandoutgenError, PrintingError
from handoutgen.printing import output
from handoutgen.problem import shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from handoutgen.batch.manifest import Manifest

HTML, JSON = "index.html", "index.json"
_OURS = '<meta name="generator" content="handoutgen">'
SCHEMA = "handoutgen/build-index/1"

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 0 auto; padding: 0 1rem 3rem;
  color: #111 }
h1 { font-size: 1.6rem; margin: 1.2rem 0 .4rem }
nav a { margin-inline-end: 1rem }
input { font: inherit; width: 100%; box-sizing: border-box; padding: .5rem .7rem; margin: .8rem 0;
  border: 1px solid #555; border-radius: 4px }
table { border-collapse: collapse; width: 100% }
th, td { text-align: start; padding: .4rem .6rem .4rem 0; border-bottom: 1px solid #ccc; vertical-align: top }
.number { text-align: end; white-space: nowrap }
.failed { font-weight: bold; color: #8a1c00 }
.small { font-size: .85rem; color: #444 }
@media (max-width: 40rem) { .wide { display: none } }
"""
_FILTER = """
const field = document.getElementById("filter");
const plain = text => text.normalize("NFD").replace(/\\p{M}/gu, "").toLowerCase();
const rows = [...document.querySelectorAll("tbody tr")].map(row => [row, plain(row.textContent)]);
field.hidden = false;
field.addEventListener("input", () => {
  const words = plain(field.value).split(/\\s+/).filter(Boolean);
  let shown = 0;
  for (const [row, text] of rows) {
    row.hidden = !words.every(word => text.includes(word));
    shown += !row.hidden;
  }
  document.getElementById("shown").textContent = `${shown} of ${rows.length}`;
});
"""


def write(manifest: Manifest, folder: Path) -> None:
    """Write the pages and the JSON of a folder anew; raises PrintingError where they cannot be written."""
    counts: dict[str, list[int]] = {}
    body = StringIO()
    frames: dict[Frame, int] = {}
    for number, row in enumerate(manifest.rows()):
        counted = counts.setdefault(row.target.language, [0, 0])
        counted[0] += row.document is not None
        counted[1] += row.failure is not None
        frame = frames.setdefault(row.frame, len(frames))
        body.write(",\n" if number else "")
        body.write(json.dumps(_as_json(row, frame), ensure_ascii=False, separators=(",", ":")))
    for language in counts:
        _put(folder / language / HTML, _language_page(manifest, language))
    head = {"schema": SCHEMA, "frames": list(frames)}
    _put(folder / JSON, f'{json.dumps(head)[:-1]}, "handouts": [\n{body.getvalue()}\n]}}\n')
    _put(folder / HTML, _first_page(counts))
    for stale in folder.glob(f"*/{HTML}"):
        if stale.parent.name not in counts:
            _take_away(stale)


def are_there(folder: Path) -> bool:
    """Whether the first page and the JSON are."""
    return (folder / HTML).is_file() and (folder / JSON).is_file()


def rows(folder: Path) -> Iterator[Row]:
    """What the JSON says of each handout, without any stamps: every file is looked into again.

    Raises OSError, ValueError, TypeError, KeyError or IndexError where it is not what `write` wrote.
    """
    if not (folder / JSON).is_file():  # a pipe has no end
        raise FileNotFoundError(folder / JSON)
    found = json.loads((folder / JSON).read_text(encoding="utf-8"))
    if found["schema"] != SCHEMA:
        raise ValueError(found["schema"])
    frames = [Frame(*parts) for parts in found["frames"]]
    for each in found["handouts"]:
        frame, record, catalog, fingerprint, tried = each["made_from"]
        document = None
        if each["file"] is not None:
            document = Document(
                each["sha256"], each["bytes"], fingerprint, tried, each["title"], each["pages"],
                each["text_id"], each["draft"], tuple(map(problem, each["warnings"])),
            )  # fmt: skip
        yield Row(
            Target(each["code"], each["language"], each["edition"], each["facility"]),
            checked(each["place"]),
            frames[frame],
            bytes.fromhex(record),
            bytes.fromhex(catalog),
            stamps.UNSURE * 3,
            document,
            failure_from(each["failure"]),
        )


def _as_json(row: Row, frame: int) -> dict[str, Any]:
    """A handout for the JSON. `state` is "current" or "failed"; a failed one may have a PDF from before."""
    its = row.document
    return {
        **row.target._asdict(),
        "title": its.title if its else "",
        "state": "failed" if row.failure else "current",
        "file": row.place if its else None,
        "pages": its.pages if its else 0,
        "text_id": its.text_id if its else "",
        "draft": its.draft if its else False,
        "bytes": its.size if its else 0,
        "sha256": its.sha256 if its else "",
        "warnings": [each.as_dict() for each in its.warnings] if its else [],
        "failure": as_values(row.failure),
        "place": row.place,
        "made_from": [
            frame, row.record.hex(), row.catalog.hex(),
            its.fingerprint if its else "", its.tried if its else 0,
        ],
    }  # fmt: skip


def _first_page(counts: dict[str, list[int]]) -> str:
    """The languages, with how many handouts each has."""
    lines = "".join(
        f'<tr><td><a href="{quote(tag)}/{HTML}" lang="{escape(tag)}">{escape(name)}</a></td>'
        f"<td>{escape(english)}</td>"
        f'<td class="number">{there}</td><td class="number">{_failed(failed)}</td></tr>\n'
        for tag, (there, failed) in sorted(counts.items())
        for name, english in [_names(tag)]
    )
    head = "<tr><th>Language</th><th>In English</th>" + "".join(
        f'<th class="number">{name}</th>' for name in ("Handouts", "Failed")
    )
    total, failed = (sum(count[which] for count in counts.values()) for which in (0, 1))
    body = (
        f"<h1>Patient handouts</h1>\n<p>{total} handouts in {len(counts)} languages"
        f"{f', {failed} failed' if failed else ''}.</p>\n"
        f"<table><thead>{head}</tr></thead>\n<tbody>\n{lines}</tbody></table>"
    )
    return _page("Patient handouts", body, script=False)


def _language_page(manifest: Manifest, tag: str) -> str:
    """The handouts of a language, with a field to look for one by code, title, clinic or text id."""
    rows = list(manifest.rows(tag))
    name, english = _names(tag)
    several = {
        "Edition": len({row.target.edition for row in rows}) > 1,
        "Facility": len({row.target.facility for row in rows}) > 1,
    }
    lines = StringIO()
    for row in rows:
        lines.write(_line(row, several))
    extra = "".join(f"<th>{column}</th>" for column, there in several.items() if there)
    body = f"""<nav><a href="../{HTML}">All languages</a></nav>
<h1><span lang="{escape(tag)}">{escape(name)}</span> <span class="small">{escape(english)}</span></h1>
<label for="filter" class="small">Filter by code, title or text id:
<span id="shown">{len(rows)}</span></label>
<input id="filter" type="search" autocomplete="off" autofocus hidden>
<table><thead><tr><th>Code</th><th>Handout</th>{extra}
<th class="number wide">Pages</th><th class="wide">Text</th><th>State</th></tr></thead>
<tbody>
{lines.getvalue()}</tbody></table>"""
    return _page(f"{name}: patient handouts", body, script=True)


def _line(row: Row, several: dict[str, bool]) -> str:
    target, its = row.target, row.document
    title = escape(its.title if its else "") or "no handout"
    if its:
        title = f'<a href="../{quote(row.place)}" lang="{escape(target.language)}">{title}</a>'
    extra = "".join(
        f"<td>{escape(value)}</td>"
        for value, there in zip((target.edition, target.facility), several.values(), strict=True)
        if there
    )
    state = "draft" if its and its.draft else "current"
    if row.failure:
        kept = "<br>the PDF is from before" if its else ""
        why = f'<span class="small">{escape(row.failure.message)}{kept}</span>'
        state = f'<span class="failed">failed</span> {why}'
    return (
        f"<tr><td>{escape(target.code)}</td><td>{title}</td>{extra}"
        f'<td class="number wide">{its.pages if its else ""}</td>'
        f'<td class="wide">{escape(its.text_id if its else "")}</td><td>{state}</td></tr>\n'
    )


def _failed(count: int) -> str:
    return f'<span class="failed">{count}</span>' if count else "0"


def _page(title: str, body: str, *, script: bool) -> str:
    code = f"<script>{_FILTER}</script>\n" if script else ""
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
{_OURS}
<title>{escape(title)}</title>
<style>{_STYLE}</style>
</head>
<body>
{body}
{code}</body>
</html>
"""


def _names(tag: str) -> tuple[str, str]:
    """A language's name for itself, and in English; the tag where it is none."""
    try:
        return languages.language(languages.normal_tag(tag)).name, languages.english_name(tag)
    except HandoutgenError:
        return tag, tag


def _put(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PrintingError(
            f"{shown(path.parent)} is in the way of a folder: {error.strerror}",
            hint="Move it to another place, and build again.",
        ) from error
    output.write(path, text.encode())


def _take_away(page: Path) -> None:
    """Delete the page of a language that has no handouts any more, if it is ours, and its empty folder."""
    with suppress(OSError, UnicodeDecodeError):
        if _OURS in page.read_text(encoding="utf-8"):
            page.unlink()
            page.parent.rmdir()
