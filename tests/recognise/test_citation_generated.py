"""Generated citations: what is written in any spelling is read again with the same parts, and no line makes it fail."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.lexicon import vocabulary
from kg.recognise.citation import Citation, Part, format_cyrillic, format_latin, key, parse, slug

NUMBERS = st.integers(1, 99999).map(str)
SUFFIXED = st.builds("{}{}".format, NUMBERS, st.sampled_from(["", "", "a", "б", "ss"]))
FONDS = st.one_of(NUMBERS, SUFFIXED, st.builds("R-{}".format, NUMBERS), st.builds("0{}".format, NUMBERS))
LEAF = st.builds("{}{}".format, st.integers(1, 399), st.sampled_from(["", "", "", " ob.", "a"]))
RANGE = st.one_of(LEAF, st.builds("{}-{}".format, LEAF, LEAF), st.builds("0{}".format, st.integers(1, 999)))
LEAVES = st.lists(RANGE, min_size=1, max_size=3).map(", ".join)
HOLDERS = st.sampled_from(
    [
        "RGASPI", "APRF", "AVPRF", "TsKhSD", "RGANI", "GARF", "TsAMO", "RGVA", "AVP RF", "РГАСПИ", "АВП РФ",
        "Russian State Archive of Contemporary History", "GAPPOD AzR", "State Archive of Omsk Province",
        "Центральный архив Министерства обороны Российской Федерации",
    ]
)  # fmt: skip


def chain(**values: str | None) -> Citation:
    """A citation of the given parts in the order of the chain, without places."""
    written = tuple(
        Part(kind, value, 0, 0, "." if kind != "repository" else "") for kind, value in values.items() if value
    )
    return Citation(written, 0, 0)


@st.composite
def citations(draw: st.DrawFn) -> Citation:
    """A repository or none, then fond, opis and some of papka, delo, listy; or fond, perechen, dok."""
    repository = draw(st.one_of(st.none(), HOLDERS))
    if draw(st.integers(0, 9)) == 0:
        return chain(repository=repository, fond="89", perechen=draw(NUMBERS), dok=draw(NUMBERS))
    delo = draw(SUFFIXED)
    return chain(
        repository=repository,
        fond=draw(FONDS),
        opis=draw(SUFFIXED),
        papka=draw(st.one_of(st.none(), NUMBERS)),
        delo=delo,
        listy=draw(st.one_of(st.none(), LEAVES)),
    )


@settings(max_examples=1000, deadline=None, derandomize=True)
@given(citations())
def test_a_thousand_citations_written_in_both_scripts_are_read_again_the_same(citation: Citation) -> None:
    for write in (format_latin, format_cyrillic):
        line = write(citation)
        read = parse(line)
        assert [key(found) for found in read.citations] == [key(citation)], line
        assert read.rest == () and slug(read.citations[0]) == slug(citation), line


LABELS = {
    "fond": ["f. ", "F. ", "f.", "F.", "fond ", "Fond ", "ф. ", "Ф. ", "фонд "],
    "opis": ["op. ", "Op. ", "op.", "Op.", "opis ", "Opis ", "opis’ ", "Opis' ", "оп. ", "Оп. ", "опись "],
    "papka": ["papka ", "Papka ", "p. ", "П. ", "папка "],
    "delo": ["d. ", "D. ", "d.", "D.", "delo ", "Delo ", "д. ", "Д. ", "дело "],
    "listy": ["l. ", "L. ", "l.", "ll. ", "Ll. ", "list ", "listy ", "Listy ", "л. ", "Л. ", "лл. ", "листы "],
}
BETWEEN = st.sampled_from([", ", " ", " , ", ". ", ","])
BEHIND = st.sampled_from(["", ".", ". Translated by Y. Li.", "; translated for CWIHP by K. C. Smith", "\n"])


@settings(max_examples=400, deadline=None, derandomize=True)
@given(citations(), st.data(), BEHIND)
def test_any_spelling_of_labels_and_separators_gives_the_same_parts(
    citation: Citation, data: st.DataObject, behind: str
) -> None:
    if any(part.kind not in ("repository", *LABELS) for part in citation.parts):
        return
    line = ""
    for part in citation.parts:
        if part.kind == "repository":
            line += part.value + data.draw(st.sampled_from([", ", " ", ". "]))
            continue
        between = "" if not line or line.endswith((", ", ". ", " ")) else data.draw(BETWEEN)
        line += between + data.draw(st.sampled_from(LABELS[part.kind])) + part.value
    read = parse(line + behind)
    assert [key(found) for found in read.citations] == [key(citation)], line
    for part in read.citations[0].parts:
        assert " ".join(line[part.start : part.end].split()) == part.value


SOUP = """RGASPI f. 17 , op. 162 ; d. l. ll. 62-63 ob. . and Obtained by Translated for CWIHP K. C. Smith ( ) [ ]
“ ” : No. Lot File 96 D 292 Box RG 59 published in translated, from Russian of the courtesy with Vol. II 1941 Ф. Оп. п.
он Secret & é Immediate Drafted on July 3 November 16, 1976 National Archives Jr. a.e.
4. doboz … ... / 893.24/1386 fond (Lot"""
LABEL_WORDS = [
    label
    for name in ("citation-parts", "citation-credits", "classifications", "repositories")
    for concept in vocabulary(name)
    for label in concept.labels()
]
WORDS = st.one_of(st.sampled_from([*SOUP.split(), "\n", " "]), st.sampled_from(LABEL_WORDS))


@settings(max_examples=600, deadline=None, derandomize=True)
@given(
    st.one_of(
        st.lists(WORDS, max_size=25).map(" ".join), st.lists(WORDS, max_size=12).map("".join), st.text(max_size=60)
    )
)
def test_no_line_makes_it_fail_and_every_span_lies_inside(line: str) -> None:
    read = parse(line)
    everything = (*read.citations, *read.further, *read.credits, *read.markings, *read.rest)
    assert all(0 <= item.start <= item.end <= len(line) for item in everything)
    for citation in (*read.citations, *read.further):
        assert slug(citation).strip("-") == slug(citation) != ""
        assert all(line[part.start : part.end].strip() for part in citation.parts)
        assert all(part.value == " ".join(line[part.start : part.end].split()) for part in citation.parts)
