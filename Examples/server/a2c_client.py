#!/usr/bin/env python3
"""A client of a2c's server in one file, for Python 3.9 and later, without further packages.

    from a2c_client import A2C

    a2c = A2C("http://localhost:8080")
    result = a2c.caption("A red fox runs.", {"camera": "orbit.txt"}, generators=["cogvideox"])
    print(result["prompts"]["cogvideox"]["prompt"])
    a2c.bundles(result, {"camera": "orbit.txt"}, ["cogvideox"], "bundles.zip")

Or from a shell:

    python3 a2c_client.py --prompt "A red fox runs." --condition camera=orbit.txt --generator cogvideox
"""

import argparse
import http.client
import json
import os
import shutil
import sys
import time
import urllib.parse


class A2CError(Exception):
    """What the server says is wrong; `status` is HTTP's, `code` is for programs."""

    def __init__(self, status, code, message):
        super().__init__(message)
        self.status = status
        self.code = code


class A2C:
    """One server. `patience` is how many seconds a full queue is waited for."""

    def __init__(self, url="http://localhost:8080", key=None, timeout=600, patience=120):
        parts = urllib.parse.urlsplit(url)
        secure = parts.scheme == "https"
        self._connect = lambda: (http.client.HTTPSConnection if secure else http.client.HTTPConnection)(
            parts.hostname, parts.port or (443 if secure else 80), timeout=timeout)
        self._base = parts.path.rstrip("/")
        self._key = key or os.environ.get("A2C_KEY")
        self._patience = patience

    # What there is

    def models(self):
        return self._json("GET", "/v1/models")["data"]

    def adapters(self):
        return self._json("GET", "/v1/adapters")["data"]

    def generators(self):
        return self._json("GET", "/v1/generators")["data"]

    # Files

    def upload(self, path):
        """Sends a file, or the files of a folder, and returns the id by which requests name it."""
        if os.path.isdir(path):
            folder = "new"
            for name in sorted(os.listdir(path)):
                file = os.path.join(path, name)
                if os.path.isfile(file) and not name.startswith("."):
                    folder = self._send(file, folder)["id"]
            return folder
        return self._send(path)["id"]

    def remove(self, id):
        self._json("DELETE", "/v1/files/" + urllib.parse.quote(id, safe=""))

    # Captions

    def caption(self, prompt="", conditions=None, generators=(), model=None, **settings):
        """Writes a caption and returns the server's whole result.

        `conditions` is a dictionary from adapters to files, or a list of objects as the server takes them; a file is a
        path here, the id of an upload, or NAME/path under one of the operator's roots written as root:NAME/path.
        `settings` are those of a caption: max_tokens, seed, temperature, keep …
        """
        return self._json("POST", "/v1/captions", self._request(prompt, conditions, generators, model, settings))

    def stream(self, prompt="", conditions=None, generators=(), model=None, **settings):
        """The same, as it happens: yields pairs of an event's name and its data; the last one is `result`."""
        body = dict(self._request(prompt, conditions, generators, model, settings), stream=True)
        response = self._open("POST", "/v1/captions", body)
        try:
            name, data = None, []
            for line in response:
                line = line.decode().rstrip("\n")
                if line.startswith("event: "):
                    name = line[7:]
                elif line.startswith("data: "):
                    data.append(line[6:])
                elif not line and data:
                    value = json.loads("\n".join(data))
                    if name == "error":
                        raise self._error(0, value)
                    yield name, value
                    name, data = None, []
        finally:
            response.close()

    def look(self, files, adapter="auto", **params):
        """What a file is taken for: its adapter, facts, doubts and pictures of what is read."""
        files = [files] if isinstance(files, (str, os.PathLike)) else files
        return self._json("POST", "/v1/conditions", {
            "adapter": adapter, "inputs": [self._named(file) for file in files], "params": params})

    def prompts(self, caption, generators):
        """Each generator's prompt of a result, or of a caption that was changed."""
        return self._json("POST", "/v1/prompts", self._source(caption, generators))["prompts"]

    def bundles(self, caption, conditions, generators, path):
        """Writes a zip archive with a bundle for each generator."""
        body = dict(self._source(caption, generators), conditions=self._conditions(conditions))
        with self._open("POST", "/v1/bundles", body) as response, open(path, "wb") as file:
            shutil.copyfileobj(response, file)
        return path

    # How it is said

    def _request(self, prompt, conditions, generators, model, settings):
        body = {"prompt": prompt, "conditions": self._conditions(conditions), "generators": list(generators)}
        if model:
            body["model"] = model
        if settings:
            body["caption"] = settings
        return body

    def _source(self, caption, generators):
        body = {"generators": list(generators)}
        if isinstance(caption, dict) and "caption" in caption:
            body.update({key: caption[key] for key in ("caption", "user", "claims") if key in caption})
        else:
            body["caption"] = caption
        return body

    def _conditions(self, conditions):
        if isinstance(conditions, dict):
            conditions = [{"adapter": adapter, "inputs": files if isinstance(files, (list, tuple)) else [files]}
                          for adapter, files in conditions.items()]
        made = []
        for condition in conditions or []:
            condition = dict(condition)
            if "input" in condition:
                condition["input"] = self._named(condition["input"])
            if "inputs" in condition:
                condition["inputs"] = [self._named(file) for file in condition["inputs"]]
            made.append(condition)
        return made

    def _named(self, file):
        file = os.fspath(file)
        if file.startswith("root:"):
            return file[5:]
        return file if file.startswith(("file-", "folder-")) and not os.path.exists(file) else self.upload(file)

    def _send(self, path, folder=None):
        query = {"name": os.path.basename(path)}
        if folder:
            query["folder"] = folder
        with open(path, "rb") as file:
            response = self._open("POST", "/v1/files?" + urllib.parse.urlencode(query), file, os.path.getsize(path))
        return json.load(response)

    def _json(self, method, path, body=None):
        with self._open(method, path, body) as response:
            return json.load(response)

    def _open(self, method, path, body=None, size=None):
        headers = {"Connection": "close"}
        if self._key:
            headers["Authorization"] = "Bearer " + self._key
        if size is not None:
            headers.update({"Content-Type": "application/octet-stream", "Content-Length": str(size)})
        elif body is not None:
            headers["Content-Type"] = "application/json"
            body = json.dumps(body).encode()
        end = time.monotonic() + self._patience
        while True:
            connection = self._connect()
            if size is not None:
                body.seek(0)
            connection.request(method, self._base + path, body, headers)
            response = connection.getresponse()
            if response.status < 300:
                return response
            wait = int(response.headers.get("Retry-After") or 0)
            text = response.read()
            connection.close()
            if response.status != 503 or not wait or time.monotonic() + wait > end:
                try:
                    raise self._error(response.status, json.loads(text))
                except ValueError:
                    raise A2CError(response.status, "", text.decode(errors="replace")) from None
            time.sleep(wait)

    @staticmethod
    def _error(status, answer):
        error = answer.get("error", {})
        return A2CError(status, error.get("code", ""), error.get("message", "the server gave no reason"))


def main():
    parser = argparse.ArgumentParser(description="Write a caption with a2c's server.")
    parser.add_argument("--server", default=os.environ.get("A2C_URL", "http://localhost:8080"))
    parser.add_argument("--prompt", default="")
    parser.add_argument("--condition", action="append", default=[], metavar="ADAPTER=FILE")
    parser.add_argument("--generator", action="append", default=[], metavar="ID")
    parser.add_argument("--model")
    parser.add_argument("--bundles", metavar="ZIP", help="write the bundles here")
    arguments = parser.parse_args()
    a2c = A2C(arguments.server)
    conditions = []
    for text in arguments.condition:
        adapter, _, files = text.partition("=")
        conditions.append({"adapter": adapter, "inputs": [a2c.upload(file) for file in files.split(",")]})
    try:
        result = None
        for name, data in a2c.stream(arguments.prompt, conditions, arguments.generator, arguments.model):
            if name == "condition":
                print(f"read {data['name']}", file=sys.stderr)
            if name == "result":
                result = data
        print(result["text"])
        for id, prompt in result["prompts"].items():
            print(f"\n[{id}]\n{prompt['prompt']}")
        if arguments.bundles:
            a2c.bundles(result, conditions, arguments.generator, arguments.bundles)
    except A2CError as error:
        sys.exit(f"error: {error}")


if __name__ == "__main__":
    main()
