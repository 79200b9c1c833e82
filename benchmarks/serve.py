"""A site over http, packed as a server of the Web packs it.

with served(folder) as home:     home is the address of the folder
sizes(folder, path)              {what: bytes, packed} of all that stands in the scripts of a page, linked or inside it
"""

import gzip
import re
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

PACKED = {".html", ".js", ".css", ".svg", ".json"}
LINKED = re.compile(r'<script[^>]*\ssrc="([^"?]+)')
INSIDE = re.compile(r"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.S)


@cache
def packed(file):
    """What a file is when it travels. A file that is cached is not written anew while it is measured."""
    return gzip.compress(file.read_bytes())


class Packing(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # one connection for many files

    def do_GET(self):
        file = Path(self.translate_path(self.path)).resolve()
        if file.suffix not in PACKED or not file.is_file():
            super().do_GET()
            return
        body = packed(file)
        self.send_response(200)
        for name, value in (
            ("Content-Type", self.guess_type(file)),
            ("Content-Encoding", "gzip"),
            ("Content-Length", len(body)),
        ):
            self.send_header(name, str(value))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        """Keep the table free of access logs."""


@contextmanager
def served(folder):
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Packing, directory=folder)) as server:
        server.daemon_threads = True
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def sizes(folder, path):
    page = folder / path
    html = page.read_text(encoding="utf-8")
    found = {name: len(packed((page.parent / name).resolve())) for name in LINKED.findall(html)}
    return found | {"inside the page": len(gzip.compress("".join(INSIDE.findall(html)).encode()))}
