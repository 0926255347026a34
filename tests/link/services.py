"""A server on loopback that plays Wikidata, a reconciliation service and a SPARQL endpoint, with scripted faults.

Every answer is marked synthetic: by a header, and by numbers (Q9000…) of no real item.
"""

from __future__ import annotations

import gzip
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlparse

PAGES = {"Nikolai Yezhov": "Q9000001", "Ma Hushan": "Q9000002", "Kliment Voroshilov": "Q9000003"}
LABELS = {
    "Q9000001": "Nikolai Yezhov",
    "Q9000002": "Ma Hushan",
    "Q9000003": "Kliment Voroshilov",
    "Q9000009": "Renamed",
}
REDIRECTS = {"Q9000008": "Q9000009"}
DELETED = {"Q9000007"}


@dataclass
class Script:
    """Faults for the next requests, in order ("" = a good answer), and what was asked."""

    faults: list[str] = field(default_factory=list)
    asked: list[tuple[str, dict[str, str], str]] = field(default_factory=list)  # path, parameters, User-Agent
    largest: int = 1000
    versions: tuple[str, ...] = ("0.2",)
    zipped: bool = False
    always: str = ""
    address: str = ""


def entities(parameters: dict[str, str]) -> dict[str, object]:
    if "sites" in parameters:
        found: dict[str, object] = {}
        for number, title in enumerate(parameters["titles"].split("|"), 1):
            if title in PAGES:
                found[PAGES[title]] = entity(PAGES[title], parameters["sites"], title)
            else:
                found[str(-number)] = {"site": parameters["sites"], "title": title, "missing": ""}
        return {"entities": found, "success": 1}
    made: dict[str, object] = {}
    for asked in parameters["ids"].split("|"):
        if asked in DELETED:
            made[asked] = {"id": asked, "missing": ""}
        elif asked in REDIRECTS:
            to = REDIRECTS[asked]
            made[to] = {**entity(to), "redirects": {"from": asked, "to": to}}
        else:
            made[asked] = entity(asked)
    return {"entities": made, "success": 1}


def entity(id_: str, site: str = "", title: str = "") -> dict[str, object]:
    label = LABELS.get(id_, f"label of {id_}")
    links = {site: {"site": site, "title": title}} if site else {}
    return {
        "type": "item",
        "id": id_,
        "labels": {"en": {"language": "en", "value": label}},
        "descriptions": {"en": {"language": "en", "value": "synthetic"}},
        "sitelinks": links,
    }


def candidates(name: str) -> list[dict[str, object]]:
    return [
        {
            "id": "Q9000001",
            "name": name,
            "type": [{"id": "Q5", "name": "human"}],
            "score": 99.5,
            "match": True,
            "features": [{"id": "all_labels", "value": 100}],
        }
    ]


class Handler(BaseHTTPRequestHandler):
    script: Script

    def log_message(self, format: str, *args: object) -> None:
        return None

    def do_GET(self) -> None:
        self.take("")

    def do_POST(self) -> None:
        self.take(self.rfile.read(int(self.headers["Content-Length"])).decode())

    def take(self, body: str) -> None:
        script, path = self.script, urlparse(self.path)
        values = parse_qs(body if body[:1] != "{" else "") | parse_qs(path.query)
        parameters = {k: v[0] for k, v in values.items()}
        script.asked.append((path.path, parameters, self.headers["User-Agent"]))
        fault = script.faults.pop(0) if script.faults else script.always
        size = len((parameters.get("ids") or parameters.get("titles") or "").split("|"))
        if fault == "429":
            return self.send(429, b"{}", {"Retry-After": "7"})
        if fault == "away":
            return self.send(429, b"{}", {"Retry-After": "86400"})
        if fault == "503":
            return self.send(503, b"<html><body>upstream</body></html>", {"Content-Type": "text/html"})
        if fault == "maxlag":
            return self.send(200, json.dumps({"error": {"code": "maxlag", "info": "x"}}).encode(), {"Retry-After": "5"})
        if fault == "portal":
            return self.send(200, b"<!DOCTYPE html><title>Please log in</title>", {"Content-Type": "text/html"})
        if fault == "error":
            return self.send(200, json.dumps({"error": {"code": "no-such-entity"}}).encode(), {})
        if fault == "drop":
            self.send_response(200)
            self.send_header("Content-Length", "10000")
            self.end_headers()
            self.wfile.write(b'{"entities": {')
            self.close_connection = True
            return None
        if size > script.largest:
            return self.send(413, b"", {})
        return self.send(200, json.dumps(self.answer(path.path, parameters, body)).encode(), {"X-Synthetic": "yes"})

    def answer(self, path: str, parameters: dict[str, str], body: str) -> object:
        if path == "/api":
            if parameters["action"] == "wbsearchentities":
                return {"search": [{"id": "Q9000001", "label": parameters["search"], "description": "synthetic"}]}
            return entities(parameters)
        if path == "/sparql":
            item = {"type": "uri", "value": "http://www.wikidata.org/entity/Q855"}
            return {
                "head": {"vars": ["item", "born"]},
                "results": {
                    "bindings": [
                        {
                            "item": item,
                            "born": {"type": "literal", "value": "1878-12-18T00:00:00Z"},
                            "kind": {"type": "uri", "value": "http://www.wikidata.org/entity/Q5"},
                        }
                    ]
                },
            }
        if path == "/reconcile/match":
            return {"results": [{"candidates": candidates("x")} for _ in json.loads(body)["queries"]]}
        if "queries" in parameters:
            return {k: {"result": candidates(q["query"])} for k, q in json.loads(parameters["queries"]).items()}
        return {"versions": list(self.script.versions), "name": "fake", "identifierSpace": "x", "schemaSpace": "y"}

    def send(self, status: int, data: bytes, headers: dict[str, str]) -> None:
        if self.script.zipped:
            data, headers = gzip.compress(data), {**headers, "Content-Encoding": "gzip"}
        self.send_response(status)
        for name, value in ({"Content-Type": "application/json"} | headers).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@contextmanager
def playing(script: Script) -> Iterator[str]:
    """The address of a server that follows the script."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Scripted", (Handler,), {"script": script}))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
