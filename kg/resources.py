"""Where the data folders are: beside `kg/` in a source checkout, inside it in an installed wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def _folder(name: str, package: Path) -> Path:
    packed = package / "_data" / name
    return packed if packed.is_dir() else package.parent / name


def ontology_dir(package: Path = _PACKAGE) -> Path:
    """The folder of the CIDOC CRM hierarchy, vocabularies, shapes and authority files (Turtle).

    `package` is the folder of the `kg` package; only tests name another. The path is returned whether or
    not it exists, so a damaged installation fails where the missing file is read, naming it.

    >>> ontology_dir().name
    'ontology'
    """
    return _folder("ontology", package)


def queries_dir(package: Path = _PACKAGE) -> Path:
    """The folder of the canned questions, one `.rq` file each; see `ontology_dir` for `package`.

    >>> queries_dir().name
    'queries'
    """
    return _folder("queries", package)


def seeds_dir(package: Path = _PACKAGE) -> Path:
    """The folder of source documents that `kg build` reads when given none; see `ontology_dir` for `package`.

    >>> seeds_dir().name
    'seeds'
    """
    return _folder("seeds", package)


def corrections_dir(package: Path = _PACKAGE) -> Path:
    """The folder of readers' reviewed corrections, beside the seeds; see `ontology_dir` for `package`.

    >>> corrections_dir().name
    'corrections'
    """
    return _folder("corrections", package)
