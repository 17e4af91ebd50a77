#!/usr/bin/env python3
"""Write the small Qwen2-VL checkpoints of this folder and the values transformers computes from them.

    python3 -m venv venv
    venv/bin/pip install "torch==2.13.0+cpu" "transformers==4.57.6" "safetensors==0.8.0" "numpy==2.4.6" \
        "pillow==13.0.0" --extra-index-url https://download.pytorch.org/whl/cpu
    venv/bin/python Tests/Qwen2VLTests/Golden/make_qwen2vl_goldens.py            # rewrites the folders beside this file
    venv/bin/python Tests/Qwen2VLTests/Golden/make_qwen2vl_goldens.py --search 40  # tries seeds, writes nothing
    venv/bin/python Tests/Qwen2VLTests/Golden/make_qwen2vl_goldens.py --randomise DIR  # see check_parity.py

README.md beside this file lists every tensor. All reference values are float32, eager attention.
"""
import argparse
import json
import pathlib
import shutil
import tempfile

import numpy
import torch
from safetensors.torch import save_file
from transformers import Qwen2VLConfig, Qwen2VLForConditionalGeneration, Qwen2VLImageProcessor
from transformers.models.qwen2_vl.configuration_qwen2_vl import Qwen2VLVisionConfig
from transformers.models.qwen2_vl.modeling_qwen2_vl import Qwen2VisionTransformerPretrainedModel

HERE = pathlib.Path(__file__).resolve().parent
GREEDY, PENALISED, PENALTY = 64, 16, 1.3

# Media are named by their index: three pictures, then a clip whose number of frames is odd and whose token grid is
# longer in time than in height and width. Sizes are in merged patches: (frames, height, width).
MEDIA = [(1, 3, 5), (1, 2, 2), (1, 1, 4), (9, 2, 3)]
SMALL_MEDIA = [(1, 2, 3), (1, 2, 2), (1, 1, 3), (7, 1, 2)]  # for the large patches
CLIP = 3
# A prompt is a list of text lengths and media indexes: "n" stands for n text tokens, an int for a medium.
PROMPTS = {
    "text": ["12"],
    "picture": ["5", 0, "6"],
    "pictures": ["3", 1, "4", 2, "5"],
    "clip": ["4", CLIP, "7"],
    "mixed": ["2", 0, "3", CLIP, "1", 2, "8"],
}

CHECKPOINTS = {
    # Tied head, text fields at the top of config.json, the released tensor names, f32, one file.
    "tied-flat-old": dict(
        seed=18, dtype=torch.float32, nested=False, new_names=False, shards=1,
        text=dict(hidden_size=48, intermediate_size=80, num_hidden_layers=2, num_attention_heads=4,
                  num_key_value_heads=2, vocab_size=320, rope_theta=1e6, rms_norm_eps=1e-6, tie_word_embeddings=True,
                  rope_scaling={"type": "mrope", "mrope_section": [1, 2, 3]}),
        vision=dict(depth=2, embed_dim=24, num_heads=2, mlp_ratio=4, patch_size=4)),
    # A head of its own, text_config inside config.json, the names transformers has in memory, bf16, three shards. The
    # large epsilon makes one that is not read from the configuration show.
    "untied-nested-new-sharded": dict(
        seed=24, dtype=torch.bfloat16, nested=True, new_names=True, shards=3,
        text=dict(hidden_size=64, intermediate_size=72, num_hidden_layers=3, num_attention_heads=8,
                  num_key_value_heads=2, vocab_size=352, rope_theta=1e4, rms_norm_eps=1e-2, tie_word_embeddings=False,
                  rope_scaling={"type": "mrope", "mrope_section": [2, 1, 1]}),
        vision=dict(depth=2, embed_dim=24, num_heads=3, mlp_ratio=2, patch_size=14), media=SMALL_MEDIA),
    # As the first, in f16, with the head dimension and sections in the proportion of the released models.
    "f16": dict(
        seed=23, dtype=torch.float16, nested=False, new_names=False, shards=1,
        text=dict(hidden_size=32, intermediate_size=64, num_hidden_layers=2, num_attention_heads=2,
                  num_key_value_heads=1, vocab_size=288, rope_theta=1e6, rms_norm_eps=1e-6, tie_word_embeddings=True,
                  rope_scaling={"type": "mrope", "mrope_section": [2, 3, 3]}),
        vision=dict(depth=3, embed_dim=16, num_heads=1, mlp_ratio=4, patch_size=4)),
}

# The encoders Qwen2-VL lacks, for the text width and the vision shape of tied-flat-old.
ENCODERS = dict(seed=10, base="tied-flat-old",
                camera=dict(depth=2, embed_dim=32, num_heads=2, mlp_ratio=2, patch_size=2, in_channels=96),
                unshuffle=4, poses=3, map_height=16, map_width=24,
                motion=dict(frames=5, height=3, width=2))


def special_ids(vocab):
    """The special tokens stand near the end of the table with untouched rows behind, as in the released models."""
    base = vocab - 16
    return dict(bos=base, eos=base + 2, vision_start=base + 9, vision_end=base + 10, image=base + 12, video=base + 13,
                motion_start=base + 5, motion_end=base + 6, camera_start=base + 7, camera_end=base + 8)


def config_of(spec):
    """The configuration object, and the JSON text of config.json in the layout that `spec` asks for."""
    ids = special_ids(spec["text"]["vocab_size"])
    text = dict(hidden_act="silu", max_position_embeddings=4096, max_window_layers=spec["text"]["num_hidden_layers"],
                sliding_window=4096, use_sliding_window=False, attention_dropout=0.0, initializer_range=0.02,
                bos_token_id=ids["bos"], eos_token_id=ids["eos"], use_cache=True, **spec["text"])
    vision = dict(spatial_merge_size=2, temporal_patch_size=2, hidden_size=spec["text"]["hidden_size"],
                  **spec["vision"])
    tokens = dict(image_token_id=ids["image"], video_token_id=ids["video"], vision_start_token_id=ids["vision_start"],
                  vision_end_token_id=ids["vision_end"])
    name = str(spec["dtype"]).removeprefix("torch.")
    if spec["nested"]:
        config = Qwen2VLConfig(text_config=json.loads(json.dumps(text)), vision_config=dict(vision), **tokens)
        written = config.to_diff_dict() | {"architectures": ["Qwen2VLForConditionalGeneration"], "dtype": name}
    else:
        config = Qwen2VLConfig(vision_config=dict(vision), **tokens, **json.loads(json.dumps(text)))
        written = {"architectures": ["Qwen2VLForConditionalGeneration"], "model_type": "qwen2_vl", "torch_dtype": name,
                   **text, **tokens, "vision_token_id": tokens["vision_end_token_id"] + 1,
                   "vision_config": {**vision, "in_chans": 3, "spatial_patch_size": vision["patch_size"]}}
    return config, json.dumps(written, indent=2) + "\n"


def randomise(module, seed, boost):
    """Random values everywhere: norm weights away from 1 and biases away from 0, so that an error in one shows.

    `boost` scales the projections that write into the residual stream; the larger, the less a layer's output is its
    input, which keeps greedy decoding from repeating one token."""
    g = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for name, p in sorted(module.named_parameters()):
            x = torch.randn(p.shape, generator=g)
            if "norm" in name or "ln_q" in name:
                p.copy_(1 + 0.25 * x if name.endswith("weight") else 0.2 * x)
            elif name.endswith("bias"):
                p.copy_(0.2 * x)
            elif "embed_tokens" in name or "lm_head" in name:
                p.copy_(0.4 * x)
            else:
                gain = boost if ("o_proj" in name or "down_proj" in name) else 1.2
                p.copy_(x * gain / p[0].numel() ** 0.5)
    return module


def build(spec, folder):
    """Write the checkpoint and load it again the way a user would, in f32."""
    config, text = config_of(spec)
    model = randomise(Qwen2VLForConditionalGeneration(config), spec["seed"], boost=2.5)
    model.to(spec["dtype"])
    names = dict(model.state_dict())
    if config.tie_word_embeddings:
        del names["lm_head.weight"]
    if not spec["new_names"]:
        names = {k.replace("model.visual.", "visual.").replace("model.language_model.", "model."): v
                 for k, v in names.items()}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.json").write_text(text)
    (folder / "preprocessor_config.json").write_text(json.dumps({
        "min_pixels": 64, "max_pixels": 1 << 20, "patch_size": config.vision_config.patch_size,
        "temporal_patch_size": 2, "merge_size": 2, "image_mean": [0.48145466, 0.4578275, 0.40821073],
        "image_std": [0.26862954, 0.26130258, 0.27577711], "image_processor_type": "Qwen2VLImageProcessor"},
        indent=2) + "\n")
    write_weights({k: v.contiguous() for k, v in names.items()}, spec["shards"], folder)
    model, info = Qwen2VLForConditionalGeneration.from_pretrained(
        folder, dtype=torch.float32, attn_implementation="eager", output_loading_info=True)
    assert not any(info.values()), info
    assert model.model.visual.config._attn_implementation == "eager"
    return model.eval()


def write_weights(names, shards, folder):
    if shards == 1:
        return save_file(names, folder / "model.safetensors", metadata={"format": "pt"})
    # Neighbours go to different shards, so that a layer's weights come from several files.
    placed, total = {}, 0
    parts = [{} for _ in range(shards)]
    for i, (name, value) in enumerate(names.items()):
        parts[i % shards][name] = value
        placed[name] = f"model-{i % shards + 1:05}-of-{shards:05}.safetensors"
        total += value.numel() * value.element_size()
    for i, part in enumerate(parts):
        save_file(part, folder / f"model-{i + 1:05}-of-{shards:05}.safetensors", metadata={"format": "pt"})
    (folder / "model.safetensors.index.json").write_text(
        json.dumps({"metadata": {"total_size": total}, "weight_map": placed}, indent=2) + "\n")


def draw(frames, height, width, seed):
    """Smooth moving colours with a little noise: n, height, width, 3, uint8."""
    r = numpy.random.default_rng(seed)
    n, y, x = numpy.meshgrid(numpy.arange(frames), numpy.linspace(0, 1, height), numpy.linspace(0, 1, width),
                             indexing="ij")
    planes = []
    for _ in range(3):
        a, b, c, p = r.uniform(1, 4), r.uniform(1, 4), r.uniform(0.2, 0.8), r.uniform(0, 6)
        planes.append(numpy.sin(a * 2 * x + c * n + p) * numpy.cos(b * 2 * y - c * n))
    wave = 127.5 + 110 * numpy.stack(planes, -1) + r.normal(0, 8, (frames, height, width, 3))
    return numpy.clip(numpy.rint(wave), 0, 255).astype(numpy.uint8)


def patches_of(frames, vision):
    """The rows and the (t, h, w) grid that the image processor makes of pictures already at a conforming size."""
    processor = Qwen2VLImageProcessor(patch_size=vision.patch_size, temporal_patch_size=vision.temporal_patch_size,
                                      merge_size=vision.spatial_merge_size)
    rows, grid = processor._preprocess(
        list(frames), do_resize=False, do_rescale=True, rescale_factor=1 / 255, do_normalize=True,
        image_mean=processor.image_mean, image_std=processor.image_std, patch_size=vision.patch_size,
        temporal_patch_size=vision.temporal_patch_size, merge_size=vision.spatial_merge_size, do_convert_rgb=True)
    return torch.tensor(rows, dtype=torch.float32), torch.tensor([grid], dtype=torch.int64)


def margin(step_logits):
    """The gap between the best and the second logit."""
    top = torch.topk(step_logits, 2).values
    return float(top[0] - top[1])


def is_loop(ids):
    """Whether the second half of `ids` goes round in a cycle, or `ids` holds few different tokens."""
    tail = ids[len(ids) // 2:]
    cycle = any(tail[p:] == tail[:-p] for p in range(1, len(tail) // 2))
    return cycle or len(set(ids)) < min(12, len(ids) // 2)


class Decoding:
    """Greedy decoding of one prompt by `generate`, checked against one pass over the finished sequence."""

    def __init__(self, model, ids, positions, delta, media, count, penalty=None):
        extra = {} if penalty is None else {"repetition_penalty": penalty}
        out = model.generate(input_ids=ids, attention_mask=torch.ones_like(ids), do_sample=False, max_new_tokens=count,
                             eos_token_id=None, pad_token_id=0, output_logits=True, output_scores=True,
                             return_dict_in_generate=True, **media, **extra)
        self.ids = out.sequences[0, ids.shape[1]:]
        assert len(self.ids) == count
        self.first, self.last = out.logits[0][0], out.logits[-1][0]
        self.margin = min(margin(s[0]) for s in out.scores)
        self.relative = min(margin(s[0]) / float(s[0].abs().max()) for s in out.scores)
        # The same tokens with no cache and positions written out: prompt rows, then cache length + delta.
        later = torch.arange(ids.shape[1], out.sequences.shape[1]) + delta
        whole = torch.cat([positions, later.expand(3, 1, -1)], -1)
        embeds = model.model.get_input_embeddings()(out.sequences)
        for name, key in (("image", model.config.image_token_id), ("video", model.config.video_token_id)):
            pixels = media.get("pixel_values" if name == "image" else "pixel_values_videos")
            if pixels is not None:
                where = torch.zeros_like(out.sequences, dtype=torch.bool)
                where[:, : ids.shape[1]] = ids == key
                embeds[where] = model.model.visual(pixels, grid_thw=media[f"{name}_grid_thw"])
        again = model(inputs_embeds=embeds, position_ids=whole, attention_mask=torch.ones_like(out.sequences)).logits[0]
        for i, step in enumerate(out.logits):
            gap = float((again[ids.shape[1] - 1 + i] - step[0]).abs().max())
            assert gap < 2e-4, gap


def checkpoint_values(name, spec, model):
    """Every expected tensor of one checkpoint, and the decodings for the report."""
    config, vision, ids = model.config, model.config.vision_config, special_ids(spec["text"]["vocab_size"])
    side = vision.patch_size * vision.spatial_merge_size
    values, rows, grids = {}, [], []
    for i, (n, h, w) in enumerate(spec.get("media", MEDIA)):
        frames = draw(n, h * side, w * side, seed=1000 * spec["seed"] + i)
        row, grid = patches_of(frames, vision)
        rows.append(row), grids.append(grid)
        values[f"media.{i}.frames"] = torch.tensor(frames)
        values[f"media.{i}.grid"] = grid[0]
        values[f"media.{i}.tokens"] = model.model.visual(row, grid_thw=grid)
    if vision.patch_size == 4:
        values["media.2.patches"], values[f"media.{CLIP}.patches"] = rows[2], rows[CLIP]

    r = numpy.random.default_rng(spec["seed"])
    decodings = {}
    for prompt, parts in PROMPTS.items():
        line, used = [], [p for p in parts if isinstance(p, int)]
        for part in parts:
            if isinstance(part, str):
                line += r.integers(0, ids["bos"], int(part)).tolist()
            else:
                pad = ids["video"] if part == CLIP else ids["image"]
                line += [ids["vision_start"]] + [pad] * len(values[f"media.{part}.tokens"]) + [ids["vision_end"]]
        line = torch.tensor([line])
        media = {}
        if stills := [p for p in used if p != CLIP]:
            media |= dict(pixel_values=torch.cat([rows[p] for p in stills]),
                          image_grid_thw=torch.cat([grids[p] for p in stills]))
        if CLIP in used:
            media |= dict(pixel_values_videos=rows[CLIP], video_grid_thw=grids[CLIP])
        positions, delta = model.model.get_rope_index(line, media.get("image_grid_thw"), media.get("video_grid_thw"))
        greedy = Decoding(model, line, positions, delta, media, GREEDY)
        penalised = Decoding(model, line, positions, delta, media, PENALISED, PENALTY)
        decodings[prompt], decodings[prompt + "+penalty"] = greedy, penalised
        values |= {
            f"prompt.{prompt}.ids": line[0], f"prompt.{prompt}.media": torch.tensor(used, dtype=torch.int64),
            f"prompt.{prompt}.positions": positions[:, 0], f"prompt.{prompt}.delta": delta[0],
            f"prompt.{prompt}.logits": greedy.first, f"prompt.{prompt}.logits_end": greedy.last,
            f"prompt.{prompt}.greedy": greedy.ids, f"prompt.{prompt}.penalised": penalised.ids}
        if name == "tied-flat-old" and prompt == "mixed":
            values |= inner_values(model, line, media, rows[0], grids[0])
    return values, decodings


def inner_values(model, line, media, row, grid):
    """What stands between input and output, at a few places of the mixed prompt and for picture 0: to find an error."""
    seen = {}

    def keep(name, pick):
        def hook(module, args, out):
            seen[name] = pick(out[0] if isinstance(out, tuple) else out).detach().clone()
        return hook

    # The first token, the first and last of a picture, one inside the clip, the one after the clip, the last.
    after_clip = int((line[0] == model.config.video_token_id).nonzero()[-1]) + 1
    picture = (line[0] == model.config.image_token_id).nonzero()[:, 0]
    places = torch.tensor([0, int(picture[0]), int(picture[14]), after_clip - 8, after_clip, line.shape[1] - 1])
    hooks = [m.register_forward_hook(keep(f"inner.layer.{i}", lambda x: x[0, places]))
             for i, m in enumerate(model.model.language_model.layers)]
    hooks.append(model.model.language_model.norm.register_forward_hook(keep("inner.norm", lambda x: x[0, places])))
    hooks.append(model.model.language_model.layers[0].register_forward_pre_hook(
        lambda module, args: seen.__setitem__("inner.embedding", args[0][0, places].detach().clone())))
    model(input_ids=line, attention_mask=torch.ones_like(line), **media)
    for h in hooks:
        h.remove()
    hooks = [m.register_forward_hook(keep(f"inner.vision.block.{i}", lambda x: x[:8]))
             for i, m in enumerate(model.model.visual.blocks)]
    hooks.append(
        model.model.visual.patch_embed.register_forward_hook(keep("inner.vision.patch_embed", lambda x: x[:8])))
    model.model.visual(row, grid_thw=grid)
    for h in hooks:
        h.remove()
    return seen | {"inner.places": places}


def encoder_values(spec, folder, model):
    """The motion and camera encoder: weights, config, inputs, tokens, and a prompt that holds both."""
    base, hidden = model.config.vision_config, model.config.text_config.hidden_size
    camera_config = Qwen2VLVisionConfig(
        hidden_size=hidden, temporal_patch_size=1, spatial_merge_size=1, **spec["camera"])
    motion_config = Qwen2VLVisionConfig(**{k: getattr(base, k) for k in (
        "depth", "embed_dim", "num_heads", "mlp_ratio", "patch_size", "spatial_merge_size", "temporal_patch_size",
        "hidden_size", "in_channels")})
    towers = {}
    for i, (name, config) in enumerate((("camera", camera_config), ("motion", motion_config))):
        config._attn_implementation = "eager"
        tower = Qwen2VisionTransformerPretrainedModel._from_config(config, attn_implementation="eager")
        towers[name] = randomise(tower, spec["seed"] + 7000 + i, boost=1.2).eval()
    folder.mkdir(parents=True, exist_ok=True)
    save_file({f"{n}.{k}": v.contiguous() for n, t in towers.items() for k, v in t.state_dict().items()},
              folder / "encoders.safetensors", metadata={"format": "pt"})
    shape = ("depth", "embed_dim", "num_heads", "mlp_ratio", "in_channels", "patch_size", "temporal_patch_size",
             "spatial_merge_size", "hidden_size")
    (folder / "encoders.json").write_text(json.dumps({
        "base": spec["base"],
        "camera": {k: getattr(camera_config, k) for k in shape} | {
            "pixel_unshuffle": spec["unshuffle"], "map_height": spec["map_height"], "map_width": spec["map_width"]},
        "motion": {k: getattr(motion_config, k) for k in shape}}, indent=2) + "\n")

    # Camera: maps n, 6, h, w -> unshuffled n, 96, h/4, w/4 -> rows (pose, row, column) of (channel, 1, y, x).
    n, h, w = spec["poses"], spec["map_height"], spec["map_width"]
    maps = torch.randn((n, 6, h, w), generator=torch.Generator().manual_seed(spec["seed"] + 7100)) * 0.7
    packed = torch.nn.functional.pixel_unshuffle(maps, spec["unshuffle"])
    p = camera_config.patch_size
    gh, gw = packed.shape[2] // p, packed.shape[3] // p
    rows = packed.reshape(n, 96, gh, p, gw, p).permute(0, 2, 4, 1, 3, 5).reshape(n * gh * gw, 96 * p * p)
    camera = towers["camera"](rows, grid_thw=torch.tensor([[n, gh, gw]]))

    # Motion: frames as for a clip of the vision tower.
    m, side = spec["motion"], base.patch_size * base.spatial_merge_size
    frames = draw(m["frames"], m["height"] * side, m["width"] * side, seed=spec["seed"] + 7200)
    motion_rows, motion_grid = patches_of(frames, motion_config)
    motion = towers["motion"](motion_rows, grid_thw=motion_grid)

    # A prompt with both. transformers knows only vision blocks, so the positions are asked for as if the frame tokens
    # were the vision ones; a camera grid, which is not merged, is passed times the merge size it divides by.
    ids, r = special_ids(model.config.vocab_size), numpy.random.default_rng(spec["seed"] + 7300)
    text = [r.integers(0, ids["bos"], k).tolist() for k in (4, 3, 9)]
    line = (text[0] + [ids["motion_start"]] + [ids["video"]] * len(motion) + [ids["motion_end"]] + text[1]
            + [ids["camera_start"]] + [ids["video"]] * len(camera) + [ids["camera_end"]] + text[2])
    line = torch.tensor([line])
    alias = {ids["motion_start"]: ids["vision_start"], ids["camera_start"]: ids["vision_start"]}
    asked = torch.tensor([[alias.get(i, i) for i in line[0].tolist()]])
    merge = base.spatial_merge_size
    grid = torch.cat([motion_grid, torch.tensor([[n, gh * merge, gw * merge]])])
    positions, delta = model.model.get_rope_index(asked, None, grid)
    embeds = model.model.get_input_embeddings()(line)
    embeds[line == ids["video"]] = torch.cat([motion, camera])
    steps, tokens, at = [], [], positions
    for i in range(GREEDY):
        logits = model(inputs_embeds=embeds, position_ids=at, attention_mask=torch.ones(embeds.shape[:2])).logits[0, -1]
        steps.append(logits), tokens.append(int(logits.argmax()))
        embeds = torch.cat([embeds, model.model.get_input_embeddings()(torch.tensor([tokens[-1:]]))], 1)
        at = torch.cat([at, (line.shape[1] + i + delta).expand(3, 1, 1)], -1)
    values = {
        "camera.maps": maps, "camera.unshuffled": packed[:1], "camera.patches": rows[: gh * gw],
        "camera.grid": torch.tensor([n, gh, gw]), "camera.tokens": camera,
        "motion.frames": torch.tensor(frames), "motion.grid": motion_grid[0], "motion.tokens": motion,
        "prompt.conditions.ids": line[0], "prompt.conditions.positions": positions[:, 0],
        "prompt.conditions.delta": delta[0], "prompt.conditions.logits": steps[0],
        "prompt.conditions.greedy": torch.tensor(tokens)}
    return values, min(map(margin, steps)), tokens


def save_values(values, path):
    save_file({k: v.detach().contiguous().clone() for k, v in values.items()}, path)


def run_checkpoint(name, spec, folder):
    model = build(spec, folder)
    values, decodings = checkpoint_values(name, spec, model)
    save_values(values, folder / "expected.safetensors")
    return model, decodings


def score(decodings):
    """Worst margin over all steps, or 0 where a greedy sequence falls into a loop."""
    if any(is_loop(d.ids.tolist()) for k, d in decodings.items() if "+" not in k):
        return 0.0
    return min(d.margin for d in decodings.values())


def search(count):
    for name, spec in CHECKPOINTS.items():
        best = []
        for seed in range(count):
            with tempfile.TemporaryDirectory() as t:
                _, decodings = run_checkpoint(name, spec | {"seed": seed}, pathlib.Path(t))
            best.append((score(decodings), seed))
        print(name, sorted(best, reverse=True)[:5], "loops:", sum(s == 0 for s, _ in best), flush=True)
    with tempfile.TemporaryDirectory() as t:
        model, _ = run_checkpoint(ENCODERS["base"], CHECKPOINTS[ENCODERS["base"]], pathlib.Path(t))
        best = []
        for seed in range(count):
            _, gap, tokens = encoder_values(ENCODERS | {"seed": seed}, pathlib.Path(t), model)
            best.append((0.0 if is_loop(tokens) else gap, seed))
        print("encoders", sorted(best, reverse=True)[:5])


def randomise_checkpoint(folder, seed):
    """Give any checkpoint weights as those here have. A freshly initialised one has zero biases, unit norms and mostly
    repeats one token, which hides errors."""
    folder = pathlib.Path(folder)
    config = (folder / "config.json").read_text()
    written = json.loads(config)
    dtype = getattr(torch, written.get("torch_dtype") or written["dtype"])
    model = Qwen2VLForConditionalGeneration.from_pretrained(folder, dtype=dtype)
    randomise(model, seed, boost=2.5).save_pretrained(folder)
    (folder / "config.json").write_text(config)


def report(name, decodings):
    for prompt, d in decodings.items():
        print(f"{name:28} {prompt:18} margin {d.margin:.4f} ({d.relative:.1e} of the largest logit) "
              f"distinct {len(set(d.ids.tolist())):2} of {len(d.ids)}{' LOOP' if is_loop(d.ids.tolist()) else ''}")


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--search", type=int, metavar="N", help="try N seeds and print the best; write nothing")
    p.add_argument("--randomise", metavar="DIR", help="give the checkpoint in DIR new weights; write no goldens")
    p.add_argument("--seed", type=int, default=0, help="for --randomise")
    a = p.parse_args()
    torch.set_grad_enabled(False)
    torch.set_num_threads(1)
    if a.search:
        return search(a.search)
    if a.randomise:
        return randomise_checkpoint(a.randomise, a.seed)
    for name, spec in CHECKPOINTS.items():
        shutil.rmtree(HERE / name, ignore_errors=True)
        model, decodings = run_checkpoint(name, spec, HERE / name)
        report(name, decodings)
        if name == ENCODERS["base"]:
            shutil.rmtree(HERE / "encoders", ignore_errors=True)
            values, gap, tokens = encoder_values(ENCODERS, HERE / "encoders", model)
            save_values(values, HERE / "encoders" / "expected.safetensors")
            print(f"encoders                     conditions         margin {gap:.4f} distinct {len(set(tokens))} of "
                  f"{len(tokens)}{' LOOP' if is_loop(tokens) else ''}")


if __name__ == "__main__":
    main()
