"""Saved HTML pages: the white space rule of the visible text, and the page layouts in it."""

import pytest

from kg.model import Document, Kind, Source, Span
from kg.read import read
from kg.read.html import visible_text
from tests.support.pages import page, rows, table


@pytest.mark.parametrize(("markup", "expected"), [
    ("<p>June 14,\n\t1937</p>", "June 14, 1937"),
    ("<p>One</p><p>Two</p>", "One\n\nTwo"),
    ("<p>One</p>\n  \n<p>Two</p>", "One\n\nTwo"),
    ("<p>One<br>Two<br/><br/>Three</p>", "One\nTwo\n\nThree"),
    ("<p>to <b>Cdes</b>. <i> Petrov</i> , A</p>", "to Cdes. Petrov , A"),
    ("<p>a<span>b</span>c</p>", "abc"),
    ("<div><div><p>One</p></div></div><div><p>Two</p></div>", "One\n\n\n\n\nTwo"),
    ("<ul><li>One</li><li>Two</li></ul>", "One\n\nTwo"),
    ("<p>a&nbsp;b&#160;</p><p>&amp;c</p>", "a\u00a0b\u00a0\n\n&c"),
    ("<pre>a\n  b</pre>", "a\n  b"),
    ("<p>a<!-- no --> b<script>var x = '<p>';</script> c</p><style>p {}</style>", "a b c"),
    ("<p>One", "One"),
    ("<p>" + "<b>" * 300 + "deep", "deep"),
])
def test_white_space(markup: str, expected: str) -> None:
    assert visible_text(f"<html><head><title>T</title></head><body>{markup}</body></html>".encode(), "x")[0] == expected


def test_navigation_is_known() -> None:
    markup = (b"<header><nav><a>Home</a></nav></header><p>Text</p><div role='search'>Find</div>"
              b"<footer><p>Street</p></footer>")
    text, site = visible_text(markup, "x")
    assert [span.of(text) for span in site] == ["Home", "Find", "Street"]
    assert site[0] == Span(0, 4)


def html(markup: str) -> Document:
    (one,) = read(Source("x.html", "text/html", "0" * 64, markup.encode()))
    assert "".join(leaf.span.of(one.text) for zone in one.zones for leaf in zone.leaves()) == one.text
    assert not one.is_source_text
    return one


SAVED = """<!DOCTYPE html>
<html lang="en"><head><title>On Roads | Archive</title><script>var a = 1;</script></head>
<body><a href="#main">Skip to content</a>
<header role="banner"><nav><ul><li>Home</li><li>1936</li></ul></nav></header>
<main><div class="date">May 3,
 1934</div><h1>On   Roads</h1>
<div class="text"><p>12. Concerning roads.</p><p>1. Charge <b>Cde. Petrov</b> with roads.</p>
<p>Excerpts have been sent:</p><p>to Cdes. Petrov and Ivanov.</p></div>
<div class="summary"><div><p>The Politburo decides to build a road<br>to Ili.</p></div></div>
<h2>Document Information</h2>
<div><h3>Source</h3><div>RGASPI f. 17, op. 162, d. 16.</div></div>
<div><h3>Rights</h3><div><p>The History and Public Policy Program welcomes reuse of Digital Archive materials.</p>
<p>Please ask at <a class="cf" href="/cdn">[email&#160;protected]</a>.</p></div></div>
<div><h3>Language</h3><div><a href="/l">Russian</a></div></div><h3>Record ID</h3><div>113636</div>
<h3>Original Classification</h3><h3>Donors</h3><ul><li>Leon Foundation</li><li>Roads Fund</li></ul></main>
<footer><p>1300 Long Street</p></footer></body></html>"""


def test_a_saved_page() -> None:
    assert rows(html(SAVED)) == table("""
        furniture||Skip to content
        furniture||Home
        furniture||1936
        record-date||May 3, 1934
        title||On Roads
        body||12. Concerning roads.⏎⏎1. Charge Cde. Pe …  been sent:⏎⏎to Cdes. Petrov and Ivanov.
        summary||The Politburo decides to build a road⏎to Ili.
        furniture||Document Information
        field-label|source|Source
        citation||RGASPI f. 17, op. 162, d. 16.
        field-label|rights|Rights
        rights||The History and Public Policy Program we … omes reuse of Digital Archive materials.
        rights||Please ask at [email␣protected].
        field-label|language|Language
        language||Russian
        field-label|record-id|Record ID
        record-id||113636
        field-label|original-classification|Original Classification
        field-label|donors|Donors
        donor||Leon Foundation
        donor||Roads Fund
        furniture||1300 Long Street
    """)


def test_a_page_inside_an_aside_is_still_a_page() -> None:
    found = html("<aside><p>Skip to content</p><p>May 3, 1934</p><p>On Roads</p><p>They are long.</p></aside>")
    assert rows(found) == table("""
        furniture||Skip to content
        record-date||May 3, 1934
        title||On Roads
        body||They are long.""")


@pytest.mark.parametrize("layout", ["L1", "L1b", "L2"])
def test_paragraphs_in_html_read_like_the_text(layout: str) -> None:
    text = page(layout, title="On Roads", date="May 3, 1934", body="The road is long.\n\nto Cdes. Petrov and Ivanov.",
                source="GARF, f. 1, l. 2.", summary="The Politburo decides to build a road.", record_id="113636")
    blocks = "".join(f"<p>{block}</p>" for block in text.replace("\u00a0", " ").split("\n") if block.strip())
    (plain,) = read(Source("x.txt", "text/plain", "0" * 64, text.encode()))
    meaningful = [zone for zone in plain.zones if zone.kind not in (Kind.BLANK, Kind.BODY)]
    saved = html(f"<!DOCTYPE html><html><body>{blocks}</body></html>")
    found = [zone for zone in saved.zones if zone.kind not in (Kind.BLANK, Kind.BODY)]
    assert [(zone.kind, zone.span.of(saved.text)) for zone in found] == [
        (zone.kind, zone.span.of(plain.text).replace("\u00a0", " ")) for zone in meaningful]
