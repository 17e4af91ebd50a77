#!/usr/bin/env python3
"""Writes prompts.json: the fixed caption (caption.json) as every generator gets it.

    python3 Tests/GeneratorsTests/Golden/make_prompts.py

Needs Python 3 alone and a built a2c (`make build`). The result is a2c's own, looked through by a reader; the tests then
notice every change.
"""
import json
import pathlib
import subprocess

golden = pathlib.Path(__file__).resolve().parent
root = golden.parents[2]
command = [root / ".build/release/a2c", "generator", "compare", golden / "caption.json", "--json"]
command += ["--generator-path", root / "Manifests/generators"]
text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
(golden / "prompts.json").write_text(json.dumps(json.loads(text), indent=1, ensure_ascii=False) + "\n")
