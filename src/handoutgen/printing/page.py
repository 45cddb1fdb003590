"""From a handout to its page: one HTML file with everything in it, for paper or for a screen.

The templates arrange finished words. They may say furniture of their own with `_()`, which looks it
up as strictly as everything else; a record's text never goes through it.
"""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from handoutgen.errors import PrintingError
from handoutgen.printing.cache import compiled_templates
from handoutgen.printing.handout import Slot, Words, plain
from handoutgen.problem import Level, Problem, shown

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jinja2 import Environment

    from handoutgen.content.catalog import Phrases
    from handoutgen.content.facility import Facility
    from handoutgen.printing.handout import Handout

Medium = Literal["paper", "screen"]

_COUNTERS = {"page": "counter(page)", "pages": "counter(pages)"}
_IMAGE_TYPES = {".svg": "svg+xml", ".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg"}
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a page is laid out: the medium, the paper, the CSS font families.

    `signs_first` puts both boxes of signs before the preparation, for a preparation that would
    push them off page one.
    """

    medium: Medium
    paper: str
    fonts: tuple[str, ...]
    signs_first: bool = False


def page(handout: Handout, templates: Path, say: Phrases, facility: Facility, layout: Layout) -> str:
    """The HTML of a handout; raises PrintingError, with file and line, for a template that cannot be used."""
    import jinja2

    environment = _environment(templates, say)
    words = _words_for(layout.medium)
    try:
        return environment.get_template("handout.html").render(
            handout=handout,
            body=handout.body,
            facility=facility,
            logo=_data_uri(facility.logo) if facility.logo else "",
            layout=layout,
            words=words,
            number=lambda name: words((Slot(name, facility.slot(name), ""),)),
        )
    except jinja2.TemplateSyntaxError as error:
        problem = _problem(templates / (error.name or "handout.html"), error.lineno, str(error.message))
        raise _unusable(problem) from error
    except jinja2.TemplateNotFound as error:
        raise _unusable(_problem(templates / (error.name or ""), 0, "this template is missing")) from error
    except jinja2.UndefinedError as error:
        raise _unusable(_at_template_line(error, templates, str(error.message))) from error
    except RecursionError as error:
        raise _unusable(_at_template_line(error, templates, "this asks for itself, without end")) from error
    except (ArithmeticError, LookupError, TypeError, ValueError, AttributeError) as error:
        raise _unusable(_at_template_line(error, templates, str(error))) from error


def _environment(templates: Path, say: Phrases) -> Environment:
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
        return Markup(_CSS_COMMENT.sub("", _read(templates / name)).strip())  # noqa: S704 - our own file

    def icon(name: str, colour: str) -> str:
        return _svg_uri(_read(templates / "icons" / f"{name}.svg").strip().replace("currentColor", colour))

    environment.globals.update({"_": say, "style": style, "icon": icon, "dots": _dots})
    environment.filters.update({"css_content": _css_content, "plain": plain})
    return environment


def _words_for(medium: Medium) -> Callable[[Words], Any]:
    """How words become HTML: escaped, a filled slot kept together, an empty one to write on."""
    from markupsafe import Markup, escape

    def slot(piece: Slot) -> Markup:
        if piece.value and piece.name.startswith("phone") and medium == "screen":
            number = re.sub(r"[^\d+]", "", piece.value)
            return Markup('<a class="slot" href="tel:{}">{}</a>').format(number, piece.value)
        if piece.value:
            return Markup('<bdi class="slot">{}</bdi>').format(piece.value)
        if medium == "screen":
            return escape(piece.phrase)
        return Markup('<span class="blank blank-{}"></span>').format(piece.name)

    def words(pieces: Words) -> Markup:
        return Markup("").join(escape(piece) if isinstance(piece, str) else slot(piece) for piece in pieces)

    return words


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


def _dots(filled: int, of: int) -> str:
    """A row of dots, so many of them filled: a frequency for the eye, beside its words."""
    circles = "".join(
        f'<circle cx="{10 * n + 5}" cy="5" r="3.6" fill="{"#000" if n < filled else "#fff"}" stroke="#000"/>'
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
