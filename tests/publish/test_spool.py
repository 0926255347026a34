"""A release written from the spool is the one written from memory, whatever is merged from disk."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.publish import spool
from kg.publish.dumps import core_files
from kg.publish.spool import Spool, Spooled, merged
from tests.publish.world import dataset, held

WHOLE = dataset(documents=3)
LINES = st.lists(st.binary(max_size=6).map(lambda b: b.replace(b"\n", b"").replace(b"\r", b"") + b"\n"), max_size=20)


@settings(max_examples=100, deadline=None)
@given(st.lists(LINES, max_size=6), st.integers(1, 40))
def test_lines_are_merged_in_order_of_their_bytes(parts: list[list[bytes]], run: int) -> None:
    found = b"".join(merged((b"".join(part) for part in parts), run))
    assert found == b"".join(sorted(line for part in parts for line in part))


@pytest.mark.parametrize("run", [1, 2000, spool.RUN])
def test_what_was_put_down_is_written_as_it_was(run: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merged, "__defaults__", (run,))
    down = Spool()
    places = {pieces.key: down.put(pieces) for pieces in reversed([*WHOLE.pieces()])}
    spooled = Spooled(WHOLE.iris, WHOLE.shared, down, tuple(places[key] for key in sorted(places)))
    assert [*spooled.pieces()] == [*WHOLE.pieces()]
    assert held(core_files(spooled)) == held(core_files(WHOLE))
