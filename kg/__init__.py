"""Protokol: archival documents as a knowledge graph that proves itself.

The public surface: ``open`` a release or endpoint, ``build`` one, ``check`` it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.version import VERSION as __version__

if TYPE_CHECKING:
    from kg.api import open_graph as open
    from kg.building import build

__all__ = ["__version__", "build", "open"]

_HOMES = {"open": ("kg.api", "open_graph"), "build": ("kg.building", "build")}


def __getattr__(name: str) -> Any:
    """Load the public names when they are first used, so that importing ``kg`` stays cheap."""
    if name not in _HOMES:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    from importlib import import_module

    module, attribute = _HOMES[name]
    return getattr(import_module(module), attribute)
