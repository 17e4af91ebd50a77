"""The node that asks a server of a2c, on this machine or another."""

import http.client
import io
import json
import os
import shutil
import time
import urllib.parse
import zipfile

from . import nodes, program


def value_of(text):
    """A parameter's value: a number or a yes or no where it looks like one, else the text."""
    try:
        value = json.loads(text)
    except ValueError:
        return text
    return value if isinstance(value, (bool, int, float)) else text


class A2CServer(nodes.Captioner):
    """Captions a short prompt with conditions by a server; the bundle comes back over the network."""

    DESCRIPTION = "Has a server (a2c serve) write a caption, and fetches a generator's prompt and bundle from it."

    @classmethod
    def INPUT_TYPES(cls):
        types = nodes.A2CPrompt.INPUT_TYPES()
        optional = {key: value for key, value in types["optional"].items() if key != "a2c"}
        optional["model"] = ("STRING", {"default": "", "tooltip": "One of the server's models; empty: its first"})
        optional["server"] = (
            "STRING", {"default": "http://localhost:8080", "tooltip": "Its address; the key is in the variable A2C_KEY"})
        return {"required": types["required"], "optional": optional, "hidden": {"unique_id": "UNIQUE_ID"}}

    IS_CHANGED = nodes.A2CPrompt.IS_CHANGED

    def write(self, prompt, conditions, generator, model="", seed=0, output="", replace=True,
              server="http://localhost:8080", unique_id=None):
        generator = generator.strip()
        if not generator:
            raise program.A2CError("no generator: GET /v1/generators names them all")
        remote = Server(server.strip())
        request = {
            "prompt": prompt, "generators": [generator], "escaping": "comfyui", "caption": {"seed": seed & 0x7FFF_FFFF_FFFF_FFFF},
            "conditions": [{"adapter": adapter, "inputs": [remote.upload(file) for file in files],
                            **({"params": {key: value_of(text) for key, text in params.items()}} if params else {})}
                           for adapter, files, params in nodes.A2CPrompt.entries(conditions)],
        }
        if model.strip():
            request["model"] = model.strip()
        result = remote.caption(request, unique_id)
        for warning in result.get("warnings", []):
            print(f"[a2c] warning: {warning}")
        source = {key: request[key] for key in ("generators", "escaping", "conditions")}
        source.update({key: result[key] for key in ("caption", "user", "claims")}, seed=request["caption"]["seed"])
        folder = self.unpack(remote.bundles(source), generator, program.bundles(output), replace)
        found = result["prompts"][generator]
        return found["prompt"], found.get("negative") or "", folder, self.table(result, generator)

    @staticmethod
    def unpack(archive, generator, output, replace):
        """Puts the bundle where a2c itself would have written it, whole or not at all."""
        folder = os.path.join(output, generator)
        if os.path.exists(folder) and os.listdir(folder):
            if not replace:
                raise program.A2CError(f"{folder} is not empty: switch on replace, or name another output")
            if not os.path.exists(os.path.join(folder, "report.json")):
                raise program.A2CError(f"{folder} is no bundle of a2c, and is not replaced")
        staged = folder + ".part"
        shutil.rmtree(staged, ignore_errors=True)
        prefix = f"a2c/{generator}/"
        with zipfile.ZipFile(io.BytesIO(archive)) as members:
            for member in members.infolist():
                name = member.filename
                # Only what lies in the bundle's folder, whatever a server sends.
                if not name.startswith(prefix) or name.endswith("/") or ".." in name.split("/"):
                    continue
                target = os.path.join(staged, *name[len(prefix):].split("/"))
                os.makedirs(os.path.dirname(target), exist_ok=True)
                with members.open(member) as source, open(target, "wb") as file:
                    shutil.copyfileobj(source, file)
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(output, exist_ok=True)
        os.rename(staged, folder)
        return folder


class Progress:
    """What is done while a caption is written: a line printed for each condition and part, the text at the node as it comes."""

    PAUSE = 0.25  # seconds; every word would be more than anybody reads

    def __init__(self, node):
        self.node, self.lines, self.part, self.shown = node, [], None, 0

    def take(self, name, data):
        if name == "condition":
            print(f"[a2c] read {data['name']}")
        elif name == "part":
            self.end()
            self.part = data["part"]
            self.lines.append(f"{self.part}: ")
        elif name == "text" and self.lines:
            self.lines[-1] += data["text"]
            if time.monotonic() - self.shown > self.PAUSE:
                self.shown = time.monotonic()
                program.show("\n".join(self.lines), self.node)

    def end(self):
        """A part is whole."""
        if self.part:
            print(f"[a2c] writes {self.lines[-1]}")
            program.show("\n".join(self.lines), self.node)
        self.part = None


class Server:
    """Calls of one server."""

    def __init__(self, address):
        parts = urllib.parse.urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise program.A2CError(f"a server's address begins with http:// or https://, not: {address}")
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        self.connect = lambda: kind(parts.hostname, parts.port, timeout=600)
        self.address, self.base = address, parts.path.rstrip("/")

    def upload(self, path):
        """The id of a file, or of a folder with the files in it."""
        if os.path.isdir(path):
            names = sorted(name for name in os.listdir(path) if os.path.isfile(os.path.join(path, name)))
            folder = "new"
            for name in names:
                folder = self.send(os.path.join(path, name), folder)
            return folder
        if not os.path.isfile(path):
            raise program.A2CError(f"no such file: {path}")
        return self.send(path)

    def send(self, path, folder=None):
        query = {"name": os.path.basename(path), **({"folder": folder} if folder else {})}
        with open(path, "rb") as file:
            answer = self.ask("POST", "/v1/files?" + urllib.parse.urlencode(query), file, "application/octet-stream")
        with answer:
            return json.load(answer)["id"]

    def caption(self, request, node=None):
        """The server's result. What it reads and writes meanwhile is printed and shown at the node; ComfyUI's Cancel ends it
        on both sides."""
        progress = Progress(node)
        with self.ask("POST", "/v1/captions", json.dumps({**request, "stream": True}).encode(), "application/json") as answer:
            name = None
            for line in answer:
                program.check_interrupted()
                line = line.decode().rstrip("\n")
                if line.startswith("event: "):
                    name = line[7:]
                elif line.startswith("data: "):
                    data = json.loads(line[6:])
                    if name == "error":
                        raise program.A2CError(data["error"]["message"])
                    if name == "result":
                        progress.end()
                        return data
                    progress.take(name, data)
        raise program.A2CError("the server ended before the caption was there")

    def bundles(self, source):
        with self.ask("POST", "/v1/bundles", json.dumps(source).encode(), "application/json") as answer:
            return answer.read()

    def ask(self, method, path, body, kind):
        headers = {"Content-Type": kind, "Connection": "close"}
        if hasattr(body, "fileno"):
            headers["Content-Length"] = str(os.fstat(body.fileno()).st_size)
        if os.environ.get("A2C_KEY"):
            headers["Authorization"] = "Bearer " + os.environ["A2C_KEY"]
        connection = self.connect()
        try:
            connection.request(method, self.base + path, body, headers)
            answer = connection.getresponse()
        except OSError as error:
            raise program.A2CError(f"{self.address} cannot be reached: {error}") from None
        if answer.status < 300:
            return answer
        try:
            text = json.load(answer)["error"]["message"]
        except (ValueError, KeyError, TypeError):
            text = f"the server answered {answer.status}"
        raise program.A2CError(text)
