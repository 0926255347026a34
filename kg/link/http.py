"""Asking a service: one polite request at a time, every answer cached, so that a second run asks nothing.

A transport sends bytes and is injected, as are sleep and the cache folder; tests play services on loopback.
"""

from __future__ import annotations

import gzip
import http.client
import json
import time
import urllib.error
import urllib.request
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.message import Message
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from kg.errors import LinkError
from kg.version import VERSION

ATTEMPTS = 5
LONGEST_WAIT = 120.0
"""Seconds; a service that asks for more is left alone."""
SYNTHETIC = "X-Synthetic"
"""The header by which an answer says that it was made up for a test."""


class TooLargeError(LinkError):
    """The service refuses a request for its size: ask for less at a time."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it is hashed: without agent, contact and other headers that do not change the answer."""

    url: str
    params: tuple[tuple[str, str], ...] = ()
    form: tuple[tuple[str, str], ...] = ()
    body: str = ""  # JSON, for services that take it

    @property
    def digest(self) -> str:
        """The name of its answer in the cache."""
        return sha256(
            json.dumps([self.url, self.params, self.form, self.body], ensure_ascii=False).encode()
        ).hexdigest()

    @property
    def address(self) -> str:
        """The URL with its parameters."""
        return f"{self.url}?{urlencode(self.params)}" if self.params else self.url


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, headers in lower case, decoded body."""

    status: int
    headers: Mapping[str, str]
    body: str


Transport = Callable[[Request, str], Answer]
"""Request and User-Agent -> answer. Raises OSError or http.client.HTTPException where the line breaks."""


def urllib_transport(request: Request, agent: str) -> Answer:
    """The transport of the standard library; gzip is undone, an HTTP error status is an answer like any other."""
    data: bytes | None = None
    headers = {"User-Agent": agent, "Accept": "application/json", "Accept-Encoding": "gzip"}
    if request.form:
        data = urlencode(request.form).encode()
    elif request.body:
        data = request.body.encode()
        headers["Content-Type"] = "application/json"
    made = urllib.request.Request(request.address, data=data, headers=headers)
    try:
        with urllib.request.urlopen(made, timeout=30) as answer:
            return _answer(answer.status, answer.headers, answer.read())
    except urllib.error.HTTPError as error:
        return _answer(error.code, error.headers, error.read())


def _answer(status: int, headers: Message[str, str], body: bytes) -> Answer:
    names = {name.lower(): value for name, value in headers.items()}
    if names.get("content-encoding") == "gzip":
        body = gzip.decompress(body)
    return Answer(status, names, body.decode("utf-8", "replace"))


@dataclass(slots=True)
class Client:
    """A service client. Offline (no contact) it answers from the cache alone.

    ``sent`` counts requests that left the machine.
    """

    cache: Path
    contact: str = ""
    transport: Transport = urllib_transport
    sleep: Callable[[float], None] = time.sleep
    sent: int = 0
    synthetic: bool = field(default=False)

    @property
    def agent(self) -> str:
        """The User-Agent: tool, version, and whom to write to."""
        return f"protokol/{VERSION} ({self.contact})"

    def json(self, request: Request) -> Any:
        """The answer as JSON, from the cache or the service.

        Raises LinkError offline without a cached answer, and for a service that does not answer as it should;
        TooLargeError where it refuses the size.
        """
        path = self.cache / f"{request.digest}.json"
        if path.is_file():
            kept = _entry(path)
            self.synthetic = self.synthetic or bool(kept.get("synthetic"))
            if kept.get("refused"):  # remembered too, or a second run would ask again
                raise TooLargeError("the service refuses a request of this size", where=request.url)
            return kept["answer"]
        if self.contact and urlsplit(request.url).scheme not in ("http", "https"):
            raise LinkError("a service has an address on the web", where=request.url, todo="begin it with its scheme")
        if not self.contact:
            raise LinkError(
                "no answer in the cache, and we are offline",
                where=request.address[:120],
                todo="ask with --online --contact you@example.org, or import a cache",
            )
        try:
            answer, synthetic = self._ask(request)
        except TooLargeError:
            self._keep(path, request, None, synthetic=False, refused=True)
            raise
        self.synthetic = self.synthetic or synthetic
        self._keep(path, request, answer, synthetic=synthetic, refused=False)
        return answer

    def _keep(self, path: Path, request: Request, answer: Any, *, synthetic: bool, refused: bool) -> None:
        self.cache.mkdir(parents=True, exist_ok=True)
        kept = {
            "url": request.url,
            "params": request.params,
            "form": request.form,
            "body": request.body,
            "synthetic": synthetic,
            "refused": refused,
            "answer": answer,
        }
        beside = path.with_suffix(".new")
        beside.write_text(json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")
        beside.replace(path)

    def _ask(self, request: Request) -> tuple[Any, bool]:
        why = ""
        for attempt in range(ATTEMPTS):
            pause = float(2**attempt)
            try:
                self.sent += 1
                answer = self.transport(request, self.agent)
            except (OSError, http.client.HTTPException, EOFError, zlib.error) as error:
                why = f"the connection broke: {type(error).__name__}"
                self.sleep(pause)
                continue
            if answer.status == 413 or answer.status == 414:
                raise TooLargeError("the service refuses a request of this size", where=request.url)
            if answer.status in (429, 500, 502, 503, 504):
                why = f"status {answer.status}"
                self._wait(answer, pause, request)
                continue
            found = self._parsed(answer, request)
            code = found.get("error", {}).get("code", "") if isinstance(found, dict) else ""
            if code == "maxlag":
                why = "the service is lagging (maxlag)"
                self._wait(answer, pause, request)
                continue
            if code == "toomanyvalues":
                raise TooLargeError("the service refuses a request of this size", where=request.url)
            if code:
                raise LinkError("the service reports an error", where=request.url, why=f"{code}")
            return found, SYNTHETIC.lower() in answer.headers
        raise LinkError(
            "the service does not answer",
            where=request.url,
            why=f"{why}, {ATTEMPTS} times",
            todo="try later; what was answered is in the cache",
        )

    def _wait(self, answer: Answer, pause: float, request: Request) -> None:
        stated = answer.headers.get("retry-after", "")
        wait = float(stated) if stated.isdigit() else pause
        if wait > LONGEST_WAIT:
            raise LinkError(
                "the service asks us to stay away", where=request.url, why=f"for {wait:.0f} s", todo="try later"
            )
        self.sleep(wait)

    @staticmethod
    def _parsed(answer: Answer, request: Request) -> Any:
        if answer.status != 200:
            raise LinkError("the service refuses the request", where=request.url, why=f"status {answer.status}")
        try:
            return json.loads(answer.body)
        except ValueError as error:
            page = answer.body.lstrip()[:1] == "<"
            raise LinkError(
                "the answer is a web page, not data" if page else "the answer is not JSON",
                where=request.url,
                why=" ".join(answer.body.split())[:80],
                todo="is a captive portal or proxy between us and the service?" if page else "try later",
            ) from error


def _entry(path: Path) -> dict[str, Any]:
    try:
        kept: dict[str, Any] = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise LinkError(
            "an answer of the cache is damaged", where=str(path), why=str(error), todo="delete this file and ask again"
        ) from error
    return kept


def export(cache: Path) -> str:
    """A cache as one JSON text, sorted: to be carried to a machine without network."""
    entries = {p.stem: _entry(p) for p in sorted(cache.glob("*.json"))}
    return json.dumps(entries, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def take(cache: Path, text: str) -> int:
    """Put an exported cache into a folder; how many answers are new. Raises LinkError for anything else, or where a
    name is not the hash of its request."""
    try:
        entries = json.loads(text)
        made = {
            name: Request(
                e["url"], tuple((k, v) for k, v in e["params"]), tuple((k, v) for k, v in e["form"]), e["body"]
            ).digest
            for name, e in entries.items()
        }
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise LinkError(
            "this is no exported cache", why=str(error), todo="write it with kg link cache export"
        ) from error
    wrong = sorted(name for name, digest in made.items() if name != digest)
    if wrong:
        raise LinkError(
            "an answer of the cache does not belong to its request", where=wrong[0], todo="export the cache again"
        )
    cache.mkdir(parents=True, exist_ok=True)
    new = 0
    for name, entry in sorted(entries.items()):
        path = cache / f"{name}.json"
        if not path.exists():
            path.write_text(json.dumps(entry, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")
            new += 1
    return new
