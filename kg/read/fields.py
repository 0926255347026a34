"""The fields of a record row, and the names people give their columns."""

from __future__ import annotations

from collections.abc import Iterable

# In the order in which a row is laid out as a text; the order of an archive's page, then what it has no place for.
FIELDS = (
    "date", "title", "credits", "text_body", "summary", "source", "rights", "original_upload_date", "type", "language",
    "record_id", "original_classification", "authors", "document_contributors", "associated_people_orgs",
    "associated_places", "subjects_discussed", "donors",
)
_OTHER_NAMES = {
    "text": "text_body", "body": "text_body", "transcript": "text_body", "contributors": "document_contributors",
    "associatedpeopleandorganizations": "associated_people_orgs", "associatedpeopleorganizations": "associated_people_orgs",
    "associatedpeopleorgs": "associated_people_orgs", "subjects": "subjects_discussed", "places": "associated_places",
    "originaluploadeddate": "original_upload_date", "uploaddate": "original_upload_date", "donor": "donors",
    "author": "authors", "credit": "credits", "documenttype": "type", "classification": "original_classification",
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
    """Whether a line is the head of a table of records: at least three of our fields, the body among them.

    >>> looks_like_header("record_id,title,date,text_body")
    True
    >>> looks_like_header("Minutes, dates and titles")
    False
    """
    for separator in ("\t", ";", ","):
        columns = [column.strip().strip('"') for column in line.split(separator)]
        if len(columns) >= 3 and is_record(columns) and sum(bool(field_of(column)) for column in columns) >= 3:
            return True
    return False
