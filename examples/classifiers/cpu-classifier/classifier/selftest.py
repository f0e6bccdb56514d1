"""Proves that the service works in this image: `python -m classifier.selftest`. Exits 1 with a sentence when it does not.

It asks the routes of the running application in-process, so it needs neither a port nor a network.
"""

from __future__ import annotations

import asyncio
import json
import sys

QUESTION = {"text": "Wo fahren die Schiffe morgen hin?"}
LABEL = "de"


async def ask(app, method: str, path: str, body: bytes = b"") -> tuple[int, dict]:
    """One request through the ASGI interface."""
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http",
        "path": path, "raw_path": path.encode(), "query_string": b"", "root_path": "",
        "headers": [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())],
        "client": ("127.0.0.1", 0), "server": ("127.0.0.1", 8000),
    }
    sent: list[dict] = []

    async def receive() -> dict:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: dict) -> None:
        sent.append(message)

    await app(scope, receive, send)
    answer = b"".join(m.get("body", b"") for m in sent if m["type"] == "http.response.body")
    return sent[0]["status"], json.loads(answer)


async def main() -> int:
    from .api import app

    status, health = await ask(app, "GET", "/health")
    if status != 200 or health.get("status") != "ok":
        print(f"selftest: /health answered {status}: {health}", file=sys.stderr)
        return 1
    status, answer = await ask(app, "POST", "/classify", json.dumps(QUESTION).encode())
    if status != 200 or answer.get("label") != LABEL:
        print(f"selftest: /classify answered {status}: {answer}", file=sys.stderr)
        return 1
    print(json.dumps({"health": health, "answer": answer}))
    return 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
