#!/usr/bin/env python3
"""Workflows of bundles against the node definitions of a real ComfyUI.

    Tests/Soak/nodes.py COMFYUI               a checkout: its main.py is started on the CPU, asked, and ended
    Tests/Soak/nodes.py http://127.0.0.1:8188 a server that runs already
    Tests/Soak/nodes.py definitions.json      what --record wrote, or what the server gives for /object_info
    … --record FILE                           writes the definitions of the nodes that the workflows name

A checkout is started with A2C_PYTHON (else python3), which needs ComfyUI's own requirements; nothing is downloaded and no
model is loaded. Each workflow is filled in by `a2c bundle` for several sets of conditions. Python 3 alone.
"""

import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

root = pathlib.Path(__file__).resolve().parents[2]
program = root / ".build/release/a2c"
media = root / "Examples/media"
work = root / ".build-soak/nodes"
failures = []

SETS = {
    "text": [],
    "first": ["key-frames=first.png"],
    "ends": ["key-frames=first.png,last.png"],
    "depth": ["depth=depth.mp4"],
    "people": ["multi-id=people.png,desk.png"],
    "camera": ["camera=orbit.txt,fps=8", "key-frames=first.png"],
    "tracks": ["tracks=tracks.json", "key-frames=first.png"],
    "much": ["pose=dance.json,fps=8", "key-frames=first.png", "multi-id=people.png", "clip=turn.mp4"],
}


def fail(text):
    failures.append(text)
    print(f"FAIL nodes: {text}")


def ask(address):
    with urllib.request.urlopen(address.rstrip("/") + "/object_info", timeout=60) as answer:
        return json.load(answer)


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def of_checkout(folder):
    """Starts the checkout's server, asks it, and ends it."""
    port = free_port()
    log = work / "comfyui.log"
    with open(log, "w") as output:
        server = subprocess.Popen(
            [os.environ.get("A2C_PYTHON", "python3"), "main.py", "--cpu", "--port", str(port), "--disable-auto-launch"],
            cwd=folder, stdout=output, stderr=output)
    try:
        for _ in range(600):
            if server.poll() is not None:
                sys.exit(f"nodes: ComfyUI ended with status {server.returncode}:\n{log.read_text()[-2000:]}")
            try:
                return ask(f"http://127.0.0.1:{port}")
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.5)
        sys.exit(f"nodes: ComfyUI did not answer; see {log}")
    finally:
        server.terminate()
        server.wait()


def definitions(source):
    if source.startswith("http://") or source.startswith("https://"):
        return ask(source)
    if pathlib.Path(source).is_dir():
        return of_checkout(source)
    return json.loads(pathlib.Path(source).read_text(encoding="utf-8"))


def inputs(node):
    """Every input of a class with its type; a list of choices stays a list."""
    groups = node.get("input", {})
    return {name: kind for group in ("required", "optional") for name, kind in (groups.get(group) or {}).items()}


def type_of(kind):
    return "COMBO" if isinstance(kind[0], list) else kind[0]


def fits(given, wanted):
    return wanted == "*" or given == "*" or given in wanted.split(",") or wanted in given.split(",")


def check(name, workflow, nodes):
    for place, node in workflow.items():
        label = f"{name}: {place} {node['class_type']}"
        known = nodes.get(node["class_type"])
        if known is None:
            fail(f"{label}: no such class")
            continue
        kinds = inputs(known)
        for key in known.get("input", {}).get("required") or {}:
            if key not in node["inputs"] and not any(other.startswith(key + ".") for other in node["inputs"]):
                fail(f"{label}: lacks {key}")
        for key, value in node["inputs"].items():
            kind = kinds.get(key)
            if kind is None:
                # A growing or a chosen input is written with its parent's name: ref_images.ref_image_0.
                if key.split(".")[0] not in kinds:
                    fail(f"{label}: has no {key}")
                continue
            check_value(f"{label}.{key}", value, kind, workflow, nodes)


def check_value(label, value, kind, workflow, nodes):
    if isinstance(value, list) and len(value) == 2 and isinstance(value[0], str):
        other = workflow.get(value[0])
        outputs = nodes.get(other["class_type"], {}).get("output") if other else None
        if outputs is None:
            fail(f"{label}: linked to {value[0]}, which is not there")
        elif value[1] >= len(outputs):
            fail(f"{label}: linked to output {value[1]} of {len(outputs)}")
        elif not fits(str(outputs[value[1]]), type_of(kind)):
            fail(f"{label}: {outputs[value[1]]} for {type_of(kind)}")
        return
    words = kind[1] if len(kind) > 1 and isinstance(kind[1], dict) else {}
    wanted = type_of(kind)
    if wanted == "INT" and (not isinstance(value, int) or isinstance(value, bool)):
        fail(f"{label}: {value!r} is no whole number")
    elif wanted in ("INT", "FLOAT") and isinstance(value, (int, float)):
        if not words.get("min", value) <= value <= words.get("max", value):
            fail(f"{label}: {value} is not from {words.get('min')} to {words.get('max')}")
    elif wanted == "COMBO":
        choices = kind[0] if isinstance(kind[0], list) else words.get("options", [])
        # Names of files depend on the machine.
        if choices and not str(value).startswith("a2c/") and "." not in str(value) and value not in choices:
            fail(f"{label}: {value!r} is not one of {choices[:12]}")


def main(arguments):
    record = None
    if "--record" in arguments:
        place = arguments.index("--record")
        record = arguments[place + 1] if place + 1 < len(arguments) else sys.exit("nodes: --record needs a file")
        del arguments[place:place + 2]
    if len(arguments) != 1:
        sys.exit(__doc__)
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    nodes = definitions(arguments[0])
    generators = sorted(path.stem for path in (root / "Manifests/workflows").glob("*.json"))
    caption = root / "Tests/GeneratorsTests/Golden/caption.json"
    used, count = set(), 0
    for name, conditions in SETS.items():
        words = [word for condition in conditions for word in ("--condition", condition)]
        subprocess.run(
            [program, "bundle", "--quiet", "--caption", caption, "--output", work / name, "--generator",
             ",".join(generators), *words], check=True, cwd=media, capture_output=True)
        for generator in generators:
            workflow = json.loads((work / name / generator / "workflow.json").read_text(encoding="utf-8"))
            used |= {node["class_type"] for node in workflow.values()}
            check(f"{generator} with {name}", workflow, nodes)
            count += 1
    if record:
        kept = {name: nodes[name] for name in sorted(used) if name in nodes}
        pathlib.Path(record).write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    if not failures:
        print(f"ok   nodes: {count} workflows, {len(used)} classes")
    return bool(failures)


sys.exit(main(sys.argv[1:]))
