"""Runs inside an example's container: starts the service as its image would, asks its routes over loopback, and prints both answers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.request

from classifier import healthcheck, selftest

SERVICE = [sys.executable, "-m", "uvicorn", "classifier.api:app", "--host", "0.0.0.0", "--port", "8000"]


def ask(path: str, body: dict | None = None) -> dict:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"http://127.0.0.1:8000{path}", data, {"content-type": "application/json"})
    with urllib.request.urlopen(request, timeout=2) as answer:
        return json.load(answer)


def main() -> int:
    if os.getuid() != 1000:
        print(f"probe: runs as uid {os.getuid()}, not 1000", file=sys.stderr)
        return 1
    service = subprocess.Popen(SERVICE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            try:
                health = ask("/health")
                break
            except OSError:
                time.sleep(0.1)
        else:
            print("probe: the service does not answer on port 8000", file=sys.stderr)
            return 1
        print(json.dumps({"health": health, "answer": ask("/classify", selftest.QUESTION)}))
        return healthcheck.main()
    finally:
        service.terminate()
        service.wait()


if __name__ == "__main__":
    sys.exit(main())
