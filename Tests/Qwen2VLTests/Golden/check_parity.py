#!/usr/bin/env python3
"""Compare what `a2c inspect --dump` wrote with what transformers computes from the same frames and token ids.

For checkpoints too large to be committed, such as those with the released shapes. Same Python packages as
make_qwen2vl_goldens.py, whose --randomise makes the weights of a freshly initialised checkpoint fit for this.

    a2c inspect --manifest X.yaml --precision f32 --dump DIR
    venv/bin/python Tests/Qwen2VLTests/Golden/check_parity.py --model CHECKPOINT --dump DIR [--ids OUT.json]

Compared: the tokens of every block that has frames, the positions, the logits at the last prompt position, and with
--ids the greedy continuation. --ids is a JSON list of token ids, or a JSON object with such a list under "token_ids",
or "tokens" (as `a2c run --no-grammar --temperature 0 --json` writes it; see --text-only), or with only a "text", which is
then compared with the text of the reference's tokens; it must come from greedy decoding with neither grammar nor
repetition penalty. Without --ids the reference's tokens are printed (--greedy 0:
none). Blocks without frames, and those of the adapters named with --given, keep the tokens of the dump: their encoder
is not part of Qwen2-VL. Ends with 0 where everything is within the tolerances, with 1 where something is not.
"""
import argparse
import json
import pathlib
import re
import sys

import numpy
import torch
from transformers import (
    AutoConfig, AutoTokenizer, Qwen2_5_VLForConditionalGeneration, Qwen2VLForConditionalGeneration, Qwen2VLImageProcessor)

BLOCK = re.compile(r"^(\d+)-(.+)\.(\d+)\.tokens\.npy$")
failures = 0


def verdict(what, good, detail):
    global failures
    failures += not good
    print(f"{'ok  ' if good else 'FAIL'} {what}: {detail}")


def blocks_of(folder):
    """The blocks of a dump in the order of the prompt: (name, adapter, frames or None, tokens)."""
    found = []
    for path in folder.iterdir():
        if m := BLOCK.match(path.name):
            stem = path.name.removesuffix(".tokens.npy")
            frames = folder / f"{stem}.frames.npy"
            found.append((int(m[1]), int(m[3]), stem, m[2], numpy.load(frames) if frames.exists() else None,
                          numpy.load(path)))
    return [b[2:] for b in sorted(found, key=lambda b: b[:2])]


def runs_of(ids, pads):
    """Start, length and pad id of each unbroken run of one pad id."""
    runs, i = [], 0
    while i < len(ids):
        j = i
        while ids[i] in pads and j < len(ids) and ids[j] == ids[i]:
            j += 1
        if j > i:
            runs.append((i, j - i, ids[i]))
        i = max(j, i + 1)
    return runs


def patches_of(frames, vision):
    side = vision.patch_size * vision.spatial_merge_size
    assert frames.dtype == numpy.uint8 and frames.ndim == 4 and frames.shape[3] == 3, (frames.dtype, frames.shape)
    assert frames.shape[1] % side == 0 and frames.shape[2] % side == 0, f"{frames.shape} is not in multiples of {side}"
    p = Qwen2VLImageProcessor(patch_size=vision.patch_size, temporal_patch_size=vision.temporal_patch_size,
                              merge_size=vision.spatial_merge_size)
    rows, grid = p._preprocess(
        list(frames), do_resize=False, do_rescale=True, rescale_factor=1 / 255, do_normalize=True,
        image_mean=p.image_mean, image_std=p.image_std, patch_size=p.patch_size,
        temporal_patch_size=p.temporal_patch_size, merge_size=p.merge_size, do_convert_rgb=True)
    return torch.tensor(rows, dtype=torch.float32), torch.tensor([grid])


def read_ids(path):
    """The ids in a file, or None and its text."""
    data = json.loads(pathlib.Path(path).read_text())
    if isinstance(data, list):
        return [int(i) for i in data], None
    for key in ("token_ids", "tokens"):
        if isinstance(data.get(key), list):
            return [int(i) for i in data[key]], None
    return None, data["text"]


def text_rules(folder, rows):
    """What `a2c run --no-grammar` may write: what to add to the logits (0 for text tokens and ends), and the ends."""
    data = json.loads((pathlib.Path(folder) / "tokenizer.json").read_text())
    ends = {t["id"] for t in data["added_tokens"] if t["content"] in ("<|im_end|>", "<|endoftext|>")}
    text = set(data["model"]["vocab"].values()) | {t["id"] for t in data["added_tokens"] if not t["special"]}
    mask = torch.full((rows,), float("-inf"))
    mask[sorted(text | ends)] = 0
    return mask, ends


def greedy(model, embeds, positions, delta, count, mask=0, ends=()):
    """Token ids by argmax up to an end, and the gap between best and second at each step."""
    ids, gaps, past, length = [], [], None, embeds.shape[1]
    for i in range(count):
        out = model(inputs_embeds=embeds, position_ids=positions, past_key_values=past, use_cache=True,
                    logits_to_keep=1, cache_position=torch.arange(length + i - embeds.shape[1], length + i))
        top = torch.topk(out.logits[0, -1].float() + mask, 2)
        if int(top.indices[0]) in ends:
            break
        ids.append(int(top.indices[0])), gaps.append(float(top.values[0] - top.values[1]))
        past = out.past_key_values
        embeds = model.get_input_embeddings()(torch.tensor([[ids[-1]]]))
        positions = torch.full((3, 1, 1), length + i + int(delta))
    return ids, gaps


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("--model", required=True), p.add_argument("--dump", required=True, type=pathlib.Path)
    p.add_argument("--ids"), p.add_argument("--greedy", type=int, default=64)
    p.add_argument("--text-only", action="store_true", help="the reference writes no special tokens and stops at an end")
    p.add_argument("--given", action="append", default=[], metavar="ADAPTER")
    p.add_argument("--dtype", default="float32"), p.add_argument("--threads", type=int, default=2)
    p.add_argument("--vision-tolerance", type=float, default=1e-4, help="absolute (1e-4)")
    p.add_argument("--logit-tolerance", type=float, default=1e-3, help="relative to the largest logit (1e-3)")
    a = p.parse_args()
    torch.set_grad_enabled(False)
    torch.set_num_threads(a.threads)
    is_timed = AutoConfig.from_pretrained(a.model).model_type == "qwen2_5_vl"
    family = Qwen2_5_VLForConditionalGeneration if is_timed else Qwen2VLForConditionalGeneration
    model = family.from_pretrained(a.model, dtype=getattr(torch, a.dtype), attn_implementation="eager").eval()
    config, dtype = model.config, getattr(torch, a.dtype)
    prompt = json.loads((a.dump / "prompt.json").read_text())
    ids, blocks = prompt["token_ids"], blocks_of(a.dump)
    pads = (config.image_token_id, config.video_token_id)
    runs = runs_of(ids, pads)

    line = torch.tensor([ids])
    embeds = model.get_input_embeddings()(line).clone()
    grids, comparable = {pads[0]: [], pads[1]: []}, True
    # Of each clip the seconds of a temporal step; where a2c knows none, the reference takes one.
    known = {s["name"]: s.get("seconds_per_step", 1.0) for s in prompt["spans"]}
    seconds = []
    places, tokens = sum(length for _, length, _ in runs), sum(len(b[3]) for b in blocks)
    if places != tokens:
        sys.exit(f"{places} pad tokens in the prompt, {tokens} tokens in the blocks")
    for name, adapter, frames, tokens in blocks:
        start, length, pad = runs[0]
        if length < len(tokens):
            sys.exit(f"{name}: {len(tokens)} tokens, but the run of pads at {start} has {length}")
        runs[0] = (start + len(tokens), length - len(tokens), pad)
        if runs[0][1] == 0:
            runs.pop(0)
        if frames is None or adapter in a.given:
            print(f"     {name}: {len(tokens)} tokens taken as they are")
            embeds[0, start: start + len(tokens)] = torch.tensor(tokens).to(dtype)
            comparable = False
            continue
        rows, grid = patches_of(frames, config.vision_config)
        reference = model.model.visual(rows.to(dtype), grid_thw=grid)
        if reference.shape != tokens.shape:
            verdict(name, False,
                    f"tokens {tokens.shape}, expected {tuple(reference.shape)} for the grid {grid[0].tolist()}")
            continue
        gap = float((reference.float() - torch.tensor(tokens)).abs().max())
        verdict(f"{name} tokens", gap <= a.vision_tolerance,
                f"largest difference {gap:.2e} (values to {float(reference.abs().max()):.2f}), grid {grid[0].tolist()}")
        embeds[0, start: start + len(tokens)] = reference
        grids[pad].append(grid)
        if pad == config.video_token_id:
            seconds.append(known[name])

    given = torch.tensor(prompt["positions"])  # 3, n
    delta = int(given.max()) + 1 - len(ids)
    if comparable:
        images, videos = (torch.cat(grids[p]) if grids[p] else None for p in pads)
        timing = dict(second_per_grid_ts=torch.tensor(seconds)) if is_timed and seconds else {}
        positions, reference_delta = model.model.get_rope_index(line, images, videos, **timing)
        detail = f"{len(ids)} tokens, delta {int(reference_delta)}"
        if timing:
            detail += f", seconds a step {seconds}"
        wrong = (positions[:, 0] != given).any(0).nonzero()[:, 0].tolist()
        if wrong:
            i = wrong[0]
            detail = f"differ first at {i}: {given[:, i].tolist()}, expected {positions[:, 0, i].tolist()}"
        verdict("positions", not wrong, detail)
        delta = int(reference_delta)
    else:
        print("     positions: taken as they are, for transformers has no rule for these blocks")
        positions = given[:, None]

    out = model(inputs_embeds=embeds, position_ids=positions, use_cache=False, logits_to_keep=1)
    logits = out.logits[0, -1].float()
    theirs = torch.tensor(numpy.load(a.dump / "logits.npy")).reshape(-1)
    if theirs.shape == logits.shape:
        gap = float((logits - theirs).abs().max() / logits.abs().max())
        verdict("logits", gap <= a.logit_tolerance, f"largest difference {gap:.2e} of the largest logit")
    else:
        verdict("logits", False, f"{theirs.numel()} values, expected {logits.numel()}")

    if a.greedy:
        rules = text_rules(a.model, logits.numel()) if a.text_only else ()
        expected, gaps = greedy(model, embeds, positions, delta, a.greedy, *rules)
        narrow = min(gaps)
        print(f"     narrowest choice of {a.greedy}: {narrow:.2e} between best and second at step {gaps.index(narrow)}")
        if not a.ids:
            print(json.dumps(expected))
        else:
            got, text = read_ids(a.ids)
            if got is None:
                words = AutoTokenizer.from_pretrained(a.model).decode(expected, skip_special_tokens=True)
                verdict("greedy text", text == words, f"{text!r}, expected {words!r}" if text != words else repr(words))
            else:
                same = next((i for i, (x, y) in enumerate(zip(got, expected)) if x != y), min(len(got), len(expected)))
                verdict("greedy tokens", got[:a.greedy] == expected, f"{same} of {len(expected)} equal"
                        + ("" if same == len(expected) else f"; the reference's gap there is {gaps[same]:.2e}"))
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
