#!/usr/bin/env python3
"""Writes bundles.json: what every generator's bundle holds for one fixed caption and the examples' media.

    python3 Tests/CLITests/Golden/make_bundles.py

Needs Python 3 alone and a built a2c (`make build`). Of each bundle it keeps settings.json, the conditions of
report.json, a digest of command.sh and the names of all files (frames of a folder as their number); clips and camera
files are read by the tests themselves. The result is a2c's own, looked through by a reader; the tests then notice
every change.
"""
import hashlib
import json
import pathlib
import subprocess
import tempfile

golden = pathlib.Path(__file__).resolve().parent
root = golden.parents[2]
conditions = json.loads((golden / "bundle_conditions.json").read_text())
generators = sorted(path.stem for path in (root / "Manifests/generators").glob("*.yaml"))

result = {}
with tempfile.TemporaryDirectory() as folder:
    command = [root / ".build/release/a2c", "bundle", "--quiet", "--caption", root / "Tests/GeneratorsTests/Golden/caption.json", "--seed", "7"]
    command += ["--output", folder]
    for condition in conditions:
        command += ["--condition", condition]
    for generator in generators:
        command += ["--generator", generator]
    subprocess.run(command, check=True, capture_output=True, cwd=root / "Examples/media")
    for generator in generators:
        bundle = pathlib.Path(folder) / generator
        files = {}
        for path in sorted(bundle.rglob("*")):
            if path.is_file():
                name = str(path.relative_to(bundle))
                if path.suffix == ".png" and path.stem.isdigit() and "/sample/" in name and "raw_input" not in name:
                    name = str(path.parent.relative_to(bundle)) + "/"
                files[name] = files.get(name, 0) + 1
        script = bundle / "command.sh"
        report = json.loads((bundle / "report.json").read_text())
        result[generator] = {
            "files": files,
            "settings": json.loads((bundle / "settings.json").read_text()),
            "video": report.get("video", []),
            "conditions": [
                {key: row[key] for key in ("adapter", "taken", "files", "read_by", "lost", "notes", "warnings") if key in row}
                for row in report["conditions"]
                if row["taken"] or row.get("notes") or row.get("lost")
            ],
            "command": hashlib.sha256(script.read_bytes()).hexdigest() if script.exists() else None,
        }
(golden / "bundles.json").write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n")
