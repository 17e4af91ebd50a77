#!/usr/bin/env python3
"""Write losses, gradients and ten AdamW steps of a small Qwen2-VL, as transformers and torch compute them.

    python3 -m venv venv
    venv/bin/pip install "torch==2.13.0+cpu" "transformers==4.57.6" "safetensors==0.8.0" "numpy==2.4.6" \
        "pillow==13.0.0" --extra-index-url https://download.pytorch.org/whl/cpu
    venv/bin/python Tests/TrainingTests/Golden/make_training_goldens.py

The checkpoints are those of Tests/Qwen2VLTests/Golden, widened to float32; attention is eager. Each case is a file:
the samples (token ids, positions, labels, pixel rows and grids), the losses of eleven evaluations with ten steps
between them, the norm of the gradients before clipping at each step, and of the first step the gradient of every
parameter: its norm, its sum and its first 16 numbers.
"""
import json
import pathlib

import numpy
import torch
from safetensors.torch import save_file
from transformers import Qwen2VLForConditionalGeneration

HERE = pathlib.Path(__file__).resolve().parent
CHECKPOINTS = HERE.parent.parent / "Qwen2VLTests" / "Golden"
STEPS = 10

# name: checkpoint, trained prefixes (in released names; None trains all), learning rate
CASES = {
    "all": ("tied-flat-old", None, 2e-3),
    "untied": ("untied-nested-new-sharded", None, 1e-3),
    "vision-only": ("untied-nested-new-sharded", ["visual."], 3e-4),
    "upper-layers": ("untied-nested-new-sharded", ["model.layers.2.", "model.norm.", "lm_head."], 1e-3),
}
# Each sample: a list of text lengths and merged grids (t, h, w), then the number of labelled tokens at the end.
SAMPLES = [([5, (1, 2, 3), 9], 6), ([3, (2, 1, 2), 2, (1, 2, 1), 7], 5), ([12], 8)]


def released(name):
    name = name.removeprefix("model.")
    if name.startswith("language_model."):
        return "model." + name.removeprefix("language_model.")
    return name


def make_samples(config, model, generator):
    text, vision = config.text_config, config.vision_config
    merge, width = vision.spatial_merge_size, vision.in_channels * vision.temporal_patch_size * vision.patch_size**2
    usable = min(config.image_token_id, config.video_token_id, config.vision_start_token_id) - 16
    samples = []
    for parts, labelled in SAMPLES:
        ids, grids, rows = [], [], []
        for part in parts:
            if isinstance(part, int):
                ids += torch.randint(0, usable, (part,), generator=generator).tolist()
                continue
            t, h, w = part
            ids += [config.vision_start_token_id] + [config.image_token_id] * (t * h * w)
            grids.append([t, h * merge, w * merge])
            rows.append(torch.randn(t * h * w * merge**2, width, generator=generator))
        labels = [-1] * len(ids)
        for place in range(len(ids) - labelled - 1, len(ids) - 1):
            labels[place] = ids[place + 1]
        grid = torch.tensor(grids) if grids else None
        positions, _ = model.model.get_rope_index(torch.tensor([ids]), grid)
        samples.append(dict(
            ids=torch.tensor(ids), labels=torch.tensor(labels), grids=grid, positions=positions[:, 0],
            pixels=torch.cat(rows) if rows else None))
    return samples


def losses(model, samples):
    total, count = 0, sum(int((sample["labels"] >= 0).sum()) for sample in samples)
    for sample in samples:
        more = {} if sample["grids"] is None else dict(pixel_values=sample["pixels"], image_grid_thw=sample["grids"])
        logits = model(
            input_ids=sample["ids"][None], position_ids=sample["positions"][:, None],
            attention_mask=torch.ones(1, len(sample["ids"]), dtype=torch.long), use_cache=False, **more).logits[0]
        chosen = sample["labels"] >= 0
        total = total + torch.nn.functional.cross_entropy(
            logits[chosen].float(), sample["labels"][chosen], reduction="sum")
    return total / count


def main():
    for name, (checkpoint, prefixes, rate) in CASES.items():
        model = Qwen2VLForConditionalGeneration.from_pretrained(
            CHECKPOINTS / checkpoint, dtype=torch.float32, attn_implementation="eager")
        model.train()
        samples = make_samples(model.config, model, torch.Generator().manual_seed(7))
        named = [(released(key), value) for key, value in model.named_parameters()]
        for key, value in named:
            value.requires_grad_(prefixes is None or any(key.startswith(prefix) for prefix in prefixes))
        named = [(key, value) for key, value in named if value.requires_grad]
        optimiser = torch.optim.AdamW(
            [dict(params=[p for _, p in named if p.dim() > 1], weight_decay=0.05),
             dict(params=[p for _, p in named if p.dim() == 1], weight_decay=0.0)],
            lr=rate, betas=(0.9, 0.98), eps=1e-8)
        record = dict(checkpoint=checkpoint, trained=prefixes, rate=rate, clip=1.0, beta1=0.9, beta2=0.98, decay=0.05,
                      torch=torch.__version__, losses=[], norms=[], gradients={})
        for step in range(STEPS + 1):
            loss = losses(model, samples)
            record["losses"].append(loss.item())
            if step == STEPS:
                break
            optimiser.zero_grad()
            loss.backward()
            if step == 0:
                for key, value in named:
                    gradient = value.grad.double()
                    record["gradients"][key] = dict(
                        norm=gradient.norm().item(), sum=gradient.sum().item(),
                        first=value.grad.flatten()[:16].tolist())
            record["norms"].append(torch.nn.utils.clip_grad_norm_([p for _, p in named], 1.0).item())
            optimiser.step()
        tensors = {}
        for index, sample in enumerate(samples):
            for key in ("ids", "labels", "positions"):
                tensors[f"{index}.{key}"] = sample[key].to(torch.int32).contiguous()
            if sample["grids"] is not None:
                tensors[f"{index}.grids"] = sample["grids"].to(torch.int32)
                tensors[f"{index}.pixels"] = sample["pixels"].contiguous()
        # Samples of one checkpoint are the same in all of its cases.
        save_file(tensors, HERE / f"samples-{checkpoint}.safetensors")
        (HERE / f"{name}.json").write_text(json.dumps(record, indent=1) + "\n")
        print(name, record["losses"][0], record["losses"][-1], len(record["gradients"]))


if __name__ == "__main__":
    main()
