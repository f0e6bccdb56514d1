"""Runs inside a container: starts the service as its image says, asks its routes over loopback, runs the image's health check, and prints what came of it.

probe-service.py CMD HEALTHCHECK QUESTION, each as JSON: two lists of words and the body for /classify.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.request

TOOLS = {"curl", "git", "gcc", "make", "vim"}


def ask(path: str, body: object = None) -> object:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"http://127.0.0.1:8000{path}", data, {"content-type": "application/json"})
    with urllib.request.urlopen(request, timeout=2) as answer:
        return json.load(answer)


def writable() -> bool:
    """Whether the service could change its own code."""
    try:
        with open("app.py", "ab"):
            return True
    except OSError:
        return False


def main() -> int:
    command, health, question = (json.loads(word) for word in sys.argv[1:4])
    service = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=sys.stderr)
    try:
        for _ in range(300):
            try:
                answer = ask("/health")
                break
            except OSError:
                if service.poll() is not None:
                    print(f"probe: the service ended with {service.returncode}", file=sys.stderr)
                    return 1
                time.sleep(0.1)
        else:
            print("probe: the service does not answer on port 8000", file=sys.stderr)
            return 1
        checked = subprocess.run(health[1:] if health[0] == "CMD" else ["/bin/sh", "-c", health[1]], stdout=subprocess.DEVNULL).returncode
        tools = sorted(tool for tool in TOOLS if shutil.which(tool))
        print(json.dumps({
            "uid": os.getuid(), "health": answer, "answer": ask("/classify", question), "healthcheck": checked,
            "writable": writable(), "tools": tools, "home": os.access(os.path.expanduser("~"), os.W_OK),
        }))
        return 0
    finally:
        service.terminate()
        service.wait()


if __name__ == "__main__":
    sys.exit(main())
