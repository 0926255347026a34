"""XPaths of text nodes, as the map writes them."""

from __future__ import annotations

from lxml import etree

from kg.read.tei.xml import local, xml_id


class Paths:
    """XPaths of text nodes: absolute, or from the nearest element with an xml:id."""

    def __init__(self) -> None:
        self._known: dict[etree._Element, str] = {}

    def element(self, element: etree._Element) -> str:
        """``//*[@xml:id="d1"]/tei:p[2]``; the prefix ``tei`` is the TEI namespace."""
        known = self._known.get(element)
        if known is not None:
            return known
        parent = element.getparent()
        if xml_id(element):
            self._known[element] = f'//*[@xml:id="{xml_id(element)}"]'
        elif parent is None:
            self._known[element] = f"/tei:{local(element)}"
        else:
            above, counts = self.element(parent), dict[str, int]()
            for child in parent:
                name = child.tag if isinstance(child.tag, str) else ""
                counts[name] = counts.get(name, 0) + 1
                if name and child not in self._known:
                    plain = f"*[local-name()='{local(child)}']"
                    step = f"tei:{local(child)}" if "tei-c.org/ns" in name else plain
                    named = f'//*[@xml:id="{xml_id(child)}"]'
                    self._known[child] = named if xml_id(child) else f"{above}/{step}[{counts[name]}]"
        return self._known[element]

    def of(self, element: etree._Element, index: int) -> str:
        """The path of the text node before the child number ``index``."""
        number = 1 if element.text else 0
        number += sum(1 for child in list(element)[:index] if child.tail)
        return f"{self.element(element)}/text()[{max(number, 1)}]"
