#!/usr/bin/env python3
"""What an outsider tries on the server: requests in one another, heads and bodies without end, lengths that lie, paths that
lead out, foreign names, clients that leave or do not read, a full queue, deep JSON, a model's folder that vanishes, a stop
under load. And bundles over HTTP must be those that the command line writes of the same manifest.

Names of parts as arguments run these alone.
"""

import concurrent.futures
import hashlib
import io
import json
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
import zipfile

from serving import Server, bad_adapter, fail, failures, head, media, raw, root, work
from a2c_client import A2C, A2CError


def check(fact, what):
    if not fact:
        fail(what)


def ask(server, method, path, body=None, **headers):
    """Status, headers and body of an answer; JSON is sent as JSON."""
    data = json.dumps(body).encode() if isinstance(body, (dict, list)) else body
    headers = {"Content-Type": "application/octet-stream"} | {name.replace("_", "-"): value for name, value in headers.items()}
    if isinstance(body, (dict, list)):
        headers["Content-Type"] = "application/json"
    request = urllib.request.Request(server.url + path, data, headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=300) as response:
            return response.status, response.headers, response.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def lives(server, what):
    check(server.process.poll() is None, f"the server ended at {what}")
    check(ask(server, "GET", "/health/ready")[0] == 200, f"not ready after {what}")


def everything(server, data, answers=1, seconds=3):
    """Sends bytes and reads until the server closes or says nothing more for a while. The connection stays open: who closes his
    side has left, to this server."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=seconds) as connection:
        answer = b""
        try:
            connection.sendall(data)
            while piece := connection.recv(65536):
                answer += piece
                if answer.count(b"HTTP/1.1 ") >= answers:
                    connection.settimeout(0.5)
        except OSError:
            pass
        return answer


def caption(text, **more):
    body = json.dumps({"prompt": text, **more}).encode()
    return head("POST", "/v1/captions", "Content-Type: application/json", f"Content-Length: {len(body)}") + body


def until(fact, seconds, what):
    end = time.monotonic() + seconds
    while not fact():
        if time.monotonic() > end:
            fail(f"{what} within {seconds} s")
            return
        time.sleep(0.1)


# MARK: The wire

def pipelined(server):
    """Requests that are sent before the answers come are answered in their order."""
    texts = [f"A fox number {number} runs." for number in range(12)]
    data = b"".join(caption(text) + head("GET", "/v1/models/none") for text in texts)
    answer = everything(server, data, 24, 120)
    found = re.findall(rb"HTTP/1\.1 (\d+)", answer)
    check(found == [b"200", b"404"] * 12, f"pipelined: {found}")
    order = [int(number) for number in re.findall(rb'"dense":"A fox number (\d+) runs', answer)]
    check(order == list(range(12)), f"pipelined answers are in order: {order}")


def lengths(server):
    """Lengths that lie, twice, not a number; bodies in pieces that are well or ill formed."""
    body = b'{"prompt": "A fox."}'
    json_head = "Content-Type: application/json"
    for headers in (
            ["Content-Length: -1"], ["Content-Length: 1e3"], ["Content-Length: 99999999999999999999999"], ["Content-Length: 0x10"],
            ["Content-Length: 20", "Content-Length: 21"], ["Content-Length: 20", "Transfer-Encoding: chunked"],
            ["Transfer-Encoding: gzip"], ["Transfer-Encoding: chunked, identity"], ["Content-Length: +20"], ["Content-Length : 20"]):
        answer = everything(server, head("POST", "/v1/captions", json_head, *headers) + body)
        check(b" 200 " not in answer[:20] and answer.count(b"HTTP/1.1 ") < 2, f"{headers}: {answer[:80]}")
    # One byte too few is one request with broken JSON; what is left begins no request.
    answer = everything(server, head("POST", "/v1/captions", json_head, f"Content-Length: {len(body) - 1}") + body)
    check(re.findall(rb"HTTP/1\.1 (\d+)", answer)[0] == b"400", f"a length one too small: {answer[:200]}")
    chunked = head("POST", "/v1/captions", json_head, "Transfer-Encoding: chunked")
    whole = b"5;name=value\r\n" + body[:5] + b"\r\n" + b"%x\r\n" % len(body[5:]) + body[5:] + b"\r\n0\r\nX-Trailer: 1\r\n\r\n"
    check(b" 200 " in everything(server, chunked + whole)[:20], "a body in pieces, with an extension and a trailer")
    for pieces in (b"zz\r\n", b"-1\r\n\r\n", b"ffffffffffffffffff\r\n", b"5\r\nabcdefgh\r\n0\r\n\r\n", b"5\nabcde\n0\n\n"):
        check(b" 200 " not in everything(server, chunked + pieces)[:20], f"pieces {pieces}")
    answer = everything(server, head("POST", "/v1/files?name=a", "Content-Length: 99999999999", "Expect: 100-continue"))
    check(b" 413 " in answer[:20] and b"100 Continue" not in answer, f"what is too large is refused before it comes: {answer[:60]}")


def heads(server):
    """Heads that are too long, too many or no HTTP."""
    for data in (
            head("GET", "/" + "a" * 300_000), head("GET", "/", *[f"X-{n}: {n}" for n in range(20_000)]), b"GET / HTTP/1.1\r\n" * 2000,
            head("GET", "/", "X: " + "a" * 10_000_000), b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"CONNECT evil.example:443 HTTP/1.1\r\nHost: localhost\r\n\r\n",
            head("TRACE", "/"), b"GET http://localhost/v1/models HTTP/1.1\r\nHost: evil.example\r\n\r\n", b"GET /v1/models HTTP/1.0\r\n\r\n",
            b"GET /v1/models HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n",
            b"GET /v1/models HTTP/1.1\r\nHost: localhost\r\nX: a\rb\r\n\r\n", b"GET /v1/models HTTP/1.1\r\nHost: localhost\r\n folded: 1\r\n\r\n",
            b"GET /v1/mo\x00dels HTTP/1.1\r\nHost: localhost\r\n\r\n", b"\x16\x03\x01" + os.urandom(300), os.urandom(5000)):
        answer = everything(server, data)
        check(b" 200 " not in answer[:20] and b" 500 " not in answer[:20], f"{data[:60]} was answered {answer[:80]}")
    answer = everything(server, head("GET", "/v1/models", "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Key: x"))
    check(b" 200 " in answer[:20], f"an upgrade is passed over: {answer[:80]}")
    answer = everything(server, b"OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n")
    check(b" 500 " not in answer[:20], f"OPTIONS *: {answer[:80]}")


def slow(server):
    """Heads and bodies that trickle, and answers that nobody reads, lose their connection; others are served meanwhile."""
    def open_one(data):
        connection = socket.create_connection(("127.0.0.1", server.port), timeout=60)
        connection.sendall(data)
        return connection

    trickling = [open_one(b"GET / HTTP/1.1\r\nHost: localhost\r\n") for _ in range(100)]
    trickling += [open_one(head("POST", "/v1/captions", "Content-Type: application/json", "Content-Length: 1000") + b" ") for _ in range(20)]
    trickling += [open_one(head("POST", "/v1/files?name=a.bin", "Content-Length: 100000") + b"x") for _ in range(20)]
    # The page a thousand times over, which nobody reads.
    deaf = [open_one(head("GET", "/page.css") * 300) for _ in range(10)]
    silent = [open_one(b"") for _ in range(50)]
    gone = set()
    start = time.monotonic()
    while time.monotonic() < start + 40 and len(gone) < len(trickling):
        for index, connection in enumerate(trickling):
            if index in gone:
                continue
            try:
                connection.sendall(b"X-A: 1\r\n" if index < 100 else b" ")
                connection.setblocking(False)
                try:
                    if not connection.recv(100):
                        gone.add(index)
                except BlockingIOError:
                    pass
                connection.setblocking(True)
            except OSError:
                gone.add(index)
        began = time.monotonic()
        check(ask(server, "POST", "/v1/captions", {"prompt": "A fox."})[0] == 200, "a good request among slow ones")
        check(time.monotonic() - began < 10, "a good request among slow ones is quick")
        time.sleep(0.5)
    check(len(gone) == len(trickling), f"{len(trickling) - len(gone)} of {len(trickling)} that trickle are still there")
    until(lambda: server.use()[1] < base_descriptors(server) + 25, 40, "who says nothing or does not read goes")
    for connection in trickling + deaf + silent:
        connection.close()


def base_descriptors(server):
    return server.first[1]


# MARK: Names and paths

def names(server):
    """Names of uploads mean nothing to the file system; ids are taken as they are; the same name twice is two files."""
    for name in ("../../../etc/passwd", "..%2f..%2fx.png", "/etc/passwd", "C:\\x\\y.png", "a\0b", "\u202egnp.exe", "con", "..", "💃🏽.png", "x" * 5000 + ".png", "-rf", "$(id).png", "a b;c.png"):
        status, _, body = ask(server, "POST", "/v1/files?name=" + urllib.parse.quote(name, safe=""), b"x" * 10)
        if "\0" in name:
            check(status in (201, 400), f"{name!r}: {status}")
            continue
        answer = json.loads(body)
        check(status == 201 and "/" not in answer["name"] and not answer["name"].startswith(".") and len(answer["name"].encode()) <= 120, f"{name!r}: {body[:200]}")
        check(ask(server, "DELETE", "/v1/files/" + answer["id"])[0] == 200, f"{name!r} is removed")
    with concurrent.futures.ThreadPoolExecutor(16) as pool:
        ids = [json.loads(body)["id"] for _, _, body in pool.map(lambda _: ask(server, "POST", "/v1/files?name=a.png", b"x" * 1000), range(16))]
    check(len(set(ids)) == 16, "the same name at once is sixteen files")
    folder = json.loads(ask(server, "POST", "/v1/files?name=f.png&folder=new", b"x")[2])["id"]
    with concurrent.futures.ThreadPoolExecutor(16) as pool:
        found = sorted(status for status, _, _ in pool.map(lambda _: ask(server, "POST", f"/v1/files?name=g.png&folder={folder}", b"x"), range(16)))
    check(found == [201] + [409] * 15, f"the same name in a folder is taken once: {found}")
    for id in [*ids, folder]:
        check(ask(server, "DELETE", f"/v1/files/{id}")[0] == 200, "it is removed")
    for id in ("file-💃", "file-" + "0" * 32, "..", "%2e%2e", "folder-", "file-../../x", "日本語", "a" * 10_000, "%00", "%ff%fe"):
        quoted = id if "%" in id else urllib.parse.quote(id, safe="")
        check(ask(server, "DELETE", "/v1/files/" + quoted)[0] in (400, 404), f"DELETE {id[:30]!r}")
        check(ask(server, "GET", "/v1/models/" + quoted)[0] in (400, 404), f"GET model {id[:30]!r}")
    for body, status in (
            ({"prompt": "A fox.", "generators": ["💃"]}, 400), ({"prompt": "A fox.", "model": "日本語"}, 404), ({"prompt": "一只狐狸 🦊 in the snow."}, 200),
            ({"conditions": [{"adapter": "💃", "input": "media/orbit.txt"}]}, 400), ({"prompt": "A fox.", "💃": 1}, 400),
            ({"conditions": [{"adapter": "camera", "input": "file-💃"}]}, 404), ({"prompt": "A\u0000fox."}, (200, 400))):
        found = ask(server, "POST", "/v1/captions", body)
        check(found[0] in (status if isinstance(status, tuple) else (status,)), f"{body}: {found[0]} {found[2][:200]}")


def roots(server):
    """No name leaves a root, whatever it spells and wherever links lead."""
    def look(name):
        return ask(server, "POST", "/v1/conditions", {"adapter": "camera", "input": name})

    check(look("media/orbit.txt")[0] == 200, "a file under a root is read")
    for name in ("media/../secret.txt", "media/out.txt", "media/up/secret.txt", "media/up", "/etc/passwd", "media//etc/passwd", "media/%2e%2e/secret.txt",
                 "../secret.txt", "media/orbit.txt/../../secret.txt", "media\\..\\secret.txt", "media/\u2024\u2024/secret.txt", "file:///etc/passwd",
                 "http://127.0.0.1:1/x", "media/pipe", "media/" + "a/../" * 500 + "../secret.txt", "media", "media/loop", "media/"):
        status, _, body = look(name)
        check(status in (400, 404, 422), f"{name[:60]}: {status}")
        check(b"top secret" not in body and folder.encode() not in body, f"{name[:60]} tells: {body[:300]}")


def foreign(server):
    """Names and pages of strangers are refused, by whatever spelling."""
    for host in ("evil.example", "localhost.evil.example", "127.0.0.1.nip.io", "localhost@evil.example", "evil.example#localhost", "LOCALHOST.", "[::1", "0", "127.1", "localhost:80:80", " "):
        answer = everything(server, f"GET /v1/models HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        check(b" 403 " in answer[:20] or b" 400 " in answer[:20], f"Host {host}: {answer[:60]}")
    for origin in ("https://evil.example", "null", "http://localhost.evil.example:" + str(server.port), "file://", "http://127.0.0.1:1", "chrome-extension://x", ""):
        answer = everything(server, head("POST", "/v1/captions", f"Origin: {origin}", "Content-Type: application/json", "Content-Length: 2") + b"{}")
        check(b" 403 " in answer[:20], f"Origin {origin!r}: {answer[:60]}")
        check(b"access-control-allow-origin" not in answer.lower(), f"Origin {origin!r} is not allowed")


# MARK: Bodies

def bodies(server):
    """JSON that is deep, wide, long or full of numbers costs little and breaks nothing."""
    def send(body, path="/v1/captions", kind="application/json"):
        start = time.monotonic()
        status, _, answer = ask(server, "POST", path, body, Content_Type=kind)
        took = time.monotonic() - start
        check(status in (200, 400, 413, 415, 422), f"{body[:40]}: {status} {answer[:200]}")
        return status, took

    for body in (
            b"[" * 1_900_000, b'{"a":' * 300_000, b'{"prompt":' + b"[" * 1_000_000 + b"]" * 1_000_000 + b"}", b'{"prompt": "' + b"a" * 1_900_000 + b'"}',
            b'{"prompt": "A fox.", "caption": {"seed": ' + b"9" * 100_000 + b"}}", b'{"prompt": "A fox.", "caption": {"temperature": 1e999999}}',
            b'{"prompt": "A fox.", "caption": {"max_tokens": 99999999999999999999}}', b'{"prompt": "A fox.", "conditions": [' + b"{}," * 100_000 + b"{}]}",
            b'{"prompt": "A fox.", "generators": [' + b'"wan2.1",' * 50_000 + b'"wan2.1"]}', b'\xff\xfe{\x00}\x00', b'\xef\xbb\xbf{"prompt": "A fox."}',
            b'{"prompt": "\\ud800\\udc00\\ud800"}', b'{"prompt": "A fox."}' * 2, b"NaN", b"null", b"[]", b'"a"', b"1", b" " * 1000,
            b'{"conditions": [{"adapter": "camera", "input": "x", "params": ' + b'{"a":' * 500 + b"1" + b"}" * 500 + b"}]}"):
        for path in ("/v1/captions", "/v1/conditions", "/v1/prompts", "/v1/bundles", "/v1/chat/completions"):
            send(body, path)
        lives(server, str(body[:30]))
    # A long text for every generator there is.
    ids = [generator["id"] for generator in A2C(server.url).generators()]
    parts = {part: "A red fox runs through fresh snow while it looks back. " * 3000 for part in ("dense", "main_object", "background", "camera", "style", "action")}
    status, took = send(json.dumps({"caption": parts, "generators": ids}).encode(), "/v1/prompts")
    print(f"  1 MB of caption for {len(ids)} generators: {status} after {took:.1f} s")


# MARK: Clients that leave, queues that fill, stops

def cancelled(server):
    """A stream whose client leaves is given up; so is a request that still waits."""
    before = server.metric("a2c_cancelled_total")
    connections = []
    hanging = [{"adapter": "org.example.bad", "input": "media/orbit.txt", "params": {"mode": "hangs"}}]
    for number in range(8):
        connection = socket.create_connection(("127.0.0.1", server.port), timeout=60)
        connection.sendall(caption(f"A red ball {number}.", stream=True, conditions=hanging))
        connections.append(connection)
    until(lambda: server.metric("a2c_queue_running") > 0, 30, "streams run")
    start = time.monotonic()
    for connection in connections:
        connection.close()
    until(lambda: server.metric("a2c_queue_running") == 0 and server.metric("a2c_queue_waiting") == 0, 20, "what nobody reads ends")
    check(time.monotonic() - start < 8, "it ends before it would by itself")
    check(server.metric("a2c_cancelled_total") >= before + 8, "and is counted")


def full(server):
    """More than may wait is refused at once, with the time to try again; what waits is answered."""
    with concurrent.futures.ThreadPoolExecutor(60) as pool:
        answers = list(pool.map(lambda n: ask(server, "POST", "/v1/captions", {"prompt": f"A ball {n}.", "model": "nano", "caption": {"max_tokens": 400}}), range(60)))
    refused = [headers for status, headers, _ in answers if status == 503]
    check(refused and all(int(headers["Retry-After"]) > 0 for headers in refused), f"a full queue refuses: {[a[0] for a in answers]}")
    check(all(status in (200, 503) for status, _, _ in answers) and len(refused) < 60, f"others are answered: {sorted(a[0] for a in answers)}")
    print(f"  60 at once: {60 - len(refused)} answered, {len(refused)} refused")


def vanished(folder):
    """A model that is open goes on when its folder is gone."""
    server = Server("--model", folder, "--model", "facts", "--quiet")
    name = os.path.basename(folder)
    ask_it = {"prompt": "A red ball rolls.", "model": name, "caption": {"max_tokens": 60}}
    first = json.loads(ask(server, "POST", "/v1/captions", ask_it)[2])["caption"]
    shutil.rmtree(folder)
    status, _, body = ask(server, "POST", "/v1/captions", ask_it)
    check(status == 200 and json.loads(body)["caption"] == first, f"without its folder: {status} {body[:300]}")
    lives(server, "the model's folder going")
    server.process.terminate()
    check(server.process.wait(timeout=60) == 0, "it stops")


def stopped():
    """SIGTERM under load: each answer is whole or a refusal, the server ends well and leaves nothing; a client that never reads
    on does not keep it."""
    server = Server("--adapter-path", adapters, "--queue", "64", "--stop-seconds", "20", "--idle-seconds", "300", "--quiet")
    camera = A2C(server.url).upload(os.path.join(media, "orbit.txt"))
    outcomes = []
    lock = threading.Lock()

    def run(index):
        while True:
            try:
                body = {"prompt": f"A ball {index}.", "model": "nano" if index % 3 == 0 else "facts", "conditions": [{"adapter": "camera", "input": camera}]}
                status, _, answer = ask(server, "POST", "/v1/captions", body)
                outcome = status if status == 503 or json.loads(answer)["caption"] else "empty"
            except (urllib.error.URLError, ConnectionError) as error:
                reason = getattr(error, "reason", error)
                outcome = "refused" if isinstance(reason, ConnectionRefusedError) else f"cut: {reason!r}"
            except ValueError as error:
                outcome = f"torn: {error}"
            with lock:
                outcomes.append(outcome)
            if outcome != 200:
                return

    idle = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(5)]
    half = socket.create_connection(("127.0.0.1", server.port))
    half.sendall(head("POST", "/v1/captions", "Content-Type: application/json", "Content-Length: 1000") + b"{")
    deaf = socket.create_connection(("127.0.0.1", server.port))
    deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    deaf.sendall(head("GET", "/page.css") * 500)
    threads = [threading.Thread(target=run, args=(index,)) for index in range(30)]
    for thread in threads:
        thread.start()
    time.sleep(4)
    start = time.monotonic()
    server.process.send_signal(signal.SIGTERM)
    try:
        status = server.process.wait(timeout=60)
    except subprocess.TimeoutExpired:
        status = "none"
        server.process.kill()
    took = time.monotonic() - start
    for thread in threads:
        thread.join()
    for connection in [*idle, half, deaf]:
        connection.close()
    kinds = {kind: outcomes.count(kind) for kind in set(outcomes)}
    print(f"  stopped under load after {took:.1f} s with status {status}: {kinds}")
    check(status == 0, f"status {status}")
    check(took < 40, f"it took {took:.0f} s")
    # A connection that was accepted and not yet read when the server stopped ends without a word.
    bad = [kind for kind in kinds if kind not in (200, 503, "refused") and not str(kind).startswith("cut: ConnectionReset") and not str(kind).startswith("cut: RemoteDisconnected")]
    check(not bad and kinds.get(200, 0) > 0, f"answers at the stop: {kinds}")
    left = [name for name in os.listdir(work.name) if name.startswith("a2c-")]
    check(not left, f"left behind: {left}")


# MARK: The same bundles

def digest(files):
    return {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}


def same_bundles(server):
    """Conditions and generators over HTTP, and by the command line: the same files."""
    program = os.path.join(root, ".build/release/a2c")
    sets = [
        ({"camera": ["orbit.txt"]}, ["cogvideox", "wan-fun-camera", "hunyuanvideo-1.5"]), ({"pose": ["dance.json"]}, ["vace", "wan-animate-2", "followyourpose"]),
        ({"depth": ["depth.mp4"], "camera": ["orbit.txt"]}, ["vace", "ltx-video", "cosmos-transfer2.5"]),
        ({"multi-id": ["people.png", "desk.png"], "pose": ["dance.json"]}, ["vace", "hunyuancustom", "wan2.1"]),
        ({"sketch": ["sketch.png"]}, ["vace", "wan2.2-i2v"]), ({"tracks": ["tracks.json"]}, ["wan-ati", "wan-move", "wan2.2-t2v"]), ({}, ["mochi-1", "ltx-2", "open-sora-2"]),
    ]
    known = {generator["id"] for generator in A2C(server.url).generators()}
    count = 0
    for number, (conditions, wanted) in enumerate(sets):
        generators = [id for id in wanted if id in known]
        prompt = "A woman in a red coat dances on a roof at dusk."
        client = A2C(server.url)
        ids = {adapter: [client.upload(os.path.join(media, name)) for name in files] for adapter, files in conditions.items()}
        entries = [{"adapter": adapter, "inputs": files} for adapter, files in ids.items()]
        status, _, body = ask(server, "POST", "/v1/captions", {"prompt": prompt, "conditions": entries, "generators": generators, "bundles": True})
        out = os.path.join(work.name, f"bundles-{number}")
        manifest = os.path.join(work.name, f"bundles-{number}.json")
        with open(manifest, "w") as file:
            json.dump({"a2c": "run/1", "prompt": prompt, "generators": generators, "output": out,
                       "conditions": [{"adapter": adapter, "inputs": [os.path.join(media, name) for name in files]} for adapter, files in conditions.items()]}, file)
        done = subprocess.run([program, "run", "--quiet", "--manifest", manifest], capture_output=True, text=True)
        if status != 200 or done.returncode != 0:
            # What one refuses the other refuses.
            check(status != 200 and done.returncode != 0, f"{conditions} {generators}: {status} {body[:300]} and {done.returncode} {done.stderr[-300:]}")
            continue
        archive = zipfile.ZipFile(io.BytesIO(body))
        check(archive.testzip() is None, "the archive is whole")
        http = {name.removeprefix("a2c/"): archive.read(name) for name in archive.namelist()}
        line = {}
        for folder, _, files in os.walk(out):
            for name in files:
                path = os.path.join(folder, name)
                line[os.path.relpath(path, out)] = open(path, "rb").read()
        check(sorted(http) == sorted(line), f"{conditions} {generators}: files {sorted(set(http) ^ set(line))}")
        for name in sorted(set(http) & set(line)):
            # What a client called a file is its id over HTTP.
            ours = line[name]
            if http[name] != ours:
                text, other = http[name].decode(errors="replace"), ours.decode(errors="replace")
                for adapter, files in conditions.items():
                    for id, file in zip(ids[adapter], files):
                        text = text.replace(f"{id}/{file}", "INPUT")
                        other = other.replace(os.path.join(media, file), "INPUT")
                lines = [(a, b) for a, b in zip(text.splitlines(), other.splitlines()) if a != b]
                check(not lines and len(text.splitlines()) == len(other.splitlines()), f"{name}: {lines[:3]}")
            count += 1
        for files in ids.values():
            for id in files:
                client.remove(id)
    check(count > 20, f"{count} files were compared")
    print(f"  {count} files of bundles are those of the command line")


parts = sys.argv[1:] or ["wire", "slow", "names", "bodies", "clients", "vanished", "stopped", "bundles"]
adapters = bad_adapter()
secret = os.path.join(work.name, "secret.txt")
folder = os.path.join(work.name, "media")
os.makedirs(folder)
shutil.copy(os.path.join(media, "orbit.txt"), folder)
with open(secret, "w") as file:
    file.write("top secret")
for name, target in (("out.txt", secret), ("up", ".."), ("loop", "loop")):
    os.symlink(target, os.path.join(folder, name))
os.mkfifo(os.path.join(folder, "pipe"))

server = Server("--adapter-path", adapters, "--queue", "16", "--body-mebibytes", "2", "--idle-seconds", "8", "--root", f"media={folder}", "--quiet")
# With the process that starts adapters.
check(ask(server, "POST", "/v1/captions", {"prompt": "A fox.", "conditions": [{"adapter": "camera", "input": "media/orbit.txt"}]})[0] == 200, "a condition")
server.first = server.use()
plans = {
    "wire": [pipelined, lengths, heads, foreign], "slow": [slow], "names": [names, roots], "bodies": [bodies],
    "clients": [cancelled, full], "bundles": [same_bundles],
}
for part in parts:
    for plan in plans.get(part, []):
        before = time.monotonic()
        plan(server)
        lives(server, part)
        print(f"  {part} {plan.__name__}: {time.monotonic() - before:.1f} s, {server.use()[0]:.0f} MiB", flush=True)
until(lambda: server.metric("a2c_queue_running") == 0, 60, "nothing runs")
time.sleep(1)
after = server.use()
print(f"  memory {server.first[0]:.0f} and {after[0]:.0f} MiB, descriptors {server.first[1]} and {after[1]}, processes {server.first[2]} and {after[2]}")
check(after[1] <= server.first[1] + 3 and after[2] <= server.first[2] + 1, f"left open: {server.first} {after}")
server.process.terminate()
check(server.process.wait(timeout=60) == 0, "it stops")
if "vanished" in parts:
    place = os.path.join(work.name, "passing")
    shutil.copytree(os.path.join(root, ".build/release/models/nano"), place)
    vanished(place)
if "stopped" in parts:
    stopped()
print("serve_hostile:", "failed" if failures else "passed")
sys.exit(1 if failures else 0)
