#!/usr/bin/env python3
"""Compare the time of a training step with PyTorch's, in one run, on the same cores.

    python3 -m venv venv
    venv/bin/pip install "torch==2.13.0+cpu" "transformers==4.57.6" --extra-index-url https://download.pytorch.org/whl/cpu
    swift build -c release --build-tests
    venv/bin/python Tests/Soak/train_speed.py [threads] [batch] [steps] [rounds]

The model has the sizes of nano (language model and vision tower), f32; a sample has two clips of 112x112 pixels and
eight frames and 222 text tokens, 181 of them labelled. All parameters are trained: forward, backward, clipping, AdamW.
All sequences are equally long, so that PyTorch needs no padding; it computes scores of the labelled rows only, and its
best attention and its fused AdamW. The two take turns; medians are compared.
"""
import os
import pathlib
import re
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
THREADS, BATCH, STEPS, ROUNDS = (int(sys.argv[i]) if len(sys.argv) > i else d for i, d in enumerate((2, 8, 6, 4), 1))
os.environ["OMP_NUM_THREADS"] = str(THREADS)

import torch  # noqa: E402
from transformers import Qwen2VLConfig, Qwen2VLForConditionalGeneration  # noqa: E402

torch.set_num_threads(THREADS)


def peer():
    config = Qwen2VLConfig(
        hidden_size=256, intermediate_size=704, num_hidden_layers=6, num_attention_heads=8, num_key_value_heads=4,
        vocab_size=2048, rope_theta=1e6, rms_norm_eps=1e-6, tie_word_embeddings=False,
        rope_scaling={"type": "mrope", "mrope_section": [4, 6, 6]}, image_token_id=2040, video_token_id=2041,
        vision_start_token_id=2042, vision_end_token_id=2043, attn_implementation="sdpa",
        vision_config=dict(depth=4, embed_dim=128, num_heads=4, mlp_ratio=4, patch_size=14, hidden_size=256))
    model = Qwen2VLForConditionalGeneration(config).float().train()
    optimiser = torch.optim.AdamW(model.parameters(), lr=1e-3, fused=True)
    ids = torch.randint(0, 2000, (BATCH, 350))
    ids[:, 9], ids[:, 10:74] = 2042, 2041
    ids[:, 73], ids[:, 74:138] = 2042, 2041
    ids[:, 10:138] = 2041
    grids = torch.tensor([[4, 8, 8]] * (2 * BATCH))
    pixels = torch.rand(2 * BATCH * 256, 1176) - 0.5
    positions = torch.arange(350).expand(3, BATCH, 350).contiguous()
    inner = model.model

    def step():
        optimiser.zero_grad(set_to_none=True)
        hidden = inner(
            input_ids=ids, pixel_values_videos=pixels, video_grid_thw=grids, position_ids=positions,
            use_cache=False).last_hidden_state
        logits = model.lm_head(hidden[:, 168:349].reshape(-1, 256))
        torch.nn.functional.cross_entropy(logits, ids[:, 169:350].reshape(-1)).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()

    return step


def kernels():
    """The kernels of OpenBLAS that a2c settles on; the runner of the tests would leave it at OpenBLAS's own choice."""
    output = subprocess.run(
        [ROOT / ".build/release/a2c", "--version"], env={**os.environ, "OPENBLAS_VERBOSE": "2"}, capture_output=True,
        text=True)
    cores = re.findall(r"Core: (\S+)", output.stderr + output.stdout)
    return {"OPENBLAS_CORETYPE": cores[-1]} if cores else {}


def ours():
    output = subprocess.run(
        ["swift", "test", "-c", "release", "--skip-build", "--disable-xctest", "--filter", "SpeedProbe"], cwd=ROOT,
        env={**os.environ, **kernels(), "A2C_TRAIN_SPEED": f"{THREADS} {BATCH} {STEPS}", "OPENBLAS_NUM_THREADS": "1"},
        capture_output=True, text=True)
    found = re.search(r"A2C_TRAIN_TIMES (.*)", output.stderr + output.stdout)
    if not found:
        sys.exit(output.stderr[-2000:])
    return [float(value) for value in found[1].split()]


def main():
    step = peer()
    step()
    mine, theirs = [], []
    for _ in range(ROUNDS):
        mine += ours()
        for _ in range(STEPS):
            start = time.perf_counter()
            step()
            theirs.append(time.perf_counter() - start)
    a, b = statistics.median(mine), statistics.median(theirs)
    print(f"{THREADS} threads, {BATCH} samples a step, medians of {len(mine)} steps")
    print(f"a2c      {a * 1000:8.1f} ms a step  {BATCH / a:6.1f} samples/s  (best {min(mine) * 1000:.1f} ms)")
    print(f"PyTorch  {b * 1000:8.1f} ms a step  {BATCH / b:6.1f} samples/s  (best {min(theirs) * 1000:.1f} ms)")
    print(f"a2c is {b / a:.2f} times as fast")
    sys.exit(0 if a <= b else 1)


if __name__ == "__main__":
    main()
