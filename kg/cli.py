"""The command ``kg``: one function per verb, and the only exit codes.

0 ok · 1 violations found, or an ASK is false · 2 usage · 3 some input could not be taken · 4 build refused ·
5 a limit was reached · 6 locked by another process · 130 interrupted.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg import errors
from kg.link.cli import app as links

if TYPE_CHECKING:
    from kg.building import Built
    from kg.store import Table

EXIT_CODES: tuple[tuple[type[BaseException], int], ...] = (
    (errors.LockedError, 6),
    (errors.SourceError, 3),
    (errors.ValidationError, 4),
    (errors.PublishError, 4),
    (errors.QueryError, 2),
    (errors.VocabularyError, 2),
    (errors.IriError, 2),
    (errors.KgError, 2),
)

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False,
                  rich_markup_mode=None,
                  help="Archival documents as a knowledge graph that shows the words every fact rests on.")

app.add_typer(links, name="link")

Dir = Annotated[Path, typer.Option("--dir", help="The build folder.")]
Endpoint = Annotated[str, typer.Option("--endpoint", help="A SPARQL endpoint instead of the build folder.")]
StoreName = Annotated[str, typer.Option("--store", help="embedded or rdflib.")]
Format = Annotated[str, typer.Option("--format", help="table, json, csv, tsv or md.")]
Corrections = Annotated[Path | None, typer.Option(
    "--corrections", help="Readers' reviewed corrections; none named: corrections/ beside seeds/.")]


def say(message: str) -> None:
    """A message for people: stderr."""
    print(message, file=sys.stderr)


@app.command()
def build(
    sources: Annotated[list[Path] | None, typer.Argument(help="Files and folders; none: seeds/.")] = None,
    directory: Dir = Path("build"),
    base: Annotated[str, typer.Option(help="The base of all IRIs; ends in a slash.")] = "",
    no_inference: Annotated[bool, typer.Option("--no-inference", help="Only what is stated.")] = False,
    jobs: Annotated[int, typer.Option(help="Processes.", min=1)] = 1,
    max_bytes: Annotated[int, typer.Option(help="Largest file taken.")] = 50_000_000,
    debug: Annotated[bool, typer.Option("--debug", help="Let faults of the tool show themselves whole.")] = False,
    report: Annotated[bool, typer.Option("--report", help="Say what was understood of each document.")] = False,
    corrections: Corrections = None,
    format_: Format = "table",
) -> None:
    """Build a release from documents."""
    from kg import building
    from kg.iri import DEFAULT_BASE

    with progress() as show:
        told = (lambda done, of, path: show(f"{done} of {of}: {path.name}")) if show else None
        built = building.build(sources or (), directory, base=base or DEFAULT_BASE, inference=not no_inference,
                               jobs=jobs, max_bytes=max_bytes, debug=debug, corrections_dir=corrections,
                               progress=told)
    if report:
        from kg import reporting, resources

        entries, _ = reporting.entries(sources or (resources.seeds_dir(),), max_bytes=max_bytes,
                                       corrections_dir=corrections)
        print(reporting.report(entries, format_), end="")
    _built(built)


def _built(built: Built) -> None:
    for line in (*(problem.line for problem in built.problems), *built.notes):
        say(line)
    if built.release is None:
        say("nothing was built: the previous release, if any, is untouched")
        raise typer.Exit(4)
    say(f"{len(built.documents)} document{'s' * (len(built.documents) != 1)} in {built.release}")
    if built.problems:
        raise typer.Exit(3)


@app.command()
def ask(
    name: Annotated[str, typer.Argument(help="The question; none: list them.")] = "",
    parameters: Annotated[list[str] | None, typer.Argument(help="key=value …")] = None,
    directory: Dir = Path("build"),
    format_: Format = "table",
    endpoint: Endpoint = "",
    store: StoreName = "embedded",
    base: Annotated[str, typer.Option(help="The base of the IRIs at an endpoint.")] = "",
) -> None:
    """Answer a canned question, with the words each row rests on."""
    from kg import api, resources
    from kg.iri import DEFAULT_BASE, Iris
    from kg.query import catalogue, printing

    if not name:
        iris = Iris(base or DEFAULT_BASE)
        print(printing.questions(catalogue.load(resources.queries_dir()), format_, iris), end="")
        return
    values = dict(_pair(p) for p in parameters or ())
    catalogue.find(catalogue.load(resources.queries_dir()), name)
    graph = api.open_graph(directory, store=store, endpoint=endpoint, base=base or DEFAULT_BASE)
    _print(graph.ask(name, values).table, format_)


@app.command()
def query(
    file: Annotated[str, typer.Argument(help="A file with a SPARQL query; - for standard input.")],
    directory: Dir = Path("build"),
    format_: Format = "table",
    endpoint: Endpoint = "",
    store: StoreName = "embedded",
    catalogue: Annotated[bool, typer.Option("--catalogue", help="Ask the catalogue of questions instead.")] = False,
) -> None:
    """Run any SPARQL query: SELECT, ASK (exit 1 when false), CONSTRUCT or DESCRIBE."""
    from kg import api, resources
    from kg.iri import Iris
    from kg.query import catalogue as questions
    from kg.query import described, running

    text = running.read(file)
    if catalogue:
        found = running.run(described.store(questions.load(resources.queries_dir()), Iris()), text)
    else:
        found = running.run(api.open_graph(directory, store=store, endpoint=endpoint).store, text)
    if isinstance(found, bool):
        print("true" if found else "false")
        if not found:
            raise typer.Exit(1)
    elif isinstance(found, tuple):
        from kg.query import printing

        print(printing.triples(found, "turtle" if format_ == "table" else format_), end="")
    else:
        _print(found, format_)


@app.command()
def show(
    name: Annotated[str, typer.Argument(help="A name or an IRI.")],
    directory: Dir = Path("build"),
    format_: Format = "table",
    endpoint: Endpoint = "",
    base: Annotated[str, typer.Option(help="The base of the IRIs at an endpoint.")] = "",
) -> None:
    """The card of a person, body, unit or place: names as written, offices, acts, mentions with quotes, links."""
    from kg import api
    from kg.iri import DEFAULT_BASE
    from kg.query import cards

    graph = api.open_graph(directory, endpoint=endpoint, base=base or DEFAULT_BASE)
    print(cards.show(graph, name, format_), end="")


def _print(table: Table, format_: str) -> None:
    from kg.query import printing

    print(printing.table(table, format_), end="")
    if not table.rows:
        say("no rows: the sources state nothing that answers this")


@app.command()
def check(
    directory: Dir = Path("build"),
    self_test: Annotated[bool, typer.Option("--self-test", help="Inject faults and see that each is caught.")] = False,
    format_: Format = "table",
) -> None:
    """The gate: evidence, CRM, SHACL and the quality queries over the current release."""
    from kg import gate

    passed, text = gate.self_test(directory, format_) if self_test else gate.run(directory, format_)
    print(text, end="")
    if not passed:
        raise typer.Exit(1)


@app.command()
def coverage(
    sources: Annotated[list[str] | None, typer.Argument(help="Files, folders, ids of documents; none: seeds/.")] = None,
    directory: Dir = Path("build"),
    corrections: Corrections = None,
    format_: Format = "table",
) -> None:
    """Say of every character whether it is asserted, structural, furniture or unread."""
    from kg import reporting, resources

    entries, problems = reporting.named(sources or (str(resources.seeds_dir()),), directory,
                                        corrections_dir=corrections)
    print(reporting.coverage(entries, format_), end="")
    _problems(problems)


@app.command()
def add(
    sources: Annotated[list[Path], typer.Argument(help="Files and folders.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only report; write nothing.")] = False,
    directory: Dir = Path("build"),
    corrections: Corrections = None,
    format_: Format = "table",
) -> None:
    """Report on documents and add them to the release (its earlier sources stay)."""
    from kg import building, reporting

    entries, problems = reporting.entries(sources, corrections_dir=corrections)
    print(reporting.report(entries, format_), end="")
    if dry_run:
        _problems(problems)
        return
    _built(building.build((*building.listed(directory), *sources), directory, corrections_dir=corrections))


@app.command()
def publish(
    target: Annotated[Path | None, typer.Argument(help="The folder to publish into, or to look at.")] = None,
    directory: Dir = Path("build"),
    base: Annotated[str, typer.Option(help="Your own base of all IRIs; ends in a slash.")] = "",
    about: Annotated[Path | None, typer.Option(help="TOML: title, description, creators, publisher, licence.")] = None,
    exports: Annotated[bool, typer.Option("--exports", help="Also RiC-O, Linked Art, schema.org and more.")] = False,
    verify: Annotated[bool, typer.Option("--verify", help="Recompute everything; name each lie.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Hold its description against its files and shapes.")] = False,
    tei: Annotated[Path | None, typer.Option("--tei", help="Print this TEI file with annotations.")] = None,
    to: Annotated[str, typer.Option("--to", help="Send the graphs to a Graph Store at this address.")] = "",
) -> None:
    """Publish the current release in every format, verify a publication, or send one to another store."""
    from kg import publishing

    if to:
        with progress() as show:
            done = publishing.push(target or directory, to, base=base, progress=show)
        say(f"{done.sent} graphs sent, {done.deleted} deleted, {done.kept} there already")
    elif tei is not None:
        from kg import standoff

        sys.stdout.buffer.write(standoff.annotated(tei, directory))
    elif target is None:
        raise errors.QueryError("no folder to publish into", todo="kg publish DIR")
    elif verify or check:
        folder, lies = publishing.lies(target) if verify else (target, publishing.description(target))
        for lie in lies:
            print(lie)
        if lies:
            raise typer.Exit(1)
        say(f"{folder}: everything holds")
    else:
        with progress() as show:
            folder, warnings = publishing.publish(directory, target, base=base, about=about, crosswalks=exports,
                                                  progress=show)
        for warning in warnings:
            say(f"kg: {warning}")
        print(folder)


@app.command()
def diff(
    before: Annotated[Path, typer.Argument(help="A build folder, a publication or a release.")],
    after: Annotated[Path | None, typer.Argument(help="Another one.")] = None,
    apply: Annotated[Path | None, typer.Option("--apply", help="An RDF Patch: print the hash it leads to.")] = None,
    out: Annotated[Path | None, typer.Option("--out", help="With --apply: where to write the N-Quads.")] = None,
    format_: Annotated[str, typer.Option("--format", help="text, json or patch.")] = "text",
) -> None:
    """What changed between two releases, by meaning and by document, and why."""
    from kg import publishing

    if apply is not None:
        print(publishing.apply(before, apply, out))
    elif after is None:
        raise errors.QueryError("one release has no difference", todo="kg diff A B, or kg diff A --apply PATCH")
    else:
        print(publishing.diff(before, after, format_), end="")


@contextmanager
def progress() -> Iterator[Callable[[str], None] | None]:
    """A line on stderr that says what is being done, where stderr is a terminal; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console

    with Console(stderr=True).status("") as status:
        yield status.update


def _problems(lines: Sequence[str]) -> None:
    for line in lines:
        say(line)
    if lines:
        raise typer.Exit(3)


def _pair(text: str) -> tuple[str, str]:
    key, sign, value = text.partition("=")
    if not sign:
        raise errors.QueryError(f"not key=value: {text!r}", todo="write NAME=VALUE, as in point=12")
    return key, value


def main(arguments: list[str] | None = None) -> None:
    """Run the command; every error of ours is one line and an exit code."""
    try:
        app(args=arguments, standalone_mode=True)
    except errors.KgError as error:
        say(f"kg: {error}")
        sys.exit(next(code for kind, code in EXIT_CODES if isinstance(error, kind)))
    except KeyboardInterrupt:
        say("kg: interrupted")
        sys.exit(130)
