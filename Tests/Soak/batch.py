#!/usr/bin/env python3
"""a2c batch, killed with SIGKILL at random moments and resumed each time; and the page of Examples/distributed on two Ray
nodes of this machine with a worker killed half way, where a Python with `ray` is named by A2C_RAY_PYTHON.

A2C_BATCH_LINES (10000) and A2C_BATCH_KILLS (20) set the length. The records must be those of one undisturbed run: complete,
none twice, no torn line.
"""

import json
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time

root = pathlib.Path(__file__).resolve().parents[2]
program = os.environ.get("A2C_PROGRAM", str(root / ".build/release/a2c"))
count = int(os.environ.get("A2C_BATCH_LINES", "10000"))
kills = int(os.environ.get("A2C_BATCH_KILLS", "20"))
failures = []


def check(fact, text):
    if not fact:
        failures.append(text)
        print(f"FAIL batch: {text}")


def jobs(path):
    kinds = ["a red fox runs through snow", "two people dance on a desk at night", "the camera pans left over a lake"]
    with open(path, "w") as file:
        for n in range(1, count + 1):
            job = {"id": n, "prompt": f"{kinds[n % 3]}, take {n}"}
            if n % 7 == 0:
                job["conditions"] = [{"adapter": "camera", "input": str(root / "Examples/media/orbit.txt")}]
            file.write("broken\n" if n % 97 == 0 else json.dumps(job) + "\n")


def settled(text, order=True):
    check(text.endswith("\n"), "the last line has an end")
    records = []
    for line in text.splitlines():
        record = json.loads(line)
        record.pop("seconds")
        records.append(record)
    lines = [r["line"] for r in records]
    check(len(set(lines)) == len(lines), "no line has two records")
    if order:
        check(lines == sorted(lines), "records stand in order")
    return {r["line"]: r for r in records}


def run(arguments, source):
    with open(source) as file:
        return subprocess.run([program, "batch", "--quiet", *arguments], stdin=file, capture_output=True, text=True)


def killed(folder, source, plain, arguments):
    out = folder / ("out-" + "-".join(a.strip("-") for a in arguments) + ".jsonl")
    rng = random.Random(7)
    done = 0
    start = time.time()
    for _ in range(kills):
        with open(source) as file:
            process = subprocess.Popen(
                [program, "batch", "--quiet", "--out", str(out), "--resume", *arguments], stdin=file,
                stderr=subprocess.DEVNULL)
        # At a random moment, but not before it goes on at all; the moments are spread over the whole of the work.
        wanted = done + rng.randint(1, max(1, 2 * count // (kills + 1)))
        while process.poll() is None and (out.read_bytes().count(b"\n") if out.exists() else 0) < min(wanted, count):
            time.sleep(rng.uniform(0.001, 0.02))
        process.send_signal(signal.SIGKILL)
        process.wait()
        done = out.read_bytes().count(b"\n")
    last = run(["--out", str(out), "--resume", *arguments], source)
    # 1 where broken lines were left for it.
    check(last.returncode in (0, 1), f"the last run ends with {last.returncode}: {last.stderr}")
    check(settled(out.read_text(), order="--as-finished" not in arguments) == plain, f"{arguments}: the records are those of one run")
    print(f"batch {arguments}: {count} lines, killed {kills} times (with {done} done at the last), {time.time() - start:.0f} s")


def ray(folder, source, plain):
    python = os.environ.get("A2C_RAY_PYTHON")
    if not python:
        print("batch: no Python with ray named by A2C_RAY_PYTHON; the cluster is left out")
        return
    script = folder / "cluster.py"
    script.write_text(f"""
import os, signal, subprocess, sys, threading, time
os.environ["PATH"] = {str(pathlib.Path(program).parent)!r} + ":" + os.environ["PATH"]
from ray.cluster_utils import Cluster
cluster = Cluster(initialize_head=True, head_node_args={{"num_cpus": 1}})
lost = cluster.add_node(num_cpus=2)
os.environ["RAY_ADDRESS"] = cluster.address

def command(pid):
    try:
        with open(f"/proc/{{pid}}/cmdline", "rb") as file:
            return file.read()
    except OSError:
        return b""

def descendants(pid):
    # Processes that this one started, and those that they started.
    parents = {{}}
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open(f"/proc/{{name}}/stat") as file:
                    parents[int(name)] = int(file.read().rsplit(")", 1)[1].split()[1])
            except OSError:
                pass
    found, last = [], [pid]
    while last:
        last = [child for child, parent in parents.items() if parent in last]
        found += last
    return found

def kill():
    # A worker of the filter dies once some of the work is done.
    for _ in range(600):
        time.sleep(0.1)
        found = [pid for pid in descendants(os.getpid()) if b"Captions" in command(pid)]
        files = len(os.listdir({str(folder / "ray")!r})) if os.path.isdir({str(folder / "ray")!r}) else 0
        if found and files >= 1:
            os.kill(found[0], signal.SIGKILL)
            print("killed a worker of", len(found), flush=True)
            return

threading.Thread(target=kill, daemon=True).start()
# As a person starts it.
call = subprocess.run(
    [sys.executable, {str(root / "Examples/distributed/captions.py")!r}, {str(source)!r}, {str(folder / "ray")!r}])
import ray
ray.init(address=cluster.address, log_to_driver=False, logging_level="ERROR")
print("nodes", len([n for n in ray.nodes() if n["Alive"]]), flush=True)
ray.shutdown()
cluster.shutdown()
sys.exit(call.returncode)
""")
    start = time.time()
    call = subprocess.run([python, str(script)], capture_output=True, text=True, timeout=1800)
    check(call.returncode == 0, f"ray: {call.stderr[-1500:]}")
    # Ray's own lines about the killed worker are many; ours say what was done.
    print("ray:", ", ".join(line for line in call.stdout.splitlines() if line.startswith(("killed", "nodes"))))
    check("killed a worker" in call.stdout, "ray: a worker was killed")
    found = {}
    for path in (folder / "ray").glob("*.json"):
        for line in path.read_text().splitlines():
            record = json.loads(json.loads(line)["record"])
            record.pop("seconds")
            check(record["line"] not in found, f"ray: line {record['line']} twice")
            found[record["line"]] = record
    for record in list(plain.values()) + list(found.values()):
        # In the place of a message stands the line's number within its batch.
        record.pop("error", None)
    check(found == plain, f"ray: {len(found)} records are those of the plain run")
    print(f"ray: {len(found)} lines in {time.time() - start:.0f} s")


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    source = folder / "jobs.jsonl"
    jobs(source)
    start = time.time()
    whole = run([], source)
    seconds = time.time() - start
    check(whole.returncode == 1, f"the plain run ends with 1 for its broken lines: {whole.stderr}")
    plain = settled(whole.stdout)
    check(len(plain) == count, f"{len(plain)} records for {count} lines")
    print(f"batch: {count} lines in {seconds:.1f} s, {count / seconds:.0f} a second")
    killed(folder, source, plain, ["--jobs", "4"])
    killed(folder, source, plain, ["--as-finished"])
    ray(folder, source, plain)

print("batch:", "failed" if failures else "passed")
sys.exit(bool(failures))
