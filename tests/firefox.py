"""A Firefox for the tests: ``find()`` says where one is; run as a script, it gets one when there is none.

The one on the PATH is taken. Debian's package is installed only where that is asked for, by BP_INSTALL_FIREFOX=1 (as root);
.ci/run asks for it, and fails without. On a machine that has no Firefox the other tests run, and it is said what was left out.

with Firefox(find()) as firefox:     driven by WebDriver BiDi, which Firefox speaks itself, over one WebSocket
    firefox.open("file:///…")        waits until the page has loaded
    firefox.ask("() => 1 + 1")       what a function finds in the page; a promise is waited for
    firefox.press("#field", "abc")   real keys, on an element that gets the focus
    firefox.click("#button")         a real click in its middle
    firefox.drag((3, 4), (3, 40))    a real mouse, pressed at the first point and released at the last
    firefox.logged, firefox.foreign  since ``open``: errors and warnings; addresses of other hosts that it asked for
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

import websocket

NAMES = ("firefox-esr", "firefox")
MAC = "/Applications/Firefox.app/Contents/MacOS/firefox"
DEBIAN = [["apt-get", "update"], ["apt-get", "install", "--yes", "--no-install-recommends", "firefox-esr"]]
LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
# No calls home, so that every request is the page's own.
SETTINGS = {
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "browser.safebrowsing.update.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.enabled": False,
    "ui.prefersReducedMotion": 1,
}
ABSENT = (
    "none is on the PATH, so no page is looked at in it. Install one (Debian and Ubuntu: apt-get install firefox-esr; "
    "others: mozilla.org), or let the tests do it: BP_INSTALL_FIREFOX=1 make test (as root, on Debian)."
)
SOON = 60  # seconds: far more than anything needs
ESCAPED = {"ArrowLeft": "\ue012", "ArrowRight": "\ue014", "ArrowDown": "\ue015", "Enter": "\ue007", "Escape": "\ue00c"}


def find():
    """The path of a Firefox that starts, or None."""
    candidates = [shutil.which(name) for name in NAMES] + [MAC]
    return next((path for path in candidates if path and _starts(path)), None)


def _starts(path):
    return os.path.exists(path) and subprocess.run([path, "--version"], capture_output=True).returncode == 0


def get():
    """``find()``, after getting one where that is asked for. SystemExit: it was asked for, and could not be had."""
    if path := find():
        return path
    if os.environ.get("BP_INSTALL_FIREFOX") != "1":
        return None
    print("No Firefox is here. Installing Debian's package firefox-esr, with apt-get.", flush=True)
    if all(subprocess.run(command).returncode == 0 for command in DEBIAN) and (path := find()):
        return path
    sys.exit(
        "BP_INSTALL_FIREFOX=1 asks for Debian's package firefox-esr, which could not be installed (as root, on Debian)."
    )


class Firefox:
    """One window without a screen. RuntimeError: what Firefox refused, and what a function threw in the page."""

    def __init__(self, path):
        self.folder = TemporaryDirectory(prefix="bp-firefox-", ignore_cleanup_errors=True)
        settings = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in SETTINGS.items()]
        Path(self.folder.name, "user.js").write_text("\n".join(settings), encoding="utf-8")
        command = [path, "--headless", "--no-remote", "--profile", self.folder.name, "--remote-debugging-port", "0"]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        said = []
        for line in self.process.stderr:
            said.append(line)
            if found := LISTENING.search(line):
                break
        else:
            raise RuntimeError(f"Firefox ended before it could be spoken to: {''.join(said)}")
        Thread(target=self.process.stderr.read, daemon=True).start()  # a full pipe would hold Firefox up
        self.socket = websocket.create_connection(f"{found[1]}/session", timeout=SOON, suppress_origin=True)
        self.calls, self.logged, self.foreign, self.home = 0, [], [], ""
        self.call("session.new", capabilities={})
        self.tab = self.call("browsingContext.getTree")["contexts"][0]["context"]
        self.call("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.socket.close()
        self.process.terminate()
        self.process.wait()
        self.folder.cleanup()

    def call(self, method, **params):
        """The result of one command. What happens meanwhile is noted."""
        self.calls += 1
        self.socket.send(json.dumps({"id": self.calls, "method": method, "params": params}))
        while (said := json.loads(self.socket.recv())).get("id") != self.calls:
            self._note(said)
        if said["type"] == "error":
            raise RuntimeError(f"{method}: {said['error']}: {said['message']}")
        return said["result"]

    def _note(self, event):
        params = event.get("params", {})
        if event.get("method") == "log.entryAdded" and params["level"] in ("warn", "error"):
            self.logged.append(f"{params['level']}: {params['text']}")
        elif event.get("method") == "network.beforeRequestSent":
            address = params["request"]["url"]
            if not address.startswith((self.home, "blob:", "data:", "about:")):
                self.foreign.append(address)

    def open(self, address, home=None):
        """Load a page; what it asks for outside of ``home`` (the address without its last two parts) is foreign."""
        self.home = home or f"{address.rsplit('/', 2)[0]}/"
        self.logged, self.foreign = [], []
        self.call("browsingContext.navigate", context=self.tab, url=address, wait="complete")

    def resize(self, size):
        self.call("browsingContext.setViewport", context=self.tab, viewport=size)

    def ask(self, function, *arguments):
        """What ``function`` (JavaScript, maybe async) makes of ``arguments``, as JSON has it."""
        given = ", ".join(json.dumps(argument) for argument in arguments)
        found = self.call(
            "script.evaluate",
            target={"context": self.tab},
            awaitPromise=True,
            expression=f"(async () => JSON.stringify([await ({function})({given})]))()",
        )
        if found["type"] == "exception":
            raise RuntimeError(found["exceptionDetails"]["text"])
        return json.loads(found["result"]["value"])[0]

    def until(self, function, *arguments):
        """Wait until ``function`` finds something. RuntimeError: it does not."""
        given = ", ".join(json.dumps(argument) for argument in arguments)
        self.ask(f"""async () => {{
            for (let end = performance.now() + {SOON}000; performance.now() < end;) {{
                if (await ({function})({given})) return true;
                await new Promise(requestAnimationFrame);
            }}
            throw new Error('waited in vain for ' + {json.dumps(function)});
        }}""")

    def rest(self):
        """Wait until the page has drawn what changed."""
        self.ask("async () => { for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame); }")

    def press(self, selector, *keys):
        """Real keys on the first element that is ``selector``: names of ESCAPED, or texts."""
        self.ask("selector => { document.querySelector(selector).focus(); }", selector)
        letters = [letter for key in keys for letter in ESCAPED.get(key, key)]
        actions = [{"type": kind, "value": letter} for letter in letters for kind in ("keyDown", "keyUp")]
        keyboard = {"type": "key", "id": "keyboard", "actions": actions}
        self.call("input.performActions", context=self.tab, actions=[keyboard])

    def click(self, selector):
        """A real click in the middle of the first element that is ``selector``."""
        x, y = self.ask(
            """selector => {
                const element = document.querySelector(selector);
                element.scrollIntoView({ block: 'center', behavior: 'instant' });
                const box = element.getBoundingClientRect();
                return [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
            }""",
            selector,
        )
        self.drag((x, y))

    def drag(self, start, *way):
        """The mouse is pressed at ``start``, led along the points of ``way``, and released."""
        moves = [{"type": "pointerMove", "x": round(x), "y": round(y)} for x, y in (start, *way)]
        actions = [moves[0], {"type": "pointerDown", "button": 0}, *moves[1:], {"type": "pointerUp", "button": 0}]
        mouse = {"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": actions}
        self.call("input.performActions", context=self.tab, actions=[mouse])


if __name__ == "__main__":
    print("Firefox:", get() or ABSENT)
