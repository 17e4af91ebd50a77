#!/usr/bin/env python3
"""Time transformers on the work that one run of a2c did, and print both with their ratio.

    CKPT=a Qwen2-VL checkpoint
    A2C=.build/release/a2c; M="--manifest Tests/Soak/speed.yaml --model $CKPT --precision bf16"
    $A2C inspect $M --dump DUMP                       # the frames and token ids that both work on
    $A2C run $M --json > RUN.json; python Tests/Soak/speed.py --model $CKPT --dump DUMP --run RUN.json

Run them in turn on the same machine, several times: only ratios mean something. Same Python packages as
make_qwen2vl_goldens.py. Each figure of transformers is the best of --repeat after a warm-up, a2c's is its only one.
"""
import argparse
import json
import pathlib
import resource
import sys
import time

import torch
from transformers import Qwen2VLForConditionalGeneration

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "../Qwen2VLTests/Golden"))
from check_parity import blocks_of, patches_of  # noqa: E402


def best(work, repeat):
    times = []
    for _ in range(repeat + 1):
        start = time.perf_counter()
        result = work()
        times.append(time.perf_counter() - start)
    return min(times[1:] or times), result


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--model", required=True), p.add_argument("--dump", required=True, type=pathlib.Path)
    p.add_argument("--run", required=True, type=pathlib.Path), p.add_argument("--dtype", default="bfloat16")
    p.add_argument("--threads", type=int, default=2), p.add_argument("--repeat", type=int, default=1)
    a = p.parse_args()
    torch.set_grad_enabled(False)
    torch.set_num_threads(a.threads)
    dtype = getattr(torch, a.dtype)
    ours = {}
    for stage in json.loads(a.run.read_text())["timings"]:
        name = stage["stage"].split()[0]
        seconds, units = ours.get(name, (0, 0))
        ours[name] = (seconds + stage["seconds"], units + (stage.get("units") or 0))

    start = time.perf_counter()
    model = Qwen2VLForConditionalGeneration.from_pretrained(a.model, dtype=dtype).eval()
    opening = time.perf_counter() - start
    media = [patches_of(b[2], model.config.vision_config) for b in blocks_of(a.dump) if b[2] is not None]
    vision, _ = best(lambda: [model.model.visual(rows.to(dtype), grid_thw=grid) for rows, grid in media], a.repeat)
    prompt = json.loads((a.dump / "prompt.json").read_text())
    ids, positions = torch.tensor([prompt["token_ids"]]), torch.tensor(prompt["positions"])[:, None]
    assert ours["prefill"][1] == ids.shape[1], "the run and the dump are of different manifests"
    embeds = model.get_input_embeddings()(ids)

    def step(embeds, positions, past, place):
        return model(inputs_embeds=embeds, position_ids=positions, past_key_values=past, use_cache=True, logits_to_keep=1,
                     cache_position=torch.arange(place, place + embeds.shape[1]))

    prefill, out = best(lambda: step(embeds, positions, None, 0), a.repeat)
    count, length, next_position = ours["decode"][1], ids.shape[1], int(positions.max()) + 1
    start = time.perf_counter()
    for i in range(count):
        token = model.get_input_embeddings()(out.logits[:, -1].argmax(-1, keepdim=True))
        out = step(token, torch.full((3, 1, 1), next_position + i), out.past_key_values, length + i)
    decode = time.perf_counter() - start

    rows = [("open model", ours["open"][0], opening), ("vision", ours["encode"][0], vision),
            (f"prefill, {length} tokens", ours["prefill"][0], prefill), (f"decode, {count} tokens", ours["decode"][0], decode)]
    print(f"| stage | a2c, s | transformers {a.dtype}, s | transformers / a2c |\n|---|---|---|---|")
    for name, x, y in rows:
        print(f"| {name} | {x:.2f} | {y:.2f} | {y / x:.2f} |")
    print(f"peak resident memory of transformers: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
