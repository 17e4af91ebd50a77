"""What the scripts that drive the server share: the server in a folder of its own, a specimen that crashes, bytes as they are."""

import atexit
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

root = os.path.realpath(os.path.join(os.path.dirname(__file__), "../.."))
sys.path.insert(0, os.path.join(root, "Examples/server"))

program = os.environ.get("A2C_SERVE_PROGRAM", os.path.join(root, ".build/release/a2c-serve"))
media = os.path.join(root, "Examples/media")

if not os.path.exists(program):
    print(f"skip {os.path.basename(sys.argv[0])}: there is no server; make server builds it")
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
        # Also where the script ends before it has told the server to.
        atexit.register(self.process.kill)
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
