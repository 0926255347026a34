"""Standoff annotations: they lead back to exactly the words, and nothing else of the file changes."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from lxml import etree

from kg import standoff
from kg.building import build
from kg.cli import main
from kg.errors import PublishError
from kg.publish import release, tei
from kg.vocab import TEI

FILES = Path(__file__).parents[3] / "shared" / "data" / "tei"
SMALL = f"""<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="{TEI}"><teiHeader><fileDesc><titleStmt><title>Letter</title></titleStmt></fileDesc></teiHeader>
<text><body><p>To Cde. <hi>Litvinov</hi> &amp; the № 5
 office.</p></body></text></TEI>
<!-- end --><?pi?>
""".encode()
TARGET = re.compile(r"#range\(string-index\(xpath\((.*)\),(\d+)\),string-index\(xpath\((.*)\),(\d+)\)\)")


def sources() -> list[Path]:
    names = (
        "1957-03-21-kennan-to-leopold.xml",
        "1976-11-17-blair-to-kissinger.xml",
        "1959-11-06-hac-meeting-minutes.xml",
    )
    found = [FILES / name for name in names if (FILES / name).is_file()]
    if not found:
        pytest.skip("the folder of TEI documents is not here")
    return found


class Words:
    """What pointers of ours point to in a tree."""

    def __init__(self, tree: etree._ElementTree) -> None:
        self.tree = tree
        self.nodes = tree.getroot().xpath("//text()")
        self.order = {(n.getparent(), n.is_tail): i for i, n in enumerate(self.nodes)}

    def at(self, target: str) -> str:
        found = TARGET.fullmatch(target)
        assert found is not None
        ((first,), (last,)) = (self.tree.xpath(found[i], namespaces={"tei": TEI}) for i in (1, 3))
        a, b = (self.order[n.getparent(), n.is_tail] for n in (first, last))
        start, end = int(found[2]), int(found[4])
        if a == b:
            return str(self.nodes[a])[start:end]
        return f"{self.nodes[a][start:]}{''.join(self.nodes[a + 1 : b])}{self.nodes[b][:end]}"


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_annotations_lead_back_to_the_words_and_change_nothing(tmp_path: Path) -> None:
    files = sources()
    assert build(files, tmp_path).release is not None
    documents = {d.text: d for d in release.load(release.current(tmp_path)).documents}
    seen = 0
    for path in files:
        data = standoff.annotated(path, tmp_path)
        before = path.read_bytes()
        start = data.index(b"<standOff")
        end = data.index(b"</standOff>\n") + len(b"</standOff>\n")
        assert data[:start] + data[end:] == before
        tree = etree.fromstring(data).getroottree()
        found = tree.getroot().findall(f".//{{{TEI}}}annotation")
        words = Words(tree)
        quotes = [words.at(a.get("target")) for a in found[::7]]
        things = {p.get("target") for a in found for p in a}
        document = next(d for d in documents.values() if things <= {s[1:-1] for s, _, _ in d.stated})
        said = [document.words[n.start : n.end] for n in tei.notes(document)][::7]
        assert [squeezed(q) for q in quotes] == [squeezed(q) for q in said]
        assert len(found) == sum(1 for s, p, o in document.stated if p in tei._MOTIVES and "#char=" in o)
        seen += len(found)
    assert seen > 20 * len(files)


def test_only_the_end_of_the_root_is_touched() -> None:
    place = {0: ("/tei:TEI/tei:text/tei:body/tei:p/text()[1]", 0), 5: ('//*[@xml:id="a"]/text()[1]', 5)}
    data = tei.standoff(SMALL, [([tei.Note(0, 6, "https://x.org/a&b", "describing")], place.__getitem__)])
    head, _, tail = SMALL.partition(b"</TEI>")
    assert data.startswith(head + b"<standOff ") and data.endswith(b"</standOff>\n</TEI>" + tail)
    (annotation,) = etree.fromstring(data).findall(f".//{{{TEI}}}annotation")
    assert annotation.attrib == {
        "motivation": "describing",
        "target": (
            "#range(string-index(xpath(/tei:TEI/tei:text/tei:body/tei:p/text()[1]),0),"
            'string-index(xpath(//*[@xml:id="a"]/text()[1]),6))'
        ),
    }
    assert annotation[0].get("target") == "https://x.org/a&b"


@pytest.mark.parametrize("data", [b"<teiCorpus><TEI></TEI></teiCorpus>", SMALL.decode().encode("utf-16"), b""])
def test_a_file_without_a_place_is_refused(data: bytes) -> None:
    with pytest.raises(PublishError, match="no root TEI element"):
        tei.standoff(data, [])


def test_the_command_prints_the_file(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    file = sources()[0]
    assert build([file], tmp_path).release is not None
    capfdbinary.readouterr()
    with pytest.raises(SystemExit) as ended:
        main(["publish", "--tei", str(file), "--dir", str(tmp_path)])
    sys.stdout.flush()
    assert (ended.value.code, capfdbinary.readouterr().out) == (0, standoff.annotated(file, tmp_path))


def test_a_file_that_was_not_built_is_refused(tmp_path: Path) -> None:
    files = sources()
    assert build(files[:1], tmp_path).release is not None
    with pytest.raises(PublishError, match="no document of this file"):
        standoff.annotated(files[1], tmp_path)
