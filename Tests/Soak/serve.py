#!/usr/bin/env python3
"""The server under load: good, slow, huge, malformed and vanishing clients together, adapters that crash. Every good request
must be right, and afterwards the server has no more memory, descriptors and processes than before. A2C_SERVE_SECONDS (60)
and A2C_SERVE_CLIENTS (200) set how much; A2C_SERVE_PROGRAM names the server."""

import json
import os
import random
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time

root = os.path.realpath(os.path.join(os.path.dirname(__file__), "../.."))
sys.path.insert(0, os.path.join(root, "Examples/server"))
from a2c_client import A2C, A2CError  # noqa: E402

program = os.environ.get("A2C_SERVE_PROGRAM", os.path.join(root, ".build/release/a2c-serve"))
seconds = float(os.environ.get("A2C_SERVE_SECONDS", 60))
clients = int(os.environ.get("A2C_SERVE_CLIENTS", 200))
media = os.path.join(root, "Examples/media")

if not os.path.exists(program):
    print("skip serve: there is no server; make server builds it")
    sys.exit(0)

work = tempfile.TemporaryDirectory(prefix="a2c-soak-")
failures = []


def fail(what):
    failures.append(what)
    print("FAIL", what)


def bad_adapter():
    """The specimen that crashes as its parameter says, as a bundle."""
    bundle = os.path.join(work.name, "adapters", "bad.a2c")
    os.makedirs(bundle)
    subprocess.run(
        [os.environ.get("CC", "cc"), "-std=c11", "-shared", "-fPIC", "-fvisibility=hidden",
         "-I" + os.path.join(root, "Sources/CA2CPlugin/include"), os.path.join(root, "Tests/Specimens/bad.c"),
         "-o", os.path.join(bundle, "libbad.so")], check=True)
    machine = os.uname().machine
    with open(os.path.join(bundle, "adapter.yaml"), "w") as file:
        file.write(
            "a2c: adapter/1\nid: org.example.bad\nversion: 1.0.0\nname: Bad\n"
            f"library:\n  linux-{machine}: {{file: libbad.so}}\n"
            "inputs: {media: [picture, clip, json, text], count: {min: 1, max: 9}}\n"
            'frame_tokens: {begin: "<|bad_start|>", end: "<|bad_end|>"}\nencoder: none\n'
            "parameters:\n  mode: {type: string, default: good}\n  at: {type: string, default: encode}\n"
            "limits: {memory_mb: 64, prepare_s: 5, encode_s: 2}\n")
    return os.path.dirname(bundle)


class Server:
    def __init__(self, *arguments):
        self.log = open(os.path.join(work.name, "log"), "w+")
        environment = dict(os.environ, TMPDIR=work.name)
        self.process = subprocess.Popen(
            [program, "--port", "0", *arguments], stdout=subprocess.PIPE, stderr=self.log, text=True, env=environment)
        line = self.process.stdout.readline()
        match = re.search(r"http://\S+:(\d+)", line)
        if not match:
            self.log.seek(0)
            sys.exit("the server did not start: " + line + self.log.read()[-2000:])
        self.port = int(match.group(1))
        self.url = f"http://127.0.0.1:{self.port}"

    def use(self):
        """Resident memory in MiB, descriptors, processes below it."""
        pid = self.process.pid
        with open(f"/proc/{pid}/statm") as file:
            memory = int(file.read().split()[1]) * os.sysconf("SC_PAGESIZE") / 2**20
        children = 0
        for name in os.listdir("/proc"):
            if name.isdigit():
                try:
                    with open(f"/proc/{name}/stat") as file:
                        parent = file.read().rsplit(")", 1)[1].split()[1]
                except OSError:
                    continue
                children += int(parent) == pid
        return memory, len(os.listdir(f"/proc/{pid}/fd")), children

    def metric(self, name):
        import urllib.request
        text = urllib.request.urlopen(self.url + "/metrics", timeout=60).read().decode()
        found = re.search(rf"^{name} (\S+)$", text, re.M)
        return float(found.group(1)) if found else None

    def idle(self, limit=120):
        end = time.monotonic() + limit
        while time.monotonic() < end:
            if self.metric("a2c_queue_running") == 0 and self.metric("a2c_queue_waiting") == 0:
                return True
            time.sleep(0.5)
        return False


counts = {}
latencies = {}
lock = threading.Lock()


def note(kind, outcome, took=None):
    with lock:
        counts[(kind, outcome)] = counts.get((kind, outcome), 0) + 1
        if took is not None:
            latencies.setdefault(f"{kind} {outcome}", []).append(took)


def raw(server, data, read=True, pause=0, timeout=30):
    """Sends bytes as they are, and returns what comes back."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=timeout) as connection:
        try:
            if pause:
                for index in range(0, len(data), 7):
                    connection.sendall(data[index:index + 7])
                    time.sleep(pause)
            else:
                connection.sendall(data)
            answer = b""
            while read:
                piece = connection.recv(65536)
                if not piece:
                    break
                answer += piece
                if b"\r\n\r\n" in answer and len(answer) > 200:
                    break
            return answer
        except OSError:
            return b"gone"


def head(method, path, *headers):
    return ("\r\n".join([f"{method} {path} HTTP/1.1", "Host: localhost", *headers]) + "\r\n\r\n").encode()


prompts = [
    ("A red fox runs through fresh snow.", {"camera": "orbit.txt"}), ("A woman dances on a roof.", {"pose": "dance.json"}),
    ("Two boats on a lake at dawn.", {}), ("A street in the rain.", {"sketch": "sketch.png"}),
    ("A dog jumps over a fence.", {"tracks": "tracks.json"}),
]


def good(server, client, number, expected):
    text, files = prompts[number % len(prompts)]
    conditions = {adapter: os.path.join(media, name) for adapter, name in files.items()}
    start = time.monotonic()
    held = []
    try:
        for path in conditions.values():
            held.append(client.upload(path))
        result = client.caption(text, dict(zip(conditions, held)), ["cogvideox", "wan2.2-t2v"])
        note("good", "answered", time.monotonic() - start)
    finally:
        for id in held:
            client.remove(id)
    # What names the uploads differs from request to request.
    answer = result["caption"], {id: prompt["prompt"] for id, prompt in result["prompts"].items()}
    if expected is not None and answer != expected:
        fail(f"another answer than alone: {text}")
    return answer


def streamed(server, client, expected):
    start = time.monotonic()
    first = None
    names = []
    for name, data in client.stream("A red ball rolls over the floor.", model="nano", max_tokens=60):
        if name == "text" and first is None:
            first = time.monotonic() - start
        names.append(name)
        if name == "result":
            if expected is not None and data["caption"] != expected:
                fail("another caption of nano than alone")
            note("nano", "answered", time.monotonic() - start)
            latencies.setdefault("nano first word", []).append(first or 0)
            return data["caption"]
    fail(f"a stream ended without a result: {names[-3:]}")


def slow(server):
    body = b'{"prompt": "A fox."}'
    data = head("POST", "/v1/captions", "Content-Type: application/json", f"Content-Length: {len(body)}") + body
    answer = raw(server, data, pause=0.05)
    note("slow", "answered" if answer.startswith(b"HTTP/1.1 200") or b" 503 " in answer[:20] else "other")


def huge(server):
    kind = random.randrange(3)
    if kind == 0:
        answer = raw(server, head("POST", "/v1/files?name=a.mp4", "Content-Length: 99999999999") + b"x" * 100000)
        expected = b" 413 "
    elif kind == 1:
        # More than a body may have, without a word before.
        piece = b"10000\r\n" + b" " * 65536 + b"\r\n"
        answer = raw(server, head("POST", "/v1/captions", "Content-Type: application/json", "Transfer-Encoding: chunked") + piece * 40)
        expected = b" 413 "
    else:
        answer = raw(server, head("GET", "/", "X-Long: " + "a" * 200000))
        expected = b" 4"
    note("huge", "refused" if expected in answer[:20] or answer in (b"gone", b"") else "other " + answer[:20].decode(errors="replace"))


malformed_requests = [
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(range(64)), b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n",
    b"POST /v1/captions HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n", head("POST", "/v1/captions", "Content-Length: 5", "Transfer-Encoding: chunked") + b"zz\r\n",
    head("GET", "/v1/files/../../etc/passwd"), head("GET", "/%00%ff"), b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    head("POST", "/v1/captions", "Content-Type: application/json", "Content-Length: 4") + b"[[[[",
    head("POST", "/v1/chat/completions", "Content-Type: application/json", "Content-Length: 2") + b"{}",
    head("GET", "/", "Origin: https://evil.example"), head("DELETE", "/v1/files/file-00"), b"\r\n\r\n\r\n", b"\0" * 500,
]


def malformed(server):
    answer = raw(server, random.choice(malformed_requests), timeout=10)
    if b" 500 " in answer[:20] or b" 200 " in answer[:20]:
        fail("a malformed request got " + answer[:60].decode(errors="replace"))
    note("malformed", "refused")


def vanishing(server):
    kind = random.randrange(3)
    connection = socket.create_connection(("127.0.0.1", server.port), timeout=10)
    try:
        if kind == 0:
            connection.sendall(head("POST", "/v1/files?name=a.bin", "Content-Length: 1000000") + b"x" * random.randrange(200000))
        else:
            body = json.dumps({"prompt": "A red ball.", "model": "nano", "stream": kind == 1, "caption": {"max_tokens": 4000}}).encode()
            connection.sendall(head("POST", "/v1/captions", "Content-Type: application/json", f"Content-Length: {len(body)}") + body)
            time.sleep(random.random())
        if random.random() < 0.5:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    except OSError:
        pass
    connection.close()
    note("vanishing", "gone")


def crashing(server, client, file):
    mode = random.choice(["aborts", "crashes", "exits", "hangs", "spins", "good"])
    try:
        client.caption("", [{"adapter": "org.example.bad", "input": file, "params": {"mode": mode}}])
        outcome = "read"
    except A2CError as error:
        outcome = f"{error.status}"
        if error.status not in (422, 503):
            fail(f"a crash was answered {error.status}: {error}")
    note("crashing", outcome)


def load(server):
    warm = A2C(server.url, patience=300)
    expected = {number: good(server, warm, number, None) for number in range(len(prompts))}
    nano = streamed(server, warm, None)
    poor = warm.upload(os.path.join(media, "dance.json"))
    for _ in range(3):
        crashing(server, warm, poor)
    for _ in range(30):
        malformed(server)
    # What a server keeps for good it has once it has done everything that it can do at once.
    burst = [threading.Thread(target=lambda n=n: good(server, A2C(server.url, patience=300), n, expected[n % len(prompts)])) for n in range(40)]
    burst += [threading.Thread(target=lambda: streamed(server, A2C(server.url, patience=300), nano)) for _ in range(8)]
    for thread in burst:
        thread.start()
    for thread in burst:
        thread.join()
    server.idle()
    time.sleep(2)
    before = server.use()
    uploads = server.metric("a2c_upload_files") - 1  # the file of the crashing clients goes at the end
    counts.clear()
    latencies.clear()
    end = time.monotonic() + seconds

    def run(index):
        client = A2C(server.url, patience=0 if index % 2 else 300)
        while time.monotonic() < end:
            kind = index % 10
            try:
                start = time.monotonic()
                if kind < 4:
                    number = random.randrange(len(prompts))
                    good(server, client, number, expected[number])
                elif kind == 4:
                    streamed(server, client, nano)
                elif kind == 5:
                    slow(server)
                elif kind == 6:
                    huge(server)
                elif kind == 7:
                    malformed(server)
                elif kind == 8:
                    vanishing(server)
                else:
                    crashing(server, client, poor)
            except A2CError as error:
                if error.status == 503:
                    note("good", "refused", time.monotonic() - start)
                    time.sleep(random.random())
                else:
                    fail(f"client {index}: {error.status} {error}")
            except (OSError, ValueError) as error:
                fail(f"client {index}: {type(error).__name__} {error}")
            time.sleep(0.05)

    threads = [threading.Thread(target=run, args=(index,)) for index in range(clients)]
    for thread in threads:
        thread.start()
    peak = before[0]
    while any(thread.is_alive() for thread in threads):
        peak = max(peak, server.use()[0])
        time.sleep(1)
    if not server.idle():
        fail("requests still run")
    warm.remove(poor)
    time.sleep(5)
    after = server.use()
    for (kind, outcome), count in sorted(counts.items()):
        times = sorted(latencies.get(f"{kind} {outcome}", []))
        text = ""
        if times:
            text = f", half within {statistics.median(times):.2f} s, 99 of 100 within {times[int(len(times) * 0.99)]:.2f} s"
        print(f"  {kind}: {outcome} {count}{text}")
    words = sorted(latencies.get("nano first word", []))
    if words:
        print(f"  first word of nano: half within {statistics.median(words):.2f} s")
    print(f"  memory {before[0]:.0f} MiB before, {peak:.0f} at most, {after[0]:.0f} after; descriptors {before[1]} and {after[1]}; "
          f"processes {before[2]} and {after[2]}; uploads left {server.metric('a2c_upload_files'):.0f}")
    if after[0] > before[0] * 1.25 + 32:
        fail(f"memory grew from {before[0]:.0f} to {after[0]:.0f} MiB")
    if after[1] > before[1] + 2:
        fail(f"descriptors grew from {before[1]} to {after[1]}")
    if after[2] > before[2]:
        fail(f"processes grew from {before[2]} to {after[2]}")
    if server.metric("a2c_upload_files") != uploads:
        fail("uploads were left")
    if not any(kind == "good" and outcome == "answered" for kind, outcome in counts):
        fail("no good request was answered")


def stop(server):
    """What runs when it is told to stop is finished, what comes is refused, and nothing is left."""
    results = []

    def ask():
        try:
            results.append(A2C(server.url, patience=0).caption("A red ball.", model="nano", max_tokens=2000)["caption"]["dense"])
        except Exception as error:  # noqa: BLE001
            results.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    while server.metric("a2c_queue_running") == 0:
        time.sleep(0.02)
    server.process.send_signal(signal.SIGTERM)
    thread.join()
    status = server.process.wait(timeout=120)
    if not results or not isinstance(results[0], str):
        fail(f"the request that ran was not finished: {results}")
    if status != 0:
        fail(f"the server ended with status {status}")
    left = [name for name in os.listdir(work.name) if name.startswith("a2c-")]
    if left:
        fail(f"left behind: {left}")
    print(f"  stopped with status {status}, the request that ran was answered")


def refusals():
    """What the server does not do without being told to."""
    def ends(*arguments, **more):
        done = subprocess.run([program, *arguments], capture_output=True, text=True, timeout=60, **more)
        return done.returncode, done.stderr
    status, text = ends("--address", "0.0.0.0", "--port", "0")
    if status != 64 or "key" not in text:
        fail(f"a server for everybody started without a key: {status} {text}")
    status, text = ends("--port", "0", "--model", "no-such-model")
    if status == 0:
        fail("it started without its model")
    server = Server("--quiet")
    status, text = ends("--port", str(server.port))
    if status == 0 or "in use" not in text:
        fail(f"a taken port: {status} {text}")
    server.process.terminate()
    server.process.wait(timeout=60)


def examples(server):
    environment = dict(os.environ, A2C_URL=server.url)
    done = subprocess.run([os.path.join(root, "Examples/server/curl.sh")], capture_output=True, text=True, env=environment, timeout=300)
    if done.returncode != 0 or done.stdout.count('"dense"') < 2:
        fail(f"curl.sh: {done.returncode} {done.stdout[-600:]} {done.stderr[-600:]}")
    done = subprocess.run(
        [sys.executable, os.path.join(root, "Examples/server/a2c_client.py"), "--server", server.url, "--prompt", "A red fox runs.",
         "--condition", "camera=" + os.path.join(media, "orbit.txt"), "--generator", "cogvideox", "--bundles", os.path.join(work.name, "b.zip")],
        capture_output=True, text=True, timeout=300)
    import zipfile
    if done.returncode != 0 or "[cogvideox]" not in done.stdout:
        fail(f"a2c_client.py: {done.returncode} {done.stderr[-600:]}")
    else:
        with zipfile.ZipFile(os.path.join(work.name, "b.zip")) as archive:
            if archive.testzip() or "a2c/cogvideox/prompt.txt" not in archive.namelist():
                fail(f"the bundles: {archive.namelist()}")
    print("  curl.sh and a2c_client.py ran")


def contract(server):
    """The document against the server, where schemathesis is here."""
    import importlib.util
    if importlib.util.find_spec("schemathesis") is None:
        return print("  skip schemathesis: not installed (pip install schemathesis)")
    done = subprocess.run(
        [sys.executable, "-m", "schemathesis.cli", "run", server.url + "/v1/openapi.json", "--url", server.url, "--checks", "all",
         "--exclude-checks", "positive_data_acceptance,unsupported_method,ignored_auth,use_after_free,ensure_resource_availability", "--max-examples", "30", "--phases", "examples,fuzzing"],
        capture_output=True, text=True, timeout=1800)
    print("  schemathesis:", done.stdout.strip().splitlines()[-1] if done.stdout.strip() else done.stderr[-300:])
    if done.returncode != 0:
        fail(done.stdout[-4000:])


parts = sys.argv[1:] or ["refusals", "examples", "load", "stop", "contract"]
if "refusals" in parts:
    refusals()
server = Server("--adapter-path", bad_adapter(), "--queue", "32", "--body-mebibytes", "2", "--idle-seconds", "20", "--quiet")
if "examples" in parts:
    examples(server)
if "contract" in parts:
    contract(server)
if "load" in parts:
    load(server)
if "stop" in parts:
    stop(server)
if server.process.poll() is None:
    server.process.terminate()
    server.process.wait(timeout=120)
elif server.process.returncode != 0:
    fail(f"the server ended with {server.process.returncode}")
print("serve:", "failed" if failures else "passed")
sys.exit(1 if failures else 0)
