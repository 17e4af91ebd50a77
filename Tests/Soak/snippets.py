#!/usr/bin/env python3
"""The Python inside bundles' command.sh: it compiles, holds nothing of the caption, and hands the prompt on as it is.

Scripts that call diffusers, write a specification or set a repository's variables are run with stand-ins of what they
call, which write down what they were given.
"""

import http.server
import json
import os
import pathlib
import py_compile
import re
import shutil
import subprocess
import sys
import threading

root = pathlib.Path(__file__).resolve().parents[2]
program = root / ".build/release/a2c"
work = root / ".build-soak/snippets"
failures = []

# Every part has it, so that whatever part a generator reads, its prompt does; and it fits the smallest budget.
SIGN = r"""a sign that says "it's $(touch pwned) `touch pwned` ${HOME} \n %s {0} PY" """.strip()
CAPTION = {
    "dense": f"A man reads {SIGN}.", "main_object": "A man; rm -rf pwned && touch pwned.",
    "background": "A wall with *, ? and ~.", "camera": f"The camera shows {SIGN}.", "style": f"As plain as {SIGN}.",
    "action": f"He walks & waves at {SIGN}.",
}

# Writes down each call's texts; every other attribute and call gives something of the same kind.
STAND_IN = '''
import json, os
class Anything:
    def __init__(self, name): self._name = name
    def __getattr__(self, name):
        if name.startswith("__"): raise AttributeError(name)
        return Anything(self._name + "." + name)
    def __call__(self, *values, **named):
        with open(os.environ["A2C_CALLS"], "a", encoding="utf-8") as log:
            texts = {key: value for key, value in named.items() if isinstance(value, (str, int, float))}
            log.write(json.dumps([self._name, [v for v in values if isinstance(v, str)], texts]) + "\\n")
        return Anything(self._name + "()")
    def __getitem__(self, index): return self
def __getattr__(name):
    if name.startswith("__"): raise AttributeError(name)
    return Anything(__name__ + "." + name)
'''

# A repository's script whose variables the command sets.
SCRIPT = """
import json, os
prompt = "theirs"
negative_prompt = "theirs"
control_video = None
control_camera_txt = None
start_image = None
end_image = None
ref_image = None
sample_size = None
video_length = None
fps = None
guidance_scale = None
model_name = None
num_inference_steps = None
save_path = None
seed = None
shift = None
with open(os.environ["A2C_CALLS"], "a", encoding="utf-8") as log:
    log.write(json.dumps(["script", [], {"prompt": prompt, "negative_prompt": negative_prompt}]) + "\\n")
"""


def check(fact, text):
    if not fact:
        failures.append(text)
        print(f"FAIL snippets: {text}")


def python_of(script):
    """The texts that a shell script gives to Python."""
    return re.findall(r"<<'PY'\n(.*?)\n *PY\n", script, re.DOTALL)


def run(folder, place):
    """command.sh with stand-ins of programs and modules; what they were given."""
    calls = work / "calls"
    calls.unlink(missing_ok=True)
    environment = {
        "PATH": f"{work}/bin:/usr/bin:/bin", "HOME": str(work), "A2C_CALLS": str(calls), "PYTHONPATH": f"{work}/modules",
        "PYTHONDONTWRITEBYTECODE": "1", "A2C_H3_SERVER": os.environ.get("A2C_H3_SERVER", "")}
    done = subprocess.run(
        ["bash", folder / "command.sh"], cwd=place, env=environment, capture_output=True, text=True, timeout=120)
    check(done.returncode == 0, f"{folder.name}: status {done.returncode}: {done.stderr[-500:]}")
    return [json.loads(line) for line in calls.read_text().splitlines()] if calls.exists() else []


shutil.rmtree(work, ignore_errors=True)
for folder in ("bin", "modules/diffusers/schedulers", "place/examples/wan2.2_fun"):
    (work / folder).mkdir(parents=True)
(work / "caption.json").write_text(json.dumps(CAPTION))
for module in ("torch", "diffusers/__init__", "diffusers/utils", "diffusers/schedulers/__init__",
               "diffusers/schedulers/scheduling_unipc_multistep"):
    (work / f"modules/{module}.py").write_text(STAND_IN)
for name in ("predict_v2v_control", "predict_v2v_control_camera"):
    (work / f"place/examples/wan2.2_fun/{name}.py").write_text(SCRIPT)
# A script from standard input is run; a repository's own script is not there.
(work / "bin/python").write_text(f'#!/bin/sh\nif [ "$1" = - ]; then exec "{sys.executable}" "$@"; fi\nexit 0\n')
(work / "bin/python").chmod(0o755)

listed = json.loads(subprocess.run([program, "generator", "list", "--json"], capture_output=True, check=True).stdout)
ids = [entry["id"] for entry in listed["generators"] if entry["status"] == "open"]
arguments = [word for name in ids for word in ("--generator", name)]
subprocess.run(
    [program, "bundle", "--caption", work / "caption.json", "--output", work / "out", "--quiet", *arguments], check=True,
    capture_output=True)

compiled, ran = 0, []
for name in ids:
    folder = work / "out" / name
    script = (folder / "command.sh").read_text()
    check(subprocess.run(["bash", "-n", folder / "command.sh"]).returncode == 0, f"{name}: command.sh is no shell code")
    check("pwned" not in script and "a sign that says" not in script, f"{name}: command.sh holds text of the caption")
    for text in python_of(script):
        source = work / f"{name}-{compiled}.py"
        source.write_text(text + "\n")
        try:
            py_compile.compile(str(source), cfile=str(source) + "c", doraise=True)
            compiled += 1
        except py_compile.PyCompileError as error:
            check(False, f"{name}: {error.msg}")
    if script.count("<<'PY'") != len(python_of(script)):
        check(False, f"{name}: a snippet without end")

    prompt = (folder / "prompt.txt").read_text().rstrip("\n")
    check("$(touch pwned)" in prompt, f"{name}: the prompt lost its text: {prompt}")
    negative = folder / "negative.txt"
    negative = negative.read_text().rstrip("\n") if negative.exists() else None
    # One of several files is needed: the first will do.
    choices = re.findall(r"^has '([^']*)' \|\| .*exit 66; \}$", script, re.MULTILINE)
    for needed in re.findall(r"^need '(.*)'$", script, re.MULTILINE) + choices:
        (folder / needed).parent.mkdir(parents=True, exist_ok=True)
        (folder / needed).write_text("")
    if "from diffusers" in script:
        (folder / "control.mp4").write_text("")
        given = [texts for _, _, texts in run(folder, work / "place") if "prompt" in texts]
        check([texts["prompt"] for texts in given] == [prompt], f"{name}: diffusers got {given}")
        if negative is not None and given and "negative_prompt" in script:
            check(given[0].get("negative_prompt") == negative, f"{name}: diffusers got another negative prompt")
    elif "examples/wan2.2_fun" in script:
        given = [texts for call, _, texts in run(folder, work / "place") if call == "script"]
        check([texts["prompt"] for texts in given] == [prompt], f"{name}: the script got {given}")
        check(negative is not None or given and given[0]["negative_prompt"] == "theirs", f"{name}: negative prompt")
    elif "spec.json" in script:
        run(folder, work / "place")
        check(json.loads((folder / "spec.json").read_text())["prompt"] == prompt, f"{name}: spec.json")
    else:
        continue
    ran.append(name)



class Asked(http.server.BaseHTTPRequestHandler):
    """Stands in for the server that minimax-h3 is asked through."""

    requests = []

    def do_POST(self):
        self.requests.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *words):
        pass


def asked(name, *conditions):
    """The request that a bundle of minimax-h3 sends."""
    words = [word for condition in conditions for word in ("--condition", condition)]
    subprocess.run(
        [program, "bundle", "--caption", work / "caption.json", "--output", work / name, "--quiet", "--generator",
         "minimax-h3", *words], check=True, capture_output=True, cwd=root / "Examples/media")
    Asked.requests.clear()
    run(work / name / "minimax-h3", work / "place")
    check(len(Asked.requests) == 1, f"minimax-h3 with {name}: {len(Asked.requests)} requests")
    return Asked.requests[0] if Asked.requests else {"prompt": "", "conditions": [], "task": ""}


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Asked)
threading.Thread(target=server.serve_forever, daemon=True).start()
os.environ["A2C_H3_SERVER"] = f"http://127.0.0.1:{server.server_address[1]}"
plain = asked("h3-text")
check(plain["task"] == "t2va" and plain["conditions"] == [], f"minimax-h3: {plain['task']}")
check(plain["prompt"].startswith("integrated_multimodal_description: [Shot 1]"), "minimax-h3: three fields")
ends = asked("h3-ends", "key-frames=first.png,last.png")
check([entry["role"] for entry in ends["conditions"]] == ["keyframe"] * 2 and ends["task"] == "fl2va", "minimax-h3: frames")
people = asked("h3-people", "multi-id=people.png,desk.png", "key-frames=first.png")
check(people["task"] == "ref2va", f"minimax-h3: {people['task']}")
check([entry["role"] for entry in people["conditions"]] == ["reference"] * 3, "minimax-h3: references")
check(people["conditions"][2]["uri"].endswith("/first.png"), "minimax-h3: the frame is the third picture")
for line in ("<Subject 2> is the subject of <Picture 2>.", "<Picture 3> is the first frame of [Shot 1].",
             "<Picture 3> ([Shot 1] first frame): fully_preserved - the frame is as it shows."):
    check(line in people["prompt"].splitlines(), f"minimax-h3: {line}")
check("[keyframe completion + reference generation]" in people["prompt"], "minimax-h3: the kind of task")
server.shutdown()
ran.append("minimax-h3")
check(compiled >= 11 and len(ran) >= 6, f"{compiled} compiled, {ran} run")
check(not list(work.rglob("pwned")) and not list(root.glob("pwned")), "text of the caption was run")
if not failures:
    print(f"ok   snippets: {compiled} compile; {', '.join(ran)} hand on the prompt as it is")
sys.exit(bool(failures))
