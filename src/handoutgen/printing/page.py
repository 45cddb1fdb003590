"""From a handout to its page: one HTML file with everything in it, for paper or for a screen.

The templates arrange finished words. They may say furniture of their own with `_()`, which looks it
up as strictly as everything else; a record's text never goes through it.
"""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from handoutgen.content.punctuation import gap_after
from handoutgen.errors import PrintingError
from handoutgen.printing.arrangements import CARD, Arrangement
from handoutgen.printing.cache import compiled_templates
from handoutgen.printing.handout import Slot, plain
from handoutgen.printing.isolates import isolated_facility, isolating
from handoutgen.printing.words import Medium, given, words_for
from handoutgen.problem import Level, Problem, shown

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2 import Environment

    from handoutgen.content.catalog import Phrases
    from handoutgen.content.facility import Facility
    from handoutgen.content.settings import Edition
    from handoutgen.printing.handout import Handout

_COUNTERS = {"page": "counter(page)", "pages": "counter(pages)"}
_IMAGE_TYPES = {".svg": "svg+xml", ".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg"}
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a page is laid out: on what, in which CSS font families, how large, and what stands where."""

    medium: Medium
    paper: str
    fonts: tuple[str, ...]
    edition: Edition = "standard"
    arrangement: Arrangement = CARD


def page(handout: Handout, templates: Path, say: Phrases, facility: Facility, layout: Layout) -> str:
    """The HTML of a handout; raises PrintingError, with file and line, for a template that cannot be used."""
    said, own = isolating(say, handout.language), isolated_facility(facility, handout.language)
    return fill("handout.html", templates, own, layout, _=said, handout=handout, body=handout.body)


def fill(name: str, templates: Path, facility: Facility, layout: Layout, **values: object) -> str:
    """A template filled in, with what every page has and with further values; raises as `page` does."""
    import jinja2

    words = words_for(layout.medium)
    try:
        return (
            _environment(templates)
            .get_template(name)
            .render(
                **values,
                facility=facility,
                logo=_data_uri(facility.logo) if facility.logo else "",
                layout=layout,
                words=words,
                number=lambda name: words((Slot(name, facility.slot(name), ""),)),
            )
        )
    except jinja2.TemplateSyntaxError as error:
        problem = _problem(templates / (error.name or name), error.lineno, str(error.message))
        raise _unusable(problem) from error
    except jinja2.TemplateNotFound as error:
        raise _unusable(_problem(templates / (error.name or ""), 0, "this template is missing")) from error
    except jinja2.UndefinedError as error:
        raise _unusable(_at_template_line(error, templates, str(error.message))) from error
    except RecursionError as error:
        raise _unusable(_at_template_line(error, templates, "this asks for itself, without end")) from error
    except (ArithmeticError, LookupError, TypeError, ValueError, AttributeError) as error:
        raise _unusable(_at_template_line(error, templates, str(error))) from error


@lru_cache(maxsize=4)
def _environment(templates: Path) -> Environment:
    """What fills templates in; a template that was written to since is read again."""
    import jinja2
    from markupsafe import Markup

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates),
        bytecode_cache=compiled_templates(),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

    def style(name: str) -> Markup:
        return Markup(style_sheet(templates, name))  # noqa: S704 - our own file

    def icon(name: str, colour: str) -> str:
        return _svg_uri(_read(templates / "icons" / f"{name}.svg").strip().replace("currentColor", colour))

    environment.globals.update(
        {"style": style, "icon": icon, "dots": _dots, "given": given, "gap_after": gap_after}
    )
    environment.filters.update({"css_content": _css_content, "plain": plain})
    return environment


def style_sheet(templates: Path, name: str) -> str:
    """A style sheet as it stands in a page; raises PrintingError where it cannot be read."""
    return _CSS_COMMENT.sub("", _read(templates / name)).strip()


def _css_content(text: str) -> Any:
    """A phrase as the value of CSS `content`, with {page} and {pages} as counters."""
    from markupsafe import Markup

    parts = re.split(r"\{(page|pages)\}", text)
    values = [
        _COUNTERS[part] if index % 2 else _css_string(part)
        for index, part in enumerate(parts)
        if index % 2 or part
    ]
    return Markup(" ".join(values))  # noqa: S704 - each part is quoted for CSS


def _css_string(text: str) -> str:
    """A CSS string that cannot end the style element it stands in."""
    return '"' + re.sub(r'[\\"<>&\n\r]', lambda match: f"\\{ord(match[0]):x} ", text) + '"'


def _dots(filled: int, of: int, *, from_right: bool = False) -> str:
    """A row of dots, so many of them filled: a frequency for the eye, beside its words."""
    black = range(of - filled, of) if from_right else range(filled)
    circles = "".join(
        f'<circle cx="{10 * n + 5}" cy="5" r="3.6" fill="{"#000" if n in black else "#fff"}" stroke="#000"/>'
        for n in range(of)
    )
    return _svg_uri(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {10 * of} 10">{circles}</svg>')


def _svg_uri(svg: str) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _unusable(_problem(path, 0, f"cannot be read: {error}")) from error


def _data_uri(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _unusable(_problem(path, 0, f"the logo cannot be read: {error.strerror}")) from error
    return f"data:image/{_IMAGE_TYPES[path.suffix.lower()]};base64,{base64.b64encode(content).decode()}"


def _at_template_line(error: Exception, templates: Path, message: str) -> Problem:
    """Jinja puts the template's own file and line into the traceback; the innermost one is the place."""
    place, line = templates / "handout.html", 0
    frame = error.__traceback__
    while frame is not None:
        name = frame.tb_frame.f_code.co_filename
        if name.startswith(str(templates)):
            place, line = templates / name[len(str(templates)) :].lstrip("/"), frame.tb_lineno
        frame = frame.tb_next
    return _problem(place, line, message)


def _problem(path: Path, line: int, message: str) -> Problem:
    hint = "Correct the template, or delete your copy of the templates to use the program's."
    return Problem(shown(path), line, 0, Level.ERROR, "template", message, hint)


def _unusable(problem: Problem) -> PrintingError:
    return PrintingError("the page's templates cannot be used", problems=[problem])
