"""A headless Chromium, spoken to over its DevTools pipe (--remote-debugging-pipe): JSON messages that end in a zero byte."""

import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

CHROMIUM = "/usr/bin/chromium"


class Browser:
    """One page of a browser of its own; `with` ends it and removes what it kept."""

    def __init__(self, width=1280, height=860):
        self.profile = tempfile.mkdtemp(prefix="essaypack-browser-")
        to_read, self.to = os.pipe()
        self.back, to_write = os.pipe()
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
                   "--disable-background-networking", "--disable-component-update", "--hide-scrollbars", "--remote-debugging-pipe",
                   f"--window-size={width},{height}", f"--user-data-dir={self.profile}", "about:blank"]

        def give_pipes():
            # the pipes may have the very numbers that Chromium wants: through numbers that nobody has
            os.dup2(to_read, 20), os.dup2(to_write, 21)
            os.dup2(20, 3), os.dup2(21, 4)

        self.process = subprocess.Popen([CHROMIUM, *options], preexec_fn=give_pipes, close_fds=False,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_read), os.close(to_write)
        self.count = 0
        self.buffer = b""
        self.session = None
        self.errors = []  # what the page's own scripts threw, and what its policy refused
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.call("Runtime.enable"), self.call("Page.enable"), self.call("Log.enable")
        self.resize(width, height)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)

    def _message(self, until):
        while b"\0" not in self.buffer:
            if time.monotonic() > until or not select.select([self.back], [], [], max(0.0, until - time.monotonic()))[0]:
                raise TimeoutError("Chromium does not answer")
            read = os.read(self.back, 1 << 16)
            if not read:
                raise EOFError("Chromium has ended")
            self.buffer += read
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, **parameters):
        self.count += 1
        number = self.count
        message = {"id": number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.to, json.dumps(message).encode() + b"\0")
        until = time.monotonic() + 60
        while True:
            answer = self._message(until)
            if answer.get("id") == number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            if answer.get("method") == "Runtime.exceptionThrown":
                self.errors.append(answer["params"]["exceptionDetails"].get("exception", {}).get("description", "?"))
            if answer.get("method") == "Log.entryAdded" and answer["params"]["entry"]["level"] == "error":
                self.errors.append(answer["params"]["entry"]["text"] + " " + answer["params"]["entry"].get("url", ""))

    def resize(self, width, height):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def open(self, url):
        self.call("Page.navigate", url=url)

    def run(self, script):
        """The value of an expression, a promise's too."""
        result = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in result:
            raise RuntimeError(script + ": " + result["exceptionDetails"].get("exception", {}).get("description", "?"))
        return result["result"].get("value")

    def wait(self, script, seconds=40):
        """Until the expression holds; errors of an unready page count as no."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                if self.run(script):
                    return
            except RuntimeError:
                pass
            time.sleep(0.05)
        raise AssertionError("in vain: " + script)

    def click(self, selector):
        """A click on an element that a pointer reaches in its middle. Events of a mouse are not sent: Chromium does not answer
        them while a frame is being loaded."""
        reached = self.run(f"(() => {{ const e = document.querySelector({json.dumps(selector)}); e.scrollIntoView({{block: 'nearest'}});"
                           " const r = e.getBoundingClientRect();"
                           " const top = document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2);"
                           " if (!top || !e.contains(top)) return false;"
                           " e.focus(); e.click(); return true; })()")
        if not reached:
            raise AssertionError("something lies over " + selector)

    def key(self, name):
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=name, code=name)

    def picture(self, path):
        with open(path, "wb") as file:
            file.write(base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"]))
