#!/usr/bin/env python3
"""Measure every stage in turn with the portable kernels, and fail where a stage is not as much faster as it should be.

    make bench                                # the small model
    make bench MODEL=FOLDER [QUANTISED=FOLDER]
    Tests/Soak/bench.py --model FOLDER --rounds 5 --json

Each round runs the program once with the kernels of this processor and once with A2C_KERNELS=portable, so that what else
the machine does meets both. Products of many vectors are OpenBLAS's in both and left out. Prints a line for each stage:
the figure, the machine's own limits measured in the same run, the ratio, and what it should be at least.
"""
import argparse, json, os, pathlib, statistics, subprocess, sys

A2C = pathlib.Path(__file__).resolve().parents[2] / ".build/release/a2c"
# Ratios to the portable path, for models whose weights are read from memory; small models stay in the caches.
LEAST = {"decode": 1.0, "batch": 1.0}


def run(stage, model, extra, kernels=None):
    environment = dict(os.environ, **({"A2C_KERNELS": kernels} if kernels else {}))
    command = [A2C, "bench", stage, "--model", model, "--repeat", "1", "--json", *extra]
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    if done.returncode:
        sys.exit(done.stderr)
    return json.loads(done.stdout)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--model", action="append")
    p.add_argument("--rounds", type=int, default=3)
    p.add_argument("--tokens", default="256")
    p.add_argument("--json", action="store_true")
    a = p.parse_args()
    slow = []
    for model in a.model or ["nano"]:
        for stage, least in LEAST.items():
            extra = ["--tokens", a.tokens, "--steps", "8"]
            pairs = [(run(stage, model, extra), run(stage, model, extra, "portable")) for _ in range(a.rounds)]
            ratio = statistics.median(fast["median"] / slow["median"] for fast, slow in pairs)
            figure = statistics.median(fast["median"] for fast, _ in pairs)
            bandwidth = statistics.median(fast["bandwidth_gb_s"] for fast, _ in pairs)
            row = {"name": stage, "model": model, "unit": "tokens/s", "median": round(figure, 2),
                   "ratio_to_portable": round(ratio, 2), "least": least, "bandwidth_gb_s": round(bandwidth, 1)}
            print(json.dumps(row) if a.json else
                  f"{stage}, {model}: {figure:.1f} tokens/s, {ratio:.2f} times portable (at least {least}); "
                  f"the machine reads {bandwidth:.1f} GB/s")
            if ratio < least:
                slow.append(f"{stage} of {model}")
    if slow:
        sys.exit("slower than they should be: " + ", ".join(slow))


if __name__ == "__main__":
    main()
