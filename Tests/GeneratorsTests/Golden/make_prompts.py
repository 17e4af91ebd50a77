#!/usr/bin/env python3
"""Writes prompts.json: the fixed caption (caption.json) as every generator gets it, with what was left out; and
prompts_more.json: the texts alone of three further captions (two people, nobody, a long one). In maker_examples.json,
which says by hand what the makers' own examples are like, it puts ours beside theirs.

    python3 Tests/GeneratorsTests/Golden/make_prompts.py

Needs Python 3 alone and a built a2c (`make build`). The result is a2c's own, looked through by a reader; the tests then
notice every change.
"""
import json
import pathlib
import subprocess

golden = pathlib.Path(__file__).resolve().parent
root = golden.parents[2]
def compared(name):
    command = [root / ".build/release/a2c", "generator", "compare", golden / name, "--json"]
    command += ["--generator-path", root / "Manifests/generators"]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def write(name, value):
    (golden / name).write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n")


write("prompts.json", compared("caption.json"))
more = {}
for name in ["two", "nobody", "long"]:
    more[name] = {id: prompt["prompt"] for id, prompt in compared(f"caption_{name}.json").items()}
write("prompts_more.json", more)
examples = json.loads((golden / "maker_examples.json").read_text())
for id, example in examples.items():
    example["ours"] = more["two"][id]
write("maker_examples.json", examples)
