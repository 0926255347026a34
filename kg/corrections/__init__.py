"""A reader's reviewed corrections: what the tool read wrongly or a source misprints, put right and shown as such.

``load`` reads ``corrections/*.tsv``; ``apply`` is a pure stage over one interpretation. A correction never touches the
text: it changes what is said of it, in the voice of the reader, and the word it replaced stays in the graph.
"""

from kg.corrections.apply import apply
from kg.corrections.rows import COLUMNS, Correction, Loaded, load, parse

__all__ = ["COLUMNS", "Correction", "Loaded", "apply", "load", "parse"]
