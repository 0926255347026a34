"""A path -> :class:`kg.model.Source`: the only place of the project that reads the bytes of a source file."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from kg.errors import SourceError
from kg.model import Source
from kg.read.encoding import decode
from kg.read.sniff import media_type

MAX_BYTES = 50_000_000
META_SUFFIX = ".meta.toml"


def load(path: str | os.PathLike[str], max_bytes: int = MAX_BYTES) -> Source:
    """The file at ``path`` with its media type; ``max_bytes`` is the largest size that is read, in bytes.

    ``Source.locator`` is the path as given. Beside a plain text ``letter.txt``, the file ``letter.txt.meta.toml``
    may state what the text does not say of itself; its bytes come along in ``Source.meta``.

    Raises :class:`kg.errors.SourceError` for whatever cannot be a document: a missing or unreadable file, a folder,
    an empty or too large file, a binary format, any encoding but UTF-8, an ODD schema, a metadata file itself.
    """
    where = os.fspath(path)
    if where.endswith(META_SUFFIX):
        raise SourceError("this file describes a transcript and is no document itself", where=where,
                          todo=f"add {Path(where).name.removesuffix(META_SUFFIX)} instead; it is read along with it")
    data = _bytes(where, max_bytes)
    text = decode(data, where)
    kind = media_type(text, where)
    meta = b""
    if kind == "text/plain" and os.path.exists(where + META_SUFFIX):  # noqa: PTH110
        meta = _bytes(where + META_SUFFIX, max_bytes)
    return Source(locator=where, media_type=kind, sha256=hashlib.sha256(data).hexdigest(), data=data, meta=meta)


def _bytes(where: str, max_bytes: int) -> bytes:
    try:
        path = Path(where)
        if path.is_dir():
            raise SourceError("this is a folder, not a file", where=where, todo="name the files in it")
        if path.exists() and not path.is_file():
            raise SourceError("this is no ordinary file", where=where, todo="add the document's text as a UTF-8 file")
        size = path.stat().st_size
        if size > max_bytes:
            raise SourceError(
                "the file is over the size limit", where=where,
                why=f"{size:,} bytes, and at most {max_bytes:,} are read", todo="split it, or raise --max-bytes",
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise SourceError("no such file", where=where, todo="check the path") from error
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise SourceError("the file cannot be read", where=where, why=why, todo="check its permissions") from error
