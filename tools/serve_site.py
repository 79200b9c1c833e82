"""The book in the browser, on this machine only: `make book` builds and serves it, `make watch` renews it as one writes.

    python tools/serve_site.py 8000            build, then serve at http://127.0.0.1:8000/
    python tools/serve_site.py 8000 --watch    and build again after each saving; the pages that are open renew themselves

A saving that fails is told in the terminal and on the page, which stays the last good one. One process serves; another
looks at the files, and each build is a child of that one: it finds the libraries imported, and the book's own code as it
is on the disk.
"""

import contextlib
import json
import multiprocessing
import os
import sys
import time
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TextIO

from build_site import ROOT, build, said

BUILD = ROOT / "_build"
NEWS = BUILD / ".watch.json"  # what the pages ask for: the number of the build, and what failed
WATCHED = ("book", "bplib", "_config.yml", "_toc.yml")
EVERY = 0.25  # seconds between two looks at the files

# Put into each page that `make watch` serves.
RENEW = b"""<script>
(() => {
  let shown;
  const box = document.createElement("pre");
  box.setAttribute("role", "alert");
  box.style.cssText = "position: fixed; z-index: 9999; inset: 0 0 auto; margin: 0; padding: 1rem; max-height: 60vh;"
    + "overflow: auto; white-space: pre-wrap; background: #7f1d1d; color: #fff; font: 14px/1.4 monospace";
  async function ask() {
    try {
      const { build, failed } = await (await fetch("/.watch.json", { cache: "no-store" })).json();
      if (shown !== undefined && build !== shown) location.reload();
      shown = build;
      box.textContent = failed;
      if (failed) document.body.append(box); else box.remove();
    } catch { /* the server has ended */ }
    setTimeout(ask, 300);
  }
  ask();
})();
</script>"""


class Site(SimpleHTTPRequestHandler):
    """The built site; while a build is going on, the one before it."""

    def __init__(self, *args: object, watch: bool) -> None:
        self.watch = watch
        last = BUILD / ".last" / "html"
        super().__init__(*args, directory=str(last if last.is_dir() else BUILD / "html"))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        if self.watch and self.path.startswith("/.watch.json"):
            return self.give(NEWS.read_bytes(), "application/json")
        page = Path(self.translate_path(self.path))
        if page.is_dir() and self.path.endswith("/"):
            page /= "index.html"
        if self.watch and page.suffix == ".html" and page.is_file():
            return self.give(page.read_bytes().replace(b"</body>", RENEW + b"</body>"), "text/html; charset=utf-8")
        return super().do_GET()

    def give(self, body: bytes, kind: str) -> None:
        """Answer with ``body``, which the browser is not to keep."""
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Keep the terminal for what the build says."""


def listen(port: str, watch: bool) -> ThreadingHTTPServer:
    """A server that has the port. SystemExit: it has not, in one line with a way out."""
    if not port.isdecimal() or int(port) > 65535:
        sys.exit(f"PORT: expected a number up to 65535, such as PORT=8001 (0: any that is free); got {port!r}")
    try:
        return ThreadingHTTPServer(("127.0.0.1", int(port)), partial(Site, watch=watch))
    except OSError as error:
        sys.exit(
            f"Port {port} cannot be used ({error.strerror}). Name another: make {'watch' if watch else 'book'} PORT=8001"
        )


def serve(server: ThreadingHTTPServer) -> None:
    with contextlib.suppress(KeyboardInterrupt):
        server.serve_forever()


def files() -> Iterator[os.DirEntry[str]]:
    """Every file whose saving may change the site."""
    folders = [str(ROOT)]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                inside = Path(entry.path).relative_to(ROOT).parts
                if inside[0] not in WATCHED or entry.name.startswith((".", "__pycache__")) or entry.name.endswith("~"):
                    continue
                if entry.is_dir():
                    folders.append(entry.path)
                else:
                    yield entry


def looks() -> dict[str, tuple[int, int]]:
    """What tells a saved file from the one before."""
    found = {}
    for file in files():
        with contextlib.suppress(FileNotFoundError):  # an editor's own, gone again
            found[file.path] = (file.stat().st_mtime_ns, file.stat().st_size)
    return found


class Both:
    """A stream that writes to two."""

    def __init__(self, *streams: TextIO) -> None:
        self.streams = streams

    def write(self, text: str) -> int:
        for stream in self.streams:
            stream.write(text)
        return len(text)

    def flush(self) -> None:
        for stream in self.streams:
            stream.flush()

    def isatty(self) -> bool:
        return False  # no colours: a page shows the text, too


def one_build(back: Connection) -> None:
    """Build once, in a process of its own; send back whether it succeeded, what it said, and what it had to import."""
    complaints = BUILD / ".watch.err"
    try:
        with complaints.open("w", encoding="utf-8") as kept:
            sys.stderr = Both(sys.__stderr__, kept)  # type: ignore[assignment, arg-type]
            built = build(ROOT)
        own = str(ROOT)
        imported = [
            name
            for name, module in sys.modules.items()
            if not str(getattr(module, "__file__", None) or own).startswith((f"{own}/bplib", f"{own}/book"))
            and name != "__main__"
        ]
        back.send((built, complaints.read_text(encoding="utf-8"), imported))
    except KeyboardInterrupt:
        sys.exit(130)


def tell(number: int, failed: str) -> None:
    """Let the open pages know of a build."""
    new = NEWS.with_suffix(".new")
    new.write_text(json.dumps({"build": number, "failed": failed}), encoding="utf-8")
    os.replace(new, NEWS)


def keep_building(address: str) -> None:
    """Build, and again after each saving."""
    processes = multiprocessing.get_context("fork")
    number = 0
    seen: dict[str, tuple[int, int]] = {}
    while True:
        now = looks()
        if now == seen:
            time.sleep(EVERY)
            continue
        time.sleep(EVERY / 2)
        if now != looks():  # an editor may need more than one step to save a file
            continue
        began = time.monotonic()
        changed = [os.path.relpath(path, ROOT) for path in now.keys() | seen.keys() if now.get(path) != seen.get(path)]
        if seen:
            print(f"{', '.join(sorted(changed)[:3])}{' …' if changed[3:] else ''}: building", flush=True)
        seen = now
        ours, theirs = processes.Pipe(duplex=False)
        child = processes.Process(target=one_build, args=[theirs])
        child.start()
        theirs.close()
        try:
            built, complaints, imported = ours.recv()
        except EOFError:  # it died, and has said why
            built, complaints, imported = False, "The build broke off; the terminal says more.", []
        child.join()
        if built:
            number += 1
        tell(number, "" if built else complaints)
        for name in imported:
            if name not in sys.modules:
                with contextlib.suppress(Exception):
                    import_module(name)
        word = "built" if built else "The build FAILED, the pages stay as they were"
        print(f"{word} ({time.monotonic() - began:.1f} s): {address}", flush=True)


def main(port: str = "8000", *options: str) -> None:
    watch = "--watch" in options
    server = listen(port, watch)
    address = f"http://127.0.0.1:{server.server_port}/"
    if not watch:
        if not said(ROOT):
            sys.exit(1)
        print(f"The book is at {address} (Ctrl-C ends it)", flush=True)
        return serve(server)
    BUILD.mkdir(exist_ok=True)
    tell(0, "")
    serving = multiprocessing.get_context("fork").Process(target=serve, args=[server], daemon=True)
    serving.start()
    print(f"The book will be at {address} once it is built, and renews itself (Ctrl-C ends it)", flush=True)
    keep_building(address)


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except KeyboardInterrupt:
        print()
