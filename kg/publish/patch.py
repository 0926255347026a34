"""RDF Patch between two releases: exact, in both directions checked by the dataset hashes in its header."""

from __future__ import annotations

from kg.errors import PublishError
from kg.publish.dataset import digest


def write(old: bytes, new: bytes) -> str:
    """The patch from one canonical N-Quads file to another: what to delete, then what to add, sorted."""
    before, after = (set(data.decode().splitlines(keepends=True)) for data in (old, new))
    lines = [f'H id "sha256:{digest(new)}" .\n', f'H prev "sha256:{digest(old)}" .\n', "TX .\n"]
    lines += [f"D {line}" for line in sorted(before - after)]
    lines += [f"A {line}" for line in sorted(after - before)]
    return "".join([*lines, "TC .\n"])


def apply(data: bytes, patch: str) -> bytes:
    """Canonical N-Quads with a patch applied.

    Raises PublishError where the patch is not one, is meant for another dataset, or does not give the dataset it names.
    """
    lines = set(data.decode().split("\n")) - {""}
    header: dict[str, str] = {}
    rows = patch.split("\n")
    if rows[-2:] != ["TC .", ""]:
        raise PublishError("the patch is cut off", why="its last line must be: TC .", todo="fetch it again")
    for number, row in enumerate(rows[:-1], 1):
        kind, _, rest = row.partition(" ")
        if kind == "H":
            name, _, value = rest.partition(" ")
            header[name] = value
            if name == "prev" and value != f'"sha256:{digest(data)}" .':
                raise PublishError(
                    "the patch is for another dataset",
                    why=f"it starts from {value[1:-3]}, this is sha256:{digest(data)}",
                    todo="apply it to the release it was made from",
                )
        elif kind == "D" and rest in lines:
            lines.remove(rest)
        elif kind == "A" and rest not in lines:
            lines.add(rest)
        elif row not in ("TX .", "TC ."):
            raise PublishError(
                "a line of the patch does not fit",
                where=f"line {number}",
                why=row[:120],
                todo="make the patch again with kg diff --format patch",
            )
    result = "".join(f"{line}\n" for line in sorted(lines)).encode()
    if header.get("id") != f'"sha256:{digest(result)}" .':
        raise PublishError(
            "the patch does not give the dataset it names",
            why=f"it gives sha256:{digest(result)}",
            todo="make the patch again with kg diff --format patch",
        )
    return result
