"""The fields of a record row, and the names people give their columns."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Kind

# field -> slug of its label, label line, kind of its value; in the order in which a row is laid out as a text: that of
# an archive's page, then what a page has no place for.
ZONES = {
    "date": ("date", "Date", Kind.RECORD_DATE),
    "title": ("title", "Title", Kind.TITLE),
    "credits": ("credits", "Credits", Kind.CREDIT_LINE),
    "text_body": ("text-body", "Text", Kind.BODY),
    "summary": ("summary", "Summary", Kind.SUMMARY),
    "source": ("source", "Source", Kind.CITATION),
    "rights": ("rights", "Rights", Kind.RIGHTS),
    "original_upload_date": ("original-uploaded-date", "Original Uploaded Date", Kind.UPLOAD_DATE),
    "type": ("type", "Type", Kind.RECORD_TYPE),
    "language": ("language", "Language", Kind.LANGUAGE),
    "record_id": ("record-id", "Record ID", Kind.RECORD_ID),
    "original_classification": ("original-classification", "Original Classification", Kind.CLASSIFICATION),
    "authors": ("authors", "Author(s)", Kind.AUTHOR),
    "document_contributors": ("contributors", "Document Contributors", Kind.CONTRIBUTOR),
    "associated_people_orgs": ("people", "Associated People & Organizations", Kind.NAME_TERM),
    "associated_places": ("places", "Associated Places", Kind.PLACE_TERM),
    "subjects_discussed": ("subjects", "Subjects Discussed", Kind.SUBJECT),
    "donors": ("donors", "Donors", Kind.DONOR),
}
FIELDS = tuple(ZONES)
# Fields whose cell may hold several terms: "A; B", one a line, or a JSON array.
LISTS = frozenset({
    "language", "authors", "document_contributors", "associated_people_orgs", "associated_places",
    "subjects_discussed", "donors",
})
_OTHER_NAMES = {
    "text": "text_body", "body": "text_body", "transcript": "text_body",
    "credit": "credits", "type": "type", "documenttype": "type", "classification": "original_classification",
    "originaluploadeddate": "original_upload_date", "uploaddate": "original_upload_date",
    "author": "authors", "contributors": "document_contributors",
    "associatedpeopleorganizations": "associated_people_orgs",
    "associatedpeopleandorganizations": "associated_people_orgs",
    "places": "associated_places", "subjects": "subjects_discussed", "donor": "donors",
}
_BY_NAME = _OTHER_NAMES | {name.replace("_", ""): name for name in FIELDS}


def field_of(column: str) -> str:
    """The field a column holds; '' for a column that is none of ours. Case, spaces and signs do not count.

    >>> field_of(" Record ID"), field_of("text-body"), field_of("shelf")
    ('record_id', 'text_body', '')
    """
    return _BY_NAME.get("".join(filter(str.isalnum, column)).casefold(), "")


def is_record(columns: Iterable[str]) -> bool:
    """Whether columns make a record: a text body, and a title or a date."""
    found = {field_of(column) for column in columns}
    return "text_body" in found and bool(found & {"title", "date"})


def looks_like_header(line: str) -> bool:
    """Whether a line is the head of a table of records: three of our fields or more, the body among them.

    >>> looks_like_header("record_id,title,date,text_body")
    True
    >>> looks_like_header("Minutes, dates and titles")
    False
    """
    for separator in ("\t", ";", ",", "|"):
        columns = [column.strip().strip('"') for column in line.split(separator)]
        if is_record(columns) and sum(bool(field_of(column)) for column in columns) >= 3:
            return True
    return False
