#!/usr/bin/env python3
"""The ComfyUI nodes of Examples/comfyui, loaded as ComfyUI loads a package and called with the built program, and the one
that asks a server with the built server (A2C_SERVE_PROGRAM names another).

ComfyUI itself is stood in for by its module folder_paths and its rules for classes of nodes. The camera node's rays are
compared with rays worked out one by one; that needs torch, from this Python or from A2C_PYTHON, and is left out else.
"""

import contextlib
import importlib.util
import inspect
import io
import json
import math
import os
import pathlib
import shutil
import subprocess
import sys
import time
import types
import urllib.request

root = pathlib.Path(__file__).resolve().parents[2]
program = root / ".build/release/a2c"
server = pathlib.Path(os.environ.get("A2C_SERVE_PROGRAM", root / ".build/release/a2c-serve"))
work = root / ".build-soak/comfyui"
failures = []


def check(fact, text):
    if not fact:
        failures.append(text)
        print(f"FAIL comfyui: {text}")


def load():
    """As ComfyUI does it: the package by its path, with folder_paths importable."""
    paths = types.ModuleType("folder_paths")
    paths.get_input_directory = lambda: str(work / "input")
    paths.get_output_directory = lambda: str(work / "output")
    sys.modules["folder_paths"] = paths
    folder = root / "Examples/comfyui"
    spec = importlib.util.spec_from_file_location(
        "a2c_nodes", folder / "__init__.py", submodule_search_locations=[str(folder)])
    module = importlib.util.module_from_spec(spec)
    sys.modules["a2c_nodes"] = module
    spec.loader.exec_module(module)
    return module


def conventions(module):
    classes, titles = module.NODE_CLASS_MAPPINGS, module.NODE_DISPLAY_NAME_MAPPINGS
    check(classes and set(classes) == set(titles), "every class has a title")
    for name, node in classes.items():
        inputs = node.INPUT_TYPES()
        check(set(inputs) <= {"required", "optional", "hidden"} and "required" in inputs, f"{name}: groups of inputs")
        for group in inputs.values():
            for key, kind in group.items():
                if group is inputs.get("hidden"):
                    check(kind in ("UNIQUE_ID", "PROMPT", "EXTRA_PNGINFO"), f"{name}.{key}: a hidden type")
                    continue
                check(isinstance(kind, tuple) and isinstance(kind[0], (str, list)), f"{name}.{key}: a type")
                check(len(kind) == 1 or isinstance(kind[1], dict), f"{name}.{key}: options")
        check(all(isinstance(kind, str) for kind in node.RETURN_TYPES), f"{name}: types of results")
        check(isinstance(node.RETURN_TYPES, tuple), f"{name}: a tuple of results")
        check(len(node.RETURN_NAMES) == len(node.RETURN_TYPES), f"{name}: a name for each result")
        check(isinstance(node.CATEGORY, str) and node.CATEGORY, f"{name}: a category")
        parameters = inspect.signature(getattr(node(), node.FUNCTION)).parameters
        given = {**inputs["required"], **inputs.get("optional", {}), **inputs.get("hidden", {})}
        check(set(parameters) == set(given), f"{name}: {node.FUNCTION} takes what INPUT_TYPES names")
        for key in [*inputs.get("optional", {}), *inputs.get("hidden", {})]:
            check(parameters[key].default is not inspect.Parameter.empty, f"{name}.{key}: a default")


def call(node, **inputs):
    """A call with ComfyUI's defaults for what is not given."""
    kinds = {**node.INPUT_TYPES()["required"], **node.INPUT_TYPES().get("optional", {})}
    values = {key: kind[1]["default"] for key, kind in kinds.items() if len(kind) > 1 and "default" in kind[1]}
    if hasattr(node, "IS_CHANGED"):
        check(node.IS_CHANGED(**{**values, **inputs}) == node.IS_CHANGED(**{**values, **inputs}), "IS_CHANGED is steady")
    return getattr(node(), node.FUNCTION)(**{**values, **inputs})


def fails(text, node, **inputs):
    try:
        call(node, **inputs)
    except RuntimeError as error:
        check(text in str(error), f"'{text}' in the error: {error}")
    else:
        check(False, f"no error with '{text}'")


def bundle_is_whole(result, generator):
    prompt, negative, folder, table = result
    check(isinstance(table, str), f"{generator}: the table")
    folder = pathlib.Path(folder)
    check(folder == work / f"input/a2c/{generator}", f"{generator}: the folder, {folder}")
    check(prompt == (folder / "prompt.txt").read_text().rstrip("\n"), f"{generator}: the prompt of the bundle")
    if (folder / "negative.txt").exists():
        check(negative == (folder / "negative.txt").read_text().rstrip("\n"), f"{generator}: its negative prompt")
    if (folder / "workflow.json").exists():
        workflow = json.loads((folder / "workflow.json").read_text())
        texts = [value for node in workflow.values() for value in node["inputs"].values() if isinstance(value, str)]
        check(prompt in texts, f"{generator}: the workflow has the prompt as the node gives it")
    return prompt


def from_a_manifest(node):
    first = bundle_is_whole(call(node, manifest=str(root / "Examples/combo.yaml"), generator="", seed=7), "cogvideox")
    check(first.strip() != "", "a prompt")
    check((work / "input/a2c/hunyuanvideo/prompt.txt").exists(), "the manifest's other generator has a bundle too")
    again = call(node, manifest=str(root / "Examples/combo.yaml"), generator="wan2.1", seed=7)
    bundle_is_whole(again, "wan2.1")
    check(again[1] != "", "wan2.1 has a negative prompt")
    other = str(work / "elsewhere")
    folder = call(node, manifest=str(root / "Examples/combo.yaml"), generator="wan2.1", seed=7, output=other)[2]
    check(folder == f"{other}/wan2.1", "another output folder")
    plain = subprocess.run(
        [program, "run", "--manifest", root / "Examples/combo.yaml", "--seed", "7", "--json", "--quiet", "--generator",
         "wan2.1", "--output", work / "plain", "--escaping", "comfyui"], capture_output=True, text=True, check=True)
    check(json.loads(plain.stdout)["prompts"]["wan2.1"]["prompt"] == again[0], "the same prompt as without ComfyUI")
    fails("wan2.1", node, manifest=str(root / "Examples/combo.yaml"), generator="wan2.1", replace=False)
    fails("no such file", node, manifest="nothing.yaml", generator="wan2.1")
    fails("did you mean 'cogvideox'?", node, manifest=str(root / "Examples/combo.yaml"), generator="cogvidoex")
    fails("names no program", node, manifest=str(root / "Examples/combo.yaml"), generator="", a2c=str(work / "none"))


def from_conditions(node):
    for name in ("depth.mp4", "people.png", "desk.png"):
        shutil.copy(root / "Examples/media" / name, work / "input" / name)
    # ComfyUI's input folder may hold folders, and prompts may hold anything.
    prompt = '--force "A man (tall)\n$(touch pwned) `touch pwned` {a|b}'
    conditions = "\n depth = depth.mp4 \n\nmulti-id=people.png, desk.png\n"
    result = call(node, prompt=prompt, conditions=conditions, generator="wan2.2-i2v", seed=3)
    bundle_is_whole(result, "wan2.2-i2v")
    report = json.loads((pathlib.Path(result[2]) / "report.json").read_text())
    check([entry["adapter"] for entry in report["conditions"]] == ["depth", "multi-id"], "the conditions are named")
    check(not list(root.glob("pwned")) and not pathlib.Path("pwned").exists(), "a prompt is no shell code")
    before = node.IS_CHANGED(prompt=prompt, conditions=conditions)
    os.utime(work / "input/depth.mp4", (1, 1))
    check(node.IS_CHANGED(prompt=prompt, conditions=conditions) != before, "a new clip is seen")
    fails("adapter=file", node, prompt="x", conditions="depth", generator="wan2.1")
    fails("no such file", node, prompt="x", conditions="depth=none.mp4", generator="wan2.1")
    fails("did you mean 'depth'?", node, prompt="x", conditions="deptj=depth.mp4", generator="wan2.1")
    fails("no generator", node, prompt="x", conditions="", generator=" ")


def files_behind_a_manifest(node):
    """A clip that is replaced is seen though the manifest stays; so are names with spaces, in quotes, and folders."""
    folder = work / "input/runs"
    (folder / "my segments").mkdir(parents=True)
    for name in ("depth.mp4", "people.png", "desk.png"):
        shutil.copy(root / "Examples/media" / name, folder / f"my {name}")
    for picture in sorted((root / "Examples/media/segments").iterdir()):
        shutil.copy(picture, folder / "my segments" / picture.name)
    (folder / "run.yaml").write_text(
        "a2c: run/1\nprompt: A man\nconditions:\n  - adapter: depth\n    input: my depth.mp4   # a clip\n"
        '  - {adapter: multi-id, inputs: ["my people.png", \'my desk.png\']}\n'
        "  - {adapter: segmentation, input: my segments}\ngenerators: [vace]\n")
    seen = [node.IS_CHANGED(manifest="runs/run.yaml")]
    for name in ("run.yaml", "my depth.mp4", "my people.png", "my desk.png", "my segments"):
        path = folder / name
        os.utime(next(path.iterdir()) if path.is_dir() else path, (1, 1))
        seen.append(node.IS_CHANGED(manifest="runs/run.yaml"))
        check(seen[-1] != seen[-2], f"a change of {name} is seen")
    check(node.IS_CHANGED(manifest="runs/run.yaml") == seen[-1], "no change without one")
    result = call(node, manifest="runs/run.yaml", generator="", seed=2**64 - 1)
    lines = result[3].splitlines()
    check(lines[0].startswith("0 depth: src_video.mp4") and lines[2].startswith("2 segmentation: the prompt only"),
          f"the table: {lines}")


def names_and_parameters(node):
    shutil.copy(root / "Examples/media/depth.mp4", work / "input/one, two.mp4")
    result = call(node, prompt="x", conditions="depth=one\\, two.mp4,near=dark", generator="vace")
    report = json.loads((pathlib.Path(result[2]) / "report.json").read_text())
    check(report["conditions"][0]["inputs"] == [str(work / "input/one, two.mp4")], "a comma in a name")
    check(report["conditions"][0]["files"] == ["src_video.mp4"], "its file")


def wired(nodes):
    """The camera node takes the bundle that another node gives."""
    shutil.copy(root / "Examples/media/orbit.txt", work / "input/orbit.txt")
    bundle = call(nodes["A2CPrompt"], prompt="x", conditions="camera=orbit.txt", generator="wan-fun-camera")[2]
    camera = nodes["A2CCameraPath"]
    check(camera.place(bundle) == f"{bundle}/camera.txt", "the camera of a bundle")
    check(camera.IS_CHANGED(file=bundle) == camera.IS_CHANGED(file=f"{bundle}/camera.txt"), "and its time")


class Serving:
    """The server, once for each set of options."""

    def __init__(self, *options, key=""):
        self.log = open(work / "serve.log", "a+")
        self.process = subprocess.Popen(
            [server, "--port", "0", *options], stdout=subprocess.PIPE, stderr=self.log, text=True,
            env={**os.environ, **({"A2C_KEY": key} if key else {})})
        line = self.process.stdout.readline()
        if "http://" not in line:
            sys.exit(f"comfyui: the server did not start: {line}")
        self.address = "http://127.0.0.1:" + line.split("http://", 1)[1].split(":")[1].split()[0].strip("/")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        check(self.process.wait(120) == 0, "the server ends well")


def by_a_server(node, local):
    """The node that asks a server gives what the one that runs the program gives, and shows what is done meanwhile."""
    (work / "input/frames").mkdir()
    for name in ("depth.mp4", "people.png", "desk.png"):
        shutil.copy(root / "Examples/media" / name, work / "input" / name)
    for picture in sorted((root / "Examples/media/segments").iterdir()):
        shutil.copy(picture, work / "input/frames" / picture.name)
    prompt = '--force "A man (tall)\n`x` {a|b}'
    conditions = "depth=depth.mp4,near=dark\nmulti-id=people.png, desk.png\nsegmentation=frames\n"
    here = call(local, prompt=prompt, conditions=conditions, generator="vace", seed=3, output=str(work / "here"))
    with Serving() as serving:
        arguments = {"prompt": prompt, "conditions": conditions, "generator": "vace", "seed": 3, "server": serving.address}
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            result = call(node, **arguments)
        bundle_is_whole(result, "vace")
        check(result[:2] == here[:2] and result[3] == here[3], f"the same as without a server: {result} and {here}")
        check(said.getvalue().count("[a2c] read ") == 3, f"what is read: {said.getvalue()}")
        for file in sorted(path for path in pathlib.Path(here[2]).rglob("*") if path.is_file()):
            other = pathlib.Path(result[2]) / file.relative_to(here[2])
            check(other.is_file(), f"{file.name} of the bundle")
            if other.is_file() and file.suffix in (".mp4", ".png", ".txt"):
                check(other.read_bytes() == file.read_bytes(), f"{file.name} is the same")
        shown = []
        window = types.ModuleType("server")
        window.PromptServer = types.SimpleNamespace(
            instance=types.SimpleNamespace(send_progress_text=lambda text, node: shown.append((text, node))))
        sys.modules["server"], said = window, io.StringIO()
        with contextlib.redirect_stdout(said):
            written = call(node, **{**arguments, "model": "nano", "conditions": "", "unique_id": "7"})
        del sys.modules["server"]
        check(written[0] != "" and said.getvalue().count("[a2c] writes ") == 6, f"nano's words: {said.getvalue()}")
        check(len(shown) >= 6 and all(node == "7" for _, node in shown), f"what is shown at the node: {shown}")
        check(all(len(a) <= len(b) for (a, _), (b, _) in zip(shown, shown[1:])), "it grows")
        check(shown[-1][0].count("\n") == 5 and "action: " in shown[-1][0], f"all parts: {shown[-1:]}")
        fails("did you mean 'vace'?", node, **{**arguments, "generator": "vaec"})
        fails("did you mean 'depth'?", node, **{**arguments, "conditions": "deptj=depth.mp4"})
        fails("no such file", node, **{**arguments, "conditions": "depth=none.mp4"})
        fails("no model 'nix'", node, **{**arguments, "model": "nix"})
        fails("is not empty", node, **{**arguments, "replace": False})
        cancelled_at_the_server(node, {**arguments, "model": "nano", "conditions": ""})
        address = serving.address
    fails("cannot be reached", node, **{**arguments, "server": address})
    fails("begins with http://", node, **{**arguments, "server": "localhost:8080"})
    with Serving(key="0123456789abcdef") as serving:
        fails("key", node, **{**arguments, "server": serving.address})
        os.environ["A2C_KEY"] = "0123456789abcdef"
        check(call(node, **{**arguments, "server": serving.address})[0] == result[0], "with the key in A2C_KEY")
        del os.environ["A2C_KEY"]


def cancelled_at_the_server(node, arguments):
    """ComfyUI's cancel button ends the request; the server works for nobody then."""
    class Interrupted(Exception):
        pass

    asked = []

    def interrupt():
        asked.append(1)
        if len(asked) > 3:
            raise Interrupted

    management = types.ModuleType("comfy.model_management")
    management.throw_exception_if_processing_interrupted = interrupt
    sys.modules["comfy"], sys.modules["comfy.model_management"] = types.ModuleType("comfy"), management
    try:
        call(node, **arguments)
        check(False, "the request was not cancelled")
    except Interrupted:
        pass
    del sys.modules["comfy"], sys.modules["comfy.model_management"]
    for _ in range(300):
        metrics = urllib.request.urlopen(arguments["server"] + "/metrics", timeout=60).read().decode()
        if "a2c_queue_running 0" in metrics:
            return
        time.sleep(0.1)
    check(False, "the server works on for a request that was cancelled")


def cancelled(node):
    """ComfyUI's cancel button ends the program."""
    slow = work / "slow"
    slow.write_text(f"#!/bin/sh\necho $$ > '{work}/pid'\nexec sleep 600\n")
    slow.chmod(0o755)

    class Interrupted(Exception):
        pass

    def interrupt():
        if (work / "pid").exists():
            raise Interrupted

    management = types.ModuleType("comfy.model_management")
    management.throw_exception_if_processing_interrupted = interrupt
    sys.modules["comfy"] = types.ModuleType("comfy")
    sys.modules["comfy.model_management"] = management
    started = time.monotonic()
    try:
        call(node, prompt="x", conditions="", generator="wan2.1", a2c=str(slow))
        check(False, "the program was not cancelled")
    except Interrupted:
        check(time.monotonic() - started < 60, "cancelled at once")
    del sys.modules["comfy"], sys.modules["comfy.model_management"]
    check(not os.path.exists(f"/proc/{(work / 'pid').read_text().strip()}"), "nothing runs on")


def camera(node):
    """The rays of a turning and moving camera, each worked out alone from what the file says."""
    width, height, length = 48, 32, 9
    lines, places = ["", ], []
    for frame in range(length):
        angle, centre = 0.05 * frame + 0.2, (0.1 * frame, -0.02 * frame, 0.3 * frame)
        turn = [[math.cos(angle), 0, math.sin(angle)], [0, 1, 0], [-math.sin(angle), 0, math.cos(angle)]]
        shift = [-sum(turn[row][k] * centre[k] for k in range(3)) for row in range(3)]
        places.append((turn, centre))
        matrix = [value for row in range(3) for value in (*turn[row], shift[row])]
        lines.append(" ".join(repr(float(v)) for v in (frame, 0.6, 0.9, 0.5, 0.45, 0, 0, *matrix)))
    (work / "input/camera.txt").write_text("\n".join(lines))
    fails("9 poses for 13 frames", node, file="camera.txt", width=width, height=height, length=13)
    fails("No such file", node, file="none.txt", width=width, height=height, length=length)
    (work / "input/bad.txt").write_text("\n1 2 3")
    fails("line 2 of the camera file: expected 19 numbers, found 3", node, file="bad.txt", length=1)
    rays, *size = call(node, file="camera.txt", width=width, height=height, length=length)
    check(size == [width, height, length] and tuple(rays.shape) == (1, 24, 3, height, width), "the embedding's shape")
    first, start = places[0]
    worst = 0.0
    for frame, (turn, centre) in enumerate(places):
        latent, slot = divmod(frame + 3, 4)
        # 1280 x 720 is wider than 48 x 32: the width is what the path was for.
        fx, fy = 0.6 * height * 1280 / 720, 0.9 * height
        for x, y in ((0, 0), (width - 1, 5), (17, height - 1)):
            here = ((x + 0.5 - 0.5 * width) / fx, (y + 0.5 - 0.45 * height) / fy, 1.0)
            norm = math.sqrt(sum(value * value for value in here))
            world = [sum(turn[k][row] * here[k] for k in range(3)) / norm for row in range(3)]
            ray = [sum(first[row][k] * world[k] for k in range(3)) for row in range(3)]
            origin = [sum(first[row][k] * (centre[k] - start[k]) for k in range(3)) for row in range(3)]
            moment = [origin[(k + 1) % 3] * ray[(k + 2) % 3] - origin[(k + 2) % 3] * ray[(k + 1) % 3] for k in range(3)]
            for channel, value in enumerate((*moment, *ray)):
                worst = max(worst, abs(float(rays[0, channel * 4 + slot, latent, y, x]) - value))
    check(worst < 1e-5, f"rays differ by {worst}")
    check(bool((rays[0, :, 0].reshape(6, 4, height, width) == rays[0, ::4, :1]).all()), "the first frame fills four")
    print(f"ok   comfyui: camera rays within {worst:.1e}")


if sys.argv[1:] == ["camera"]:
    camera(load().NODE_CLASS_MAPPINGS["A2CCameraPath"])
    sys.exit(bool(failures))

shutil.rmtree(work, ignore_errors=True)
(work / "input").mkdir(parents=True)
os.environ["A2C"] = str(program)
module = load()
conventions(module)
nodes = module.NODE_CLASS_MAPPINGS
from_a_manifest(nodes["A2CManifest"])
from_conditions(nodes["A2CPrompt"])
files_behind_a_manifest(nodes["A2CManifest"])
names_and_parameters(nodes["A2CPrompt"])
wired(nodes)
cancelled(nodes["A2CPrompt"])
if server.exists():
    by_a_server(nodes["A2CServer"], nodes["A2CPrompt"])
else:
    print("skip comfyui: the node that asks a server; make server builds it")
os.environ["PATH"] = f"{program.parent}:{os.environ['PATH']}"
del os.environ["A2C"]
check(call(nodes["A2CPrompt"], prompt="A dog", conditions="", generator="wan2.1")[0] != "", "a2c in the search path")
python = os.environ.get("A2C_PYTHON", sys.executable)
if subprocess.run([python, "-c", "import torch"], capture_output=True).returncode == 0:
    if subprocess.run([python, __file__, "camera"]).returncode != 0:
        failures.append("camera")
else:
    print("skip comfyui: camera rays; this Python has no torch, A2C_PYTHON can name one that has")
if not failures:
    print(f"ok   comfyui: {len(nodes)} nodes, with {program.relative_to(root)}")
sys.exit(bool(failures))
