"""``kg link``: proposing, deciding, checking and measuring links. Offline unless ``--online --contact`` is given."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.link.http import Client
    from kg.link.ledger import Ledger
    from kg.link.online import Asked
    from kg.model import Interpretation

app = typer.Typer(no_args_is_help=True, help="Links to the authority file and to Wikidata: propose, review, check.")
cache_app = typer.Typer(no_args_is_help=True, help="Answers of services, to be carried to a machine without network.")
app.add_typer(cache_app, name="cache")

Dir = Annotated[Path, typer.Option("--dir", help="The build folder.")]
Links = Annotated[Path | None, typer.Option("--links", help="The folder of the ledger; none: links/.")]
Cache = Annotated[Path, typer.Option("--cache", help="The folder of cached answers.")]
Online = Annotated[bool, typer.Option("--online", help="Ask the network for what the cache does not hold.")]
Contact = Annotated[str, typer.Option("--contact", help="An address for the User-Agent; needed with --online.")]
Api = Annotated[str, typer.Option("--api", help="Another action API than Wikidata's.")]
Reviewer = Annotated[str, typer.Option("--reviewer", help="Who decides, such as orcid:0000-0002-1825-0097.")]
Date = Annotated[str, typer.Option("--date", help="The day of the decision; none: today.")]
CACHE = Path("build/link-cache")


def _folder(links: Path | None) -> Path:
    from kg.link import ledger

    return links or ledger.folder_of()


def _today(date: str) -> str:
    import datetime

    from kg.link import deciding

    if date and not deciding.is_day(date):
        raise typer.BadParameter(f"{date!r} is no day (2026-01-31).", param_hint="'--date'")
    return date or datetime.date.today().isoformat()


def _interpretations(sources: list[Path] | None, failed: list[Path]) -> Iterator[Interpretation]:
    """What each file says; one that cannot be read is named, put into ``failed`` and left out, as a build does."""
    from kg import building, resources
    from kg.errors import SourceError

    for path in building.sources(sources or (resources.seeds_dir(),)):
        try:
            yield from building.interpretations(path)
        except SourceError as error:
            print(f"kg: {error}", file=sys.stderr)
            failed.append(path)


@app.command()
def candidates(
    sources: Annotated[list[Path] | None, typer.Argument(help="Files and folders; none: seeds/.")] = None,
    links: Links = None,
    write: Annotated[bool, typer.Option("--write", help="Put the proposals into the ledger (no reviewer).")] = False,
) -> None:
    """For each entity: the records that come into question, with every feature, and what the rule would decide."""
    from kg.authority import authorities
    from kg.link import ledger, proposing

    folder = _folder(links)
    standing = ledger.load(folder)
    proposed = []
    failed: list[Path] = []
    for it in _interpretations(sources, failed):
        for row, lines in proposing.proposals(it, authorities()):
            proposed.append(row)
            print("\n".join(lines))
    if write:
        mentions = ledger.merged(standing.mentions, proposed)
        ledger.save(ledger.Ledger(standing.catalogue, mentions), folder)
        print(f"{len(mentions) - len(standing.mentions)} rows more in {folder / ledger.MENTIONS}", file=sys.stderr)
    if failed:
        raise typer.Exit(3)


@app.command()
def review(
    reviewer: Reviewer,
    sources: Annotated[list[Path] | None, typer.Argument(help="Files and folders; none: seeds/.")] = None,
    links: Links = None,
    date: Date = "",
) -> None:
    """Decide at the terminal: a accept, r reject, n NIL, s split, m merge, u undo, k skip, q stop and save."""
    from kg.authority import authorities
    from kg.link import deciding, ledger, reviewing

    folder, day, known = _folder(links), _today(date), deciding.known(authorities())
    standing = ledger.load(folder)
    failed: list[Path] = []
    waiting = [item for it in _interpretations(sources, failed) for item in reviewing.items(it, authorities())]
    decided = reviewing.review(waiting, standing, reviewer, day, sys.stdin.readline, print, known)
    ledger.save(decided, folder)
    if failed:
        raise typer.Exit(3)


@app.command()
def reject(
    subject: Annotated[str, typer.Argument(help="actor:…, place:… or doc:KEY#actor.…")],
    target: Annotated[str, typer.Argument(help="wd:Q…, actor:… or place:…")],
    reason: Annotated[str, typer.Option("--reason", help="Why; it stays in the ledger and in the graph.")],
    reviewer: Reviewer,
    directory: Dir = Path("build"),
    links: Links = None,
    date: Date = "",
    yes: Annotated[bool, typer.Option("--yes", help="Save without asking.")] = False,
) -> None:
    """Withdraw a link or an identification: shows what changes, asks, saves. Build again afterwards."""
    from kg.authority import authorities
    from kg.link import deciding, effect, ledger
    from kg.publish import release

    folder = _folder(links)
    before = ledger.load(folder)
    known = authorities()
    row = ledger.Row(
        subject,
        "",
        ledger.EXACT,
        "Not",
        target,
        "",
        ledger.MANUAL,
        "",
        reviewer,
        reviewer,
        _today(date),
        "status=link-rejected",
        reason.strip(),
    )
    after = before.with_row(deciding.sound(row, deciding.known(known)))
    changed = effect.effect(release.load(release.current(directory)), known, before, row)
    print("\n".join(changed.lines) or "nothing of the current release changes")
    if not yes and not typer.confirm("save this decision?"):
        raise typer.Exit(1)
    ledger.save(after, folder)
    print(f"saved in {folder}; run kg build", file=sys.stderr)


@app.command()
def check(links: Links = None) -> None:
    """Authority file and ledger against their rules: evidence for every identifier, no contradictions."""
    from kg.authority import authorities
    from kg.errors import LinkError
    from kg.link import checking, ledger
    from kg.link.apply import applied

    if links is not None and not links.is_dir():
        raise LinkError("there is no ledger here", where=str(links), todo="name the folder of its two tables")
    standing = ledger.load(_folder(links))
    found = checking.faults(applied(authorities(), standing.catalogue), standing)
    print("\n".join((*found, f"{len(found)} faults")))
    if found:
        raise typer.Exit(1)


@app.command(name="eval")
def evaluate(
    gold: Annotated[list[Path], typer.Argument(help="Folders with gold.tsv and the documents it names.")],
    format_: Annotated[str, typer.Option("--format", help="md or tsv.")] = "md",
) -> None:
    """Measure the rule against a gold: precision, recall and NIL with their intervals."""
    from kg.authority import authorities
    from kg.link import evaluation

    if format_ not in ("md", "tsv"):
        raise typer.BadParameter(f"{format_!r} is not md or tsv.", param_hint="'--format'")
    cases = tuple(case for folder in gold for case in evaluation.measure(folder, authorities()))
    print(evaluation.table(cases, format_), end="")


def _client(cache: Path, online: bool, contact: str) -> Client:
    from kg.errors import LinkError
    from kg.link.http import Client

    if online and not contact.strip():
        raise LinkError("--online needs a contact", todo="give --contact you@example.org: services ask for it")
    if not (contact.isascii() and contact.isprintable()):
        raise LinkError("a contact is one line of plain letters", where=repr(contact), todo="give an e-mail address")
    return Client(cache, contact if online else "")


def _keep(asked: Asked, folder: Path, standing: Ledger, client: Client) -> None:
    from kg.link import ledger

    merged = ledger.merged(standing.catalogue, (*(r for r in standing.catalogue if not r.human), *asked.rows))
    ledger.save(ledger.Ledger(merged, standing.mentions), folder)
    print("\n".join(asked.lines) or "nothing new")
    print(f"{client.sent} requests sent; {len(asked.rows)} candidates in {folder / ledger.CATALOGUE}", file=sys.stderr)


@app.command(name="resolve-titles")
def resolve_titles(
    links: Links = None, cache: Cache = CACHE, online: Online = False, contact: Contact = "", api: Api = ""
) -> None:
    """Ask Wikidata for the items of verified page titles; answers become candidates in the ledger."""
    from kg.authority import authorities
    from kg.link import ledger
    from kg.link import online as asking
    from kg.vocab import WIKIDATA_API

    client, folder = _client(cache, online, contact), _folder(links)
    standing = ledger.load(folder)
    _keep(asking.resolve_titles(client, authorities(), api or WIKIDATA_API), folder, standing, client)


@app.command()
def refresh(
    links: Links = None, cache: Cache = CACHE, online: Online = False, contact: Contact = "", api: Api = ""
) -> None:
    """Ask for every known item again: redirects, deletions, other labels."""
    from kg.authority import authorities
    from kg.link import ledger
    from kg.link import online as asking
    from kg.vocab import WIKIDATA_API

    client, folder = _client(cache, online, contact), _folder(links)
    standing = ledger.load(folder)
    _keep(asking.refresh(client, authorities(), standing, api or WIKIDATA_API), folder, standing, client)


@cache_app.command(name="export")
def cache_export(file: Annotated[Path, typer.Argument(help="The file to write.")], cache: Cache = CACHE) -> None:
    """Write all cached answers into one file."""
    from kg.errors import LinkError
    from kg.link import http

    text = http.export(cache)
    try:
        file.write_text(text, "utf-8")
    except OSError as error:
        raise LinkError("the file could not be written", where=str(file), why=str(error.strerror)) from error
    print(f"{len(list(cache.glob('*.json')))} answers in {file}", file=sys.stderr)


@cache_app.command(name="import")
def cache_import(
    file: Annotated[Path, typer.Argument(help="A file of kg link cache export.")], cache: Cache = CACHE
) -> None:
    """Put the answers of such a file into the cache."""
    from kg.errors import LinkError
    from kg.link import http

    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LinkError("the file cannot be read", where=str(file), why=str(error), todo="check the path") from error
    print(f"{http.take(cache, text)} answers taken")
