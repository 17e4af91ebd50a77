#!/usr/bin/env python3
"""Writes the JSON Schemas of the documents anew and checks them with an independent validator.

Run in the root of the checkout:
    swift build -c release --build-tests && python3 Tests/ManifestsTests/Golden/make_schemas.py

Made with: Python 3.11.7, jsonschema 4.26.0, PyYAML 6.0.3.
"""
import glob
import json
import os
import re
import subprocess
import sys

import jsonschema
import yaml

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.abspath(os.path.join(HERE, "..", "..", ".."))


def record():
    subprocess.run(
        ["swift", "test", "-c", "release", "--skip-build", "--filter", "ManifestsTests.SchemaTests"],
        cwd=ROOT, env={**os.environ, "A2C_RECORD_SCHEMAS": "1"}, check=True, stdout=subprocess.DEVNULL)


def validator(name):
    with open(os.path.join(HERE, f"{name}.schema.json")) as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


class Loader(yaml.SafeLoader):
    """PyYAML reads YAML 1.1, in which `1e-3` is no number."""


Loader.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"^[-+]?[0-9]+(\.[0-9]*)?[eE][-+]?[0-9]+$"), "-+0123456789")


def load(path):
    # PyYAML reads `off` as false, so the manifests that are shipped quote such words.
    with open(path) as file:
        return yaml.load(file, Loader)


def main():
    record()
    schemas = {name: validator(name) for name in ("run", "adapter", "generator", "model", "prompt", "recipe")}
    checked = 0
    for name in ("adapter", "generator", "prompt", "recipe"):
        for path in sorted(glob.glob(os.path.join(ROOT, "Manifests", f"{name}s", "*.yaml"))):
            schemas[name].validate(load(path))
            checked += 1
    good = {"a2c": "run/1", "model": {"server": "http://h/v1", "name": "q"},
            "conditions": [{"adapter": "depth", "input": "a.mp4", "params": {"fps": 8}}]}
    schemas["run"].validate(good)
    for broken in (
        {}, {**good, "promt": ""}, {**good, "model": {"server": "h"}},
        {**good, "conditions": [{"adapter": "depth"}]},
        {**good, "conditions": [{"adapter": "depth", "input": "a", "inputs": ["b"]}]},
        {**good, "caption": {"max_tokens": 0}}, {**good, "generators": ["a", "a"]},
    ):
        if schemas["run"].is_valid(broken):
            sys.exit(f"accepted: {broken}")
    print(f"{len(schemas)} schemas are valid, {checked} manifests fit them")


if __name__ == "__main__":
    main()
