"""Archival citations and credits: what a record's source line states, part by part.

>>> line = "RGASPI f. 17, op. 162, d. 20, l. 62-63. Obtained by Jamil Hasanli and translated by Gary Goldberg."
>>> read = parse(line)
>>> columns(read.citations[0])
{'repository': 'RGASPI', 'fond': '17', 'opis': '162', 'delo': '20', 'listy': '62-63'}
>>> [(credit.role, credit.agents[0].name) for credit in read.credits]
[('obtained', 'Jamil Hasanli'), ('translated', 'Gary Goldberg')]
>>> slug(read.citations[0])
'rgaspi-f17-op162-d20-l62-63'
"""

from kg.recognise.citation.find import find_in_body
from kg.recognise.citation.model import (
    COLUMNS,
    KINDS,
    Citation,
    Citations,
    Credit,
    Marking,
    Named,
    Part,
    Stretch,
    columns,
    filled,
)
from kg.recognise.citation.source import parse
from kg.recognise.citation.words import holder
from kg.recognise.citation.write import format_cyrillic, format_latin, key, slug

__all__ = [
    "COLUMNS", "KINDS", "Citation", "Citations", "Credit", "Marking", "Named", "Part", "Stretch", "columns", "filled",
    "find_in_body", "format_cyrillic", "format_latin", "holder", "key", "parse", "slug",
]  # fmt: skip
