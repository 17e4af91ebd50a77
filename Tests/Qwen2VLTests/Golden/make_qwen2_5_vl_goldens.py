#!/usr/bin/env python3
"""Write the small Qwen2.5-VL checkpoints of this folder and the values transformers computes from them.

Python packages as for make_qwen2vl_goldens.py, whose drawing, random weights and decoding are used here too.

    venv/bin/python Tests/Qwen2VLTests/Golden/make_qwen2_5_vl_goldens.py              # rewrites window-*
    venv/bin/python Tests/Qwen2VLTests/Golden/make_qwen2_5_vl_goldens.py --search 40  # tries seeds, writes nothing

README.md beside this file lists every tensor. All reference values are float32, eager attention.
"""
import argparse
import json
import pathlib
import shutil
import tempfile

import numpy
import torch
from transformers import Qwen2_5_VLConfig, Qwen2_5_VLForConditionalGeneration

from make_qwen2vl_goldens import (
    Decoding, draw, patches_of, randomise, report, save_values, score, special_ids, write_weights)

HERE = pathlib.Path(__file__).resolve().parent
GREEDY = 64

# Media by index: (frames, height, width) with the sides in merged patches, of which a window has 2 or 3 along a side: no
# picture but the second is a whole number of windows. Clips have the frames a second at which they were sampled too: two
# seconds, then 3.33 and 0.67 seconds for a temporal step.
MEDIA = [(1, 3, 5), (1, 2, 2), (1, 1, 4), (7, 2, 3, 1.0), (5, 3, 1, 0.6), (6, 1, 2, 3.0)]
# A prompt is a list of text lengths and media indexes: "n" stands for n text tokens, an int for a medium.
PROMPTS = {
    "text": ["12"],
    "picture": ["5", 0, "6"],
    "clip": ["4", 3, "7"],
    "slow": ["3", 4, "5"],
    "mixed": ["2", 0, "3", 3, "1", 2, "4", 4, "2", 5, "8"],
}

CHECKPOINTS = {
    # The released layout: text fields at the top of config.json, old names, one file; tied, f32.
    "window-tied-flat-old": dict(
        seed=31, dtype=torch.float32, nested=False, new_names=False, shards=1,
        text=dict(hidden_size=48, intermediate_size=64, num_hidden_layers=2, num_attention_heads=4,
                  num_key_value_heads=2, vocab_size=288, rope_theta=1e6, rms_norm_eps=1e-6, tie_word_embeddings=True,
                  rope_scaling={"type": "mrope", "mrope_section": [1, 2, 3]}),
        vision=dict(depth=4, hidden_size=24, num_heads=2, intermediate_size=44, patch_size=4, window_size=16,
                    fullatt_block_indexes=[2], tokens_per_second=2)),
    # A head of its own, text_config inside config.json, the names transformers has in memory, bf16, three shards.
    "window-untied-nested-new-sharded": dict(
        seed=69, dtype=torch.bfloat16, nested=True, new_names=True, shards=3,
        text=dict(hidden_size=48, intermediate_size=72, num_hidden_layers=3, num_attention_heads=6,
                  num_key_value_heads=2, vocab_size=352, rope_theta=1e4, rms_norm_eps=1e-2, tie_word_embeddings=False,
                  rope_scaling={"type": "mrope", "mrope_section": [2, 1, 1]}),
        vision=dict(depth=5, hidden_size=24, num_heads=3, intermediate_size=36, patch_size=6, window_size=36,
                    fullatt_block_indexes=[1, 3], tokens_per_second=5)),
}


def config_of(spec):
    """The configuration object, and the JSON text of config.json in the layout that `spec` asks for."""
    ids = special_ids(spec["text"]["vocab_size"])
    text = dict(hidden_act="silu", max_position_embeddings=4096, max_window_layers=spec["text"]["num_hidden_layers"],
                sliding_window=4096, use_sliding_window=False, attention_dropout=0.0, initializer_range=0.02,
                bos_token_id=ids["bos"], eos_token_id=ids["eos"], use_cache=True, **spec["text"])
    vision = dict(hidden_act="silu", spatial_merge_size=2, temporal_patch_size=2,
                  out_hidden_size=spec["text"]["hidden_size"], **spec["vision"])
    tokens = dict(image_token_id=ids["image"], video_token_id=ids["video"], vision_start_token_id=ids["vision_start"],
                  vision_end_token_id=ids["vision_end"])
    name = str(spec["dtype"]).removeprefix("torch.")
    if spec["nested"]:
        config = Qwen2_5_VLConfig(text_config=json.loads(json.dumps(text)), vision_config=dict(vision), **tokens)
        written = config.to_diff_dict() | {"architectures": ["Qwen2_5_VLForConditionalGeneration"], "dtype": name}
    else:
        config = Qwen2_5_VLConfig(vision_config=dict(vision), **tokens, **json.loads(json.dumps(text)))
        written = {"architectures": ["Qwen2_5_VLForConditionalGeneration"], "model_type": "qwen2_5_vl",
                   "torch_dtype": name, **text, **tokens, "vision_token_id": tokens["vision_end_token_id"] + 1,
                   "vision_config": {**vision, "in_chans": 3, "spatial_patch_size": vision["patch_size"]}}
    return config, json.dumps(written, indent=2) + "\n"


def build(spec, folder):
    """Write the checkpoint and load it again the way a user would, in f32."""
    config, text = config_of(spec)
    model = randomise(Qwen2_5_VLForConditionalGeneration(config), spec["seed"], boost=2.5).to(spec["dtype"])
    names = dict(model.state_dict())
    if config.get_text_config().tie_word_embeddings:
        del names["lm_head.weight"]
    if not spec["new_names"]:
        names = {k.replace("model.visual.", "visual.").replace("model.language_model.", "model."): v
                 for k, v in names.items()}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.json").write_text(text)
    write_weights({k: v.contiguous() for k, v in names.items()}, spec["shards"], folder)
    model, info = Qwen2_5_VLForConditionalGeneration.from_pretrained(
        folder, dtype=torch.float32, attn_implementation="eager", output_loading_info=True)
    assert not any(info.values()), info
    assert model.model.visual.config._attn_implementation == "eager"
    return model.eval()


def values_of(spec, model):
    """Every expected tensor of one checkpoint, and the decodings for the report."""
    vision, ids = model.config.vision_config, special_ids(spec["text"]["vocab_size"])
    side = vision.patch_size * vision.spatial_merge_size
    values, rows, grids, seconds = {}, [], [], []
    for i, (n, h, w, *rate) in enumerate(MEDIA):
        frames = draw(n, h * side, w * side, seed=1000 * spec["seed"] + i)
        row, grid = patches_of(frames, vision)
        rows.append(row), grids.append(grid)
        # What the processor makes of the clip's rate.
        seconds.append(vision.temporal_patch_size / rate[0] if rate else None)
        values[f"media.{i}.frames"] = torch.tensor(frames)
        values[f"media.{i}.grid"] = grid[0]
        values[f"media.{i}.tokens"] = model.model.visual(row, grid_thw=grid)
        if rate:
            values[f"media.{i}.seconds"] = torch.tensor([seconds[i]], dtype=torch.float32)
    index, _ = model.model.visual.get_window_index(grids[0])
    values["media.0.window_index"] = index

    r = numpy.random.default_rng(spec["seed"])
    decodings = {}
    for prompt, parts in PROMPTS.items():
        line, used = [], [p for p in parts if isinstance(p, int)]
        for part in parts:
            if isinstance(part, str):
                line += r.integers(0, ids["bos"], int(part)).tolist()
            else:
                pad = ids["image"] if seconds[part] is None else ids["video"]
                line += [ids["vision_start"]] + [pad] * len(values[f"media.{part}.tokens"]) + [ids["vision_end"]]
        line, media = torch.tensor([line]), {}
        if stills := [p for p in used if seconds[p] is None]:
            media |= dict(pixel_values=torch.cat([rows[p] for p in stills]),
                          image_grid_thw=torch.cat([grids[p] for p in stills]))
        if clips := [p for p in used if seconds[p] is not None]:
            media |= dict(pixel_values_videos=torch.cat([rows[p] for p in clips]),
                          video_grid_thw=torch.cat([grids[p] for p in clips]),
                          second_per_grid_ts=torch.tensor([seconds[p] for p in clips]))
        positions, delta = model.model.get_rope_index(
            line, media.get("image_grid_thw"), media.get("video_grid_thw"), media.get("second_per_grid_ts"))
        greedy = Decoding(model, line, positions, delta, media, GREEDY)
        decodings[prompt] = greedy
        values |= {
            f"prompt.{prompt}.ids": line[0], f"prompt.{prompt}.media": torch.tensor(used, dtype=torch.int64),
            f"prompt.{prompt}.positions": positions[:, 0], f"prompt.{prompt}.delta": delta[0],
            f"prompt.{prompt}.logits": greedy.first, f"prompt.{prompt}.logits_end": greedy.last,
            f"prompt.{prompt}.greedy": greedy.ids}
    return values, decodings


def run(spec, folder):
    model = build(spec, folder)
    values, decodings = values_of(spec, model)
    save_values(values, folder / "expected.safetensors")
    return decodings


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--search", type=int, metavar="N", help="try N seeds and print the best; write nothing")
    a = p.parse_args()
    torch.set_grad_enabled(False)
    torch.set_num_threads(1)
    for name, spec in CHECKPOINTS.items():
        if not a.search:
            shutil.rmtree(HERE / name, ignore_errors=True)
            report(name, run(spec, HERE / name))
            continue
        best = []
        for seed in range(a.search):
            with tempfile.TemporaryDirectory() as t:
                best.append((score(run(spec | {"seed": seed}, pathlib.Path(t))), seed))
        print(name, sorted(best, reverse=True)[:5], "loops:", sum(s == 0 for s, _ in best), flush=True)


if __name__ == "__main__":
    main()
