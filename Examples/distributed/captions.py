#!/usr/bin/env python3
"""Captions JSON lines with `a2c batch` on a Ray cluster.

    python captions.py JOBS.jsonl FOLDER [options of a2c batch]

Writes FOLDER/*.json: the records of `a2c batch`, whose `line` is that of JOBS.jsonl.
"""

import json
import subprocess
import sys

import ray

PROGRAM = "a2c"
LINES = 64  # of one call: few enough to be done again cheaply, many enough that starting costs nothing


class Captions:
    """One filter. Ray makes as many as the cluster has room for and gives lost batches to others."""

    def __init__(self, options):
        self.options = options

    def __call__(self, batch):
        numbers, lines = list(batch["number"]), list(batch["text"])
        call = subprocess.run(
            [PROGRAM, "batch", "--quiet", *self.options], input="\n".join(lines) + "\n", capture_output=True, text=True)
        # 1: a line failed, which its record tells.
        if call.returncode not in (0, 1):
            raise RuntimeError(f"a2c batch ended with {call.returncode}: {call.stderr[-2000:]}")
        records = [json.loads(line) for line in call.stdout.splitlines()]
        if len(records) != len(lines):
            raise RuntimeError(f"{len(records)} records for {len(lines)} lines")
        for number, record in zip(numbers, records):
            record["line"] = int(number)
        return {"line": [record["line"] for record in records], "record": [json.dumps(r, ensure_ascii=False) for r in records]}


def main(jobs, folder, options):
    ray.init(ignore_reinit_error=True)
    with open(jobs, encoding="utf-8") as file:
        rows = [{"number": n, "text": text.rstrip("\n")} for n, text in enumerate(file, 1) if text.strip()]
    data = ray.data.from_items(rows, override_num_blocks=max(1, len(rows) // LINES))
    done = data.map_batches(Captions, fn_constructor_args=[options], batch_size=LINES, concurrency=(1, 256))
    done.write_json(folder)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
