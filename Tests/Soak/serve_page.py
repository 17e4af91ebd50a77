#!/usr/bin/env python3
"""The server's page in a real Chromium, driven by chromedriver as a person would: files, sentence, caption, an edited part,
prompts, bundles; at 1280 and at 390 pixels, light and dark. Nothing may be complained of on the console, nothing may stick
out sideways, nothing may be asked of another server, and every field has a name. The pictures stay in
.build-soak/serve-page."""

import base64
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

root = os.path.realpath(os.path.join(os.path.dirname(__file__), "../.."))
program = os.environ.get("A2C_SERVE_PROGRAM", os.path.join(root, ".build/release/a2c-serve"))
browser = os.environ.get("A2C_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
driver = shutil.which("chromedriver")
media = os.path.join(root, "Examples/media")
out = os.environ.get("A2C_PICTURES", os.path.join(root, ".build-soak/serve-page"))
for thing, name in ((os.path.exists(program) and program, "the server (make server)"), (browser, "Chromium"), (driver, "chromedriver")):
    if not thing:
        print("skip serve_page: without", name)
        sys.exit(0)
shutil.rmtree(out, ignore_errors=True)
os.makedirs(out)
failures = []


def check(condition, what):
    if not condition:
        failures.append(what)
        print("FAIL", what)


class Browser:
    """WebDriver (W3C), which is JSON over HTTP."""

    element_key = "element-6066-11e4-a52e-4f735466cecf"

    def __init__(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.base = f"http://127.0.0.1:{port}"
        self.process = subprocess.Popen([driver, f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        end = time.monotonic() + 60
        while True:
            try:
                self.call("GET", "/status")
                break
            except OSError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.1)
        options = {"binary": browser, "args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--force-prefers-reduced-motion"],
                   "prefs": {"download.default_directory": out}}
        answer = self.call("POST", "/session", {"capabilities": {"alwaysMatch": {
            "browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"}}}})
        self.session = "/session/" + answer["sessionId"]

    def call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.base + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=120) as response:
                return json.load(response)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(json.load(error)["value"]["message"][:500]) from None

    def do(self, method, path, body=None):
        return self.call(method, self.session + path, body)

    def script(self, text, *arguments):
        return self.do("POST", "/execute/sync", {"script": text, "args": list(arguments)})

    def find(self, selector):
        return "/element/" + self.do("POST", "/element", {"using": "css selector", "value": selector})[self.element_key]

    def click(self, selector):
        self.do("POST", self.find(selector) + "/click", {})

    def type(self, selector, text):
        self.do("POST", self.find(selector) + "/value", {"text": text})

    def wait(self, condition, what, seconds=60):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.script("return " + condition):
                return True
            time.sleep(0.1)
        check(False, f"{what} within {seconds} s")
        return False

    def size(self, width, height):
        self.do("POST", "/goog/cdp/execute", {"cmd": "Emulation.setDeviceMetricsOverride", "params": {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}})

    def scheme(self, value):
        self.do("POST", "/goog/cdp/execute", {"cmd": "Emulation.setEmulatedMedia", "params": {"features": [{"name": "prefers-color-scheme", "value": value}]}})

    def picture(self, name):
        shot = self.do("POST", "/goog/cdp/execute", {"cmd": "Page.captureScreenshot", "params": {"captureBeyondViewport": True}})
        with open(os.path.join(out, name + ".png"), "wb") as file:
            file.write(base64.b64decode(shot["data"]))

    def close(self):
        try:
            self.do("DELETE", "")
        finally:
            self.process.terminate()
            self.process.wait()


measure = """
const found = [];
if (document.documentElement.scrollWidth > innerWidth + 1) found.push(`the page is ${document.documentElement.scrollWidth} wide`);
for (const node of document.querySelectorAll('main *')) {
  const box = node.getBoundingClientRect();
  if (box.width && box.right > innerWidth + 1 && !node.closest('.strip, .chips, svg')) found.push(`${node.tagName}.${node.className} ends at ${box.right}`);
}
for (const field of document.querySelectorAll('input:not([hidden]), select, textarea, button')) {
  if (!field.closest('dialog') && !(field.labels?.length || field.getAttribute('aria-label') || field.textContent.trim() || field.tagName === 'BUTTON')) found.push(`no name: ${field.outerHTML.slice(0, 80)}`);
}
for (const image of document.images) if (!image.complete || !image.naturalWidth || image.getAttribute('alt') === null) found.push(`picture ${image.outerHTML.slice(0, 60)}`);
const channel = v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
const light = c => .2126 * channel(c[0]) + .7152 * channel(c[1]) + .0722 * channel(c[2]);
const parse = text => { const n = (text.match(/[\\d.]+/g) ?? []).map(Number); return text.startsWith('color(') ? [...n.slice(0, 3).map(v => v * 255), n[3] ?? 1] : [...n.slice(0, 3), n[3] ?? 1]; };
const behind = node => { const layers = []; for (let at = node; at; at = at.parentElement) layers.push(parse(getComputedStyle(at).backgroundColor)); let c = [255, 255, 255]; for (const layer of layers.reverse()) c = c.map((v, i) => v + (layer[i] - v) * layer[3]); return c; };
for (const node of document.querySelectorAll('body *')) {
  const text = [...node.childNodes].some(child => child.nodeType === 3 && child.textContent.trim());
  const box = node.getBoundingClientRect();
  if (!text || !box.width || node.closest('svg, dialog, .hidden, .skip, option, :disabled')) continue;
  const [a, b] = [light(parse(getComputedStyle(node).color)), light(behind(node))].sort((x, y) => y - x);
  const ratio = (a + .05) / (b + .05);
  if (ratio < 4.4) found.push(`contrast ${ratio.toFixed(1)}: ${node.tagName}.${node.className} ${node.textContent.trim().slice(0, 30)}`);
}
return [...new Set(found)].slice(0, 12);
"""

server = subprocess.Popen([program, "--port", "0", "--quiet"], stdout=subprocess.PIPE, text=True)
address = re.search(r"http://\S+", server.stdout.readline()).group(0)
page = Browser()
try:
    page.size(1280, 900)
    page.scheme("light")
    page.do("POST", "/url", {"url": address + "/"})
    page.wait("document.body.dataset.ready === 'true'", "the page starts")
    page.picture("1-empty")

    # A sentence that disagrees with the file, and files of each kind.
    page.type("#sentence", "A woman in a red coat dances on a roof at dusk while the camera zooms out slowly.")
    for name in ("orbit.txt", "dance.json", "depth.mp4", "sketch.png"):
        page.type("#files", os.path.join(media, name))
        page.wait("document.querySelectorAll('.condition').length > 0 && ![...document.querySelectorAll('.condition')].some(c => c.querySelector('.bar') || c.getAttribute('aria-busy'))", f"{name} is read")
    taken = page.script("return [...document.querySelectorAll('.condition .head select')].map(s => s.value)")
    print("  taken for:", ", ".join(taken))
    check(taken[:2] == ["camera", "pose"], f"the camera path and the poses are known: {taken}")
    page.wait("document.querySelectorAll('.claims li').length > 2", "claims are shown")
    check(page.script("return document.querySelectorAll('.conflict').length") > 0, "the conflict of the camera is shown")
    check(page.script("return document.querySelectorAll('.views svg').length") == 2, "the path is drawn from two sides")

    # A decision is changed: what the clip is.
    page.script("const s = [...document.querySelectorAll('.condition .head select')][2]; s.value = 'depth'; s.dispatchEvent(new Event('change'))")
    page.wait("[...document.querySelectorAll('.condition .head select')][2]?.value === 'depth' && !document.querySelector('.condition[aria-busy]')", "the clip is read as depth")
    page.script("document.querySelectorAll('.condition details')[2].open = true")
    time.sleep(0.8)
    page.picture("2-conditions")

    # By keyboard alone: the caption.
    page.script("document.querySelector('#generators input[value=\"wan2.2-t2v\"]')?.click()")
    page.type("#sentence", "\ue009\ue007")
    page.wait("document.querySelectorAll('.prompt').length >= 1 && !document.getElementById('write').disabled", "the prompts come")
    dense = page.script("return document.getElementById('part-dense').value")
    check("red coat" in dense, f"the caption keeps the sentence: {dense[:80]}")
    before = page.script("return document.querySelector('.prompt .text').textContent")
    page.type("#part-style", " A charcoal drawing on rough paper.")
    page.wait("document.querySelector('.prompt .text').textContent.includes('charcoal')", "the prompt follows the edited part", 20)
    check(before != page.script("return document.querySelector('.prompt .text').textContent"), "the prompt has changed")
    page.picture("3-caption")
    found = page.script(measure)
    check(not found, f"at 1280, light: {found}")
    page.scheme("dark")
    time.sleep(0.3)
    page.picture("4-dark")
    found = page.script(measure)
    check(not found, f"at 1280, dark: {found}")

    # A model writes part by part.
    page.script("const m = document.getElementById('model'); m.value = 'nano'; window.seen = []; new MutationObserver(all => { for (const one of all) if (one.oldValue?.includes('writing')) window.seen.push(one.oldValue); }).observe(document.getElementById('parts'), {subtree: true, attributes: true, attributeFilter: ['class'], attributeOldValue: true})")
    page.click("#write")
    page.wait("document.getElementById('status').textContent.includes('nano') && !document.getElementById('write').disabled", "nano writes")
    check(page.script("return new Set(window.seen).size") >= 6, f"its parts come one after the other: {page.script('return window.seen')}")
    check(page.script("return document.querySelector('#warnings').textContent.length") > 20, "what nano knows is told")

    # The bundles.
    page.click("#download")
    end = time.monotonic() + 60
    while time.monotonic() < end and not os.path.exists(os.path.join(out, "a2c.zip")):
        time.sleep(0.2)
    import zipfile
    if os.path.exists(os.path.join(out, "a2c.zip")):
        time.sleep(0.5)
        names = zipfile.ZipFile(os.path.join(out, "a2c.zip")).namelist()
        check("a2c/cogvideox/prompt.txt" in names, f"the bundles: {names}")
        os.remove(os.path.join(out, "a2c.zip"))
    else:
        check(False, "the bundles are downloaded")

    # A phone.
    page.size(390, 844)
    page.scheme("light")
    time.sleep(0.4)
    page.picture("5-phone")
    found = page.script(measure)
    check(not found, f"at 390, light: {found}")

    page.size(320, 640)
    page.scheme("dark")
    time.sleep(0.4)
    found = page.script(measure)
    check(not found, f"at 320, dark: {found}")
    page.size(390, 844)

    # Files that are dropped, as one script drops them on another page's elements.
    count = page.script("return document.querySelectorAll('.condition').length")
    page.script("""
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array([137, 80, 78, 71])], "broken <b>.png", {type: "image/png"}));
      document.getElementById("drop").dispatchEvent(new DragEvent("drop", {dataTransfer: transfer, bubbles: true, cancelable: true}));
    """)
    page.wait(f"document.querySelectorAll('.condition').length === {count + 1} && document.querySelectorAll('.condition')[{count}].querySelector('.problem')", "a dropped file that is broken is told of")
    check(page.script(f"return document.querySelectorAll('.condition')[{count}].querySelector('.file').textContent") == "broken <b>.png", "a name is text")
    page.script(f"document.querySelectorAll('.condition .remove')[{count}].click()")

    # A file that is nothing, and a condition that goes.
    broken = os.path.join(out, "nothing.json")
    with open(broken, "w") as file:
        file.write("{\"a\": 1}")
    page.type("#files", broken)
    page.wait("document.querySelector('.condition .problem')", "what cannot be read is told")
    count = page.script("return document.querySelectorAll('.condition').length")
    page.script("[...document.querySelectorAll('.condition .remove')].at(-1).click()")
    check(page.script("return document.querySelectorAll('.condition').length") == count - 1, "a condition is removed")
    os.remove(broken)

    # Everything can be reached by Tab.
    page.script("document.activeElement.blur(); scrollTo(0, 0)")
    reached = set()
    for _ in range(140):
        page.do("POST", "/actions", {"actions": [{"type": "key", "id": "k", "actions": [{"type": "keyDown", "value": "\ue004"}, {"type": "keyUp", "value": "\ue004"}]}]})
        reached.add(page.script("return document.activeElement.id || document.activeElement.className"))
    for wanted in ("sentence", "choose", "model", "write", "part-dense", "download", "search"):
        check(wanted in reached, f"{wanted} is reached by Tab")

    # A server that wants a key: the page asks for it, and goes on with the right one.
    keyed = subprocess.Popen([program, "--port", "0", "--quiet"], stdout=subprocess.PIPE, text=True, env=dict(os.environ, A2C_KEY="a key of 24 characters.."))
    try:
        locked = re.search(r"http://\S+", keyed.stdout.readline()).group(0)
        page.do("POST", "/url", {"url": locked + "/"})
        page.wait("document.getElementById('key-dialog').open", "the key is asked for")
        page.type("#key", "not the right key at all\ue007")
        page.wait("document.getElementById('key-dialog').open", "a wrong key is asked for again")
        page.script("document.getElementById('key').value = ''")
        page.type("#key", "a key of 24 characters..\ue007")
        page.wait("document.body.dataset.ready === 'true' && !document.getElementById('key-dialog').open", "the page starts with the key")
        page.type("#files", os.path.join(media, "orbit.txt"))
        page.wait("document.querySelector('.condition .head select')?.value === 'camera'", "files are sent with the key")
    finally:
        keyed.terminate()
        keyed.wait(timeout=60)

    log = [entry for entry in page.do("POST", "/se/log", {"type": "browser"}) if not any(status in entry["message"] for status in ("401", "422")) and "favicon" not in entry["message"]]
    check(not log, f"the console says: {[entry['message'][:200] for entry in log]}")
    asked = set()
    for entry in page.do("POST", "/se/log", {"type": "performance"}):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            asked.add(message["params"]["request"]["url"])
    foreign = [url for url in asked if not url.startswith((address, locked, address.replace("127.0.0.1", "localhost"), "data:", "blob:", "chrome", "about:"))]
    check(not foreign, f"asked of others: {foreign}")
finally:
    page.close()
    server.terminate()
    server.wait(timeout=60)
print("serve_page:", "failed" if failures else "passed", "-", len(os.listdir(out)), "pictures in", out)
sys.exit(1 if failures else 0)
