"""Pages of an archive made for tests: one record in any layout family, and zones in a notation people can read.

``page("L1", title=…, date=…, body=…)`` writes the page; ``rows(document)`` shows what a reader made of it. A body is
given as text; its paragraphs are parted by blank lines. What a layout has no place for is left out, as it is there.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Document, Kind

LAYOUTS = ("L1", "L1-noskip", "L1b", "L1c", "L1-pdfurl", "L2", "L3")
RIGHTS = (
    "The History and Public Policy Program welcomes reuse of Digital Archive materials for research and educational "
    "purposes. Some documents may be subject to copyright, which is retained by the rights holders.",
    "To enquire about this document's rights status or request permission for commercial use, please contact the "
    "History and Public Policy Program at [email\u00a0protected].",
)


def page(
    layout: str,
    *,
    title: str,
    date: str,
    body: str,
    source: str = "",
    credit: str = "",
    record_type: str = "",
    summary: str = "",
    rights: Sequence[str] = RIGHTS,
    upload_date: str = "",
    language: str = "",
    record_id: str = "",
    classification: str = "",
    authors: Sequence[str] = (),
    donors: Sequence[str] = (),
    subjects: Sequence[str] = (),
    places: Sequence[str] = (),
    people: Sequence[str] = (),
    related: Sequence[str] = (),
    labels: Sequence[str] = (),
    description: str = "",
) -> str:
    """A saved page in one of :data:`LAYOUTS`.

    ``labels`` orders the field labels of L1b and L1c (their words; default: the archive's order); ``description`` is
    the line above the date of L1c. L1 keeps the labels of the last three fields but never their values.
    """
    quoted = f"“{title},” {date}, History and Public Policy Program Digital Archive, {source}"
    match layout:
        case "L1" | "L1-noskip":
            head = [*(["Skip to content"] if layout == "L1" else []), date, title, *_given(credit, record_type)]
            blocks = [body, *([""] if summary else []), *_given(summary)]
            blocks += ["Document Information", *_given(source), *rights]
            tail = ["Original Uploaded Date", "\n", "Record ID", "Original Classification", *donors]
            return "\n\n".join(head) + "\n\n\n" + "\n\n\n".join(blocks) + "\n\n" + "\n\n\n".join(tail)
        case "L1b":
            fields = {
                "Source": _given(source), "Rights": rights, "Original Uploaded Date": _given(upload_date),
                "Type": _given(record_type), "Language": _given(language), "Record ID": _given(record_id),
                "Original Classification": _given(classification), "Donors": donors, "Author(s):": authors,
            }
            head = ["Skip to content", date, title, *_given(credit)]
            blocks = [*head, body, *(["", summary] if summary else []), "Document Information", *_under(fields, labels)]
            return "\n\u00a0\n".join(blocks) + "\nHAPP@wilsoncenter.org\n"
        case "L1c":
            fields = {
                "Associated People & Organizations": people, "Associated Places": places,
                "Subjects Discussed": [f"- {subject}" for subject in subjects], "Related Documents": related,
                "Source": _given(source), "Rights": rights, "Language": _given(language),
            }
            head = [*_given(description), date, title, *_given(credit)]
            return "\n".join([*head, _tight(body), *_given(summary), *_under(fields, labels)]) + "\n"
        case "L1-pdfurl":
            blocks = [date, title, *_given(credit), body, *([""] if summary else [])]
            return "\n\n".join([*blocks, *_given(summary, classification)])
        case "L2":
            head = ["Search in", "[ADD SEARCH FILTER...]", "Digital Archive International History Declassified", date]
            cite = ["Citation", "get citation", *_given(summary), quoted, "share document", "English HTML"]
            return "\n\n".join([*head, title.upper(), *_given(credit), *cite, body]) + "\n"
        case "L3":
            parts = [f"Citation: {quoted}", *([f"Summary: {summary}"] if summary else [])]
            parts += [f"Credits: {credit}"] if credit else []
            parts += [f"Original Language: {language or 'Russian'}", "Contents: English Translation"]
            return " ".join([*parts, " ".join(body.split())])
    raise ValueError(f"no layout {layout!r}")


def _given(*values: str) -> list[str]:
    return [value for value in values if value]


def _tight(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if line.strip())


def _under(fields: dict[str, Sequence[str]], labels: Sequence[str]) -> list[str]:
    return [line for label in labels or fields for line in (label, *fields[label])]


def rows(document: Document, *, words: int = 40) -> list[str]:
    """Zones as ``kind|label|words``, blank ones left out; long words are shown by their first and last ``words``."""
    found = []
    for zone in document.zones:
        if zone.kind is not Kind.BLANK:
            text = zone.span.of(document.text).replace("\r", "␍").replace("\n", "⏎").replace("\u00a0", "␣")
            short = text if len(text) <= 2 * words else f"{text[:words]} … {text[-words:]}"
            found.append(f"{zone.kind.value}|{zone.label}|{short}")
    return found


def table(text: str) -> list[str]:
    """The rows of a table written with indentation in a test."""
    return [line.strip() for line in text.strip().splitlines()]
