#!/usr/bin/env python3
"""The server under load: good, slow, huge, malformed and vanishing clients together, adapters that crash. Every good request
must be right, and afterwards the server has no more memory, descriptors and processes than before. A2C_SERVE_SECONDS (60)
and A2C_SERVE_CLIENTS (200) set how much, A2C_SERVE_ROUNDS (1) how often; A2C_SERVE_PROGRAM names the server."""

import json
import os
import random
import signal
import socket
import statistics
import subprocess
import sys
import threading
import time

from serving import Server, bad_adapter, fail, failures, head, media, program, raw, root, work
from a2c_client import A2C, A2CError

seconds = float(os.environ.get("A2C_SERVE_SECONDS", 60))
clients = int(os.environ.get("A2C_SERVE_CLIENTS", 200))
rounds = int(os.environ.get("A2C_SERVE_ROUNDS", 1))

counts = {}
latencies = {}
lock = threading.Lock()


def note(kind, outcome, took=None):
    with lock:
        counts[(kind, outcome)] = counts.get((kind, outcome), 0) + 1
        if took is not None:
            latencies.setdefault(f"{kind} {outcome}", []).append(took)


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
    uploads = server.metric("a2c_upload_files") - 1  # the file of the crashing clients goes at the end
    used = [server.use()]
    for number in range(rounds):
        counts.clear()
        latencies.clear()
        peak = clients_for_a_while(server, expected, nano, poor)
        if not server.idle():
            fail("requests still run")
        time.sleep(5)
        used.append(server.use())
        told(f"round {number + 1}" if rounds > 1 else None, used, peak)
        if not any(kind == "good" and outcome == "answered" for kind, outcome in counts):
            fail("no good request was answered")
    warm.remove(poor)
    before, after = used[0], used[-1]
    if after[0] > before[0] * 1.25 + 32:
        fail(f"memory grew from {before[0]:.0f} to {after[0]:.0f} MiB")
    if after[1] > before[1] + 2:
        fail(f"descriptors grew from {before[1]} to {after[1]}")
    if after[2] > before[2]:
        fail(f"processes grew from {before[2]} to {after[2]}")
    if server.metric("a2c_upload_files") != uploads:
        fail("uploads were left")


def clients_for_a_while(server, expected, nano, poor):
    """All clients at once. Returns the most memory that the server had."""
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
    peak = 0
    while any(thread.is_alive() for thread in threads):
        peak = max(peak, server.use()[0])
        time.sleep(1)
    return peak


def told(title, used, peak):
    if title:
        print(f"  {title}")
    for (kind, outcome), count in sorted(counts.items()):
        times = sorted(latencies.get(f"{kind} {outcome}", []))
        text = ""
        if times:
            text = f", half within {statistics.median(times):.2f} s, 99 of 100 within {times[int(len(times) * 0.99)]:.2f} s"
        print(f"  {kind}: {outcome} {count}{text}")
    words = sorted(latencies.get("nano first word", []))
    if words:
        print(f"  first word of nano: half within {statistics.median(words):.2f} s")
    before, after = used[-2], used[-1]
    print(f"  memory {before[0]:.0f} MiB before, {peak:.0f} at most, {after[0]:.0f} after; descriptors {before[1]} and {after[1]}; "
          f"processes {before[2]} and {after[2]}", flush=True)


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
        capture_output=True, text=True, timeout=1800, cwd=work.name)
    print("  schemathesis:", done.stdout.strip().splitlines()[-1] if done.stdout.strip() else done.stderr[-300:])
    if done.returncode != 0:
        fail(done.stdout[-4000:])


def openai_client(server):
    """The Python client of OpenAI's makers, where it is here: answers, streams, pictures, models, errors."""
    try:
        import openai
    except ImportError:
        return print("  skip openai: not installed (pip install openai)")
    import base64
    client = openai.OpenAI(base_url=server.url + "/v1", api_key="none", max_retries=0)
    if "facts" not in [model.id for model in client.models.list()] or client.models.retrieve("facts").id != "facts":
        fail("openai: models")
    with open(os.path.join(media, "desk.png"), "rb") as file:
        picture = "data:image/png;base64," + base64.b64encode(file.read()).decode()
    messages = [{"role": "system", "content": "You are helpful."}, {"role": "user", "content": [
        {"type": "text", "text": "A red fox sits on the desk in picture 1."}, {"type": "image_url", "image_url": {"url": picture}}]}]
    whole = client.chat.completions.create(model="facts", messages=messages, temperature=0, max_tokens=400)
    text = whole.choices[0].message.content
    if not text.startswith("1. Dense caption: ") or "red fox" not in text or whole.choices[0].finish_reason != "stop" or whole.usage.total_tokens is None:
        fail(f"openai: {whole}")
    stream = list(client.chat.completions.create(model="facts", messages=messages, stream=True, stream_options={"include_usage": True}))
    streamed = "".join(chunk.choices[0].delta.content or "" for chunk in stream if chunk.choices)
    if streamed != text or stream[-1].usage is None or [c.choices[0].finish_reason for c in stream if c.choices][-1] != "stop":
        fail(f"openai: the stream says {streamed[:200]}")
    prompt = client.chat.completions.create(model="facts:cogvideox", messages=messages, extra_body={"a2c": {"caption": {"keep": "repair"}}})
    if "red fox" not in prompt.choices[0].message.content or prompt.model_extra["a2c"]["prompts"]["cogvideox"]["prompt"] != prompt.choices[0].message.content:
        fail(f"openai: a generator's prompt: {prompt.choices}")
    form = {"type": "json_schema", "json_schema": {"name": "c", "schema": {"type": "object"}}}
    if "dense" not in json.loads(client.chat.completions.create(model="facts", messages=messages, response_format=form).choices[0].message.content):
        fail("openai: JSON")
    for kind, more in ((openai.NotFoundError, {"model": "gpt-4o"}), (openai.BadRequestError, {"model": "facts", "n": 3})):
        try:
            client.chat.completions.create(messages=messages, **more)
            fail(f"openai: {more} was answered")
        except kind as error:
            if not error.message or error.code is None:
                fail(f"openai: {error}")
    with client.chat.completions.create(model="nano", messages=[{"role": "user", "content": "A red ball rolls."}], stream=True) as one:
        next(iter(one))
    print("  the client of OpenAI's makers: answers, streams, pictures, JSON, errors")


parts = sys.argv[1:] or ["refusals", "examples", "openai", "load", "stop", "contract"]
if "refusals" in parts:
    refusals()
server = Server("--adapter-path", bad_adapter(), "--queue", "32", "--body-mebibytes", "2", "--idle-seconds", "20", "--quiet")
if "examples" in parts:
    examples(server)
if "openai" in parts:
    openai_client(server)
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
