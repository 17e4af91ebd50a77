#!/usr/bin/env python3
"""Write Qwen2-VL and Qwen2.5-VL checkpoints of several shapes with random weights, as make_qwen2vl_goldens.py randomises
them.

    python make_checkpoints.py --tokenizer TOKENIZER.json --out DIR    # DIR/<name>/ for each name in SHAPES

The vocabulary is the tokenizer's. Same Python packages as make_qwen2vl_goldens.py.
"""
import argparse
import json
import pathlib
import shutil
import sys

import torch
from transformers import (
    Qwen2_5_VLConfig, Qwen2_5_VLForConditionalGeneration, Qwen2VLConfig, Qwen2VLForConditionalGeneration)

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "../Qwen2VLTests/Golden"))
from make_qwen2vl_goldens import randomise  # noqa: E402

# seed, dtype, shard size; width, inner width, layers, heads, kv heads, tied, sections; vision depth, width, heads, and for
# Qwen2.5-VL inner width and the blocks with full attention.
SHAPES = {
    "tied-0": (0, "float32", "5GB", (128, 352, 4, 4, 4, True, [4, 6, 6]), (3, 80, 4)),
    "tied-1": (1, "float32", "5GB", (128, 352, 4, 4, 4, True, [4, 6, 6]), (3, 80, 4)),
    "tied-2": (2, "float32", "5GB", (128, 352, 4, 4, 4, True, [4, 6, 6]), (3, 80, 4)),
    "grouped-heads-sharded": (3, "float32", "20MB", (192, 416, 5, 6, 2, False, [4, 6, 6]), (4, 96, 3)),
    # Heads of 128 and vision heads of 80 wide with the released sections, as 2B and 7B have them.
    "released-heads-bf16-sharded": (4, "bfloat16", "100MB", (512, 1024, 6, 4, 1, False, [16, 24, 24]), (6, 320, 4)),
    "window-tied": (6, "float32", "5GB", (128, 352, 4, 4, 4, True, [4, 6, 6]), (4, 80, 4, 220, [1, 3])),
    # As 3B and 7B have them: vision heads of 80, an inner width that is no multiple of 16, full attention in every eighth.
    "window-released-heads-bf16-sharded": (
        7, "bfloat16", "100MB", (512, 1024, 6, 4, 1, False, [16, 24, 24]), (10, 320, 4, 860, [7])),
    "released-heads-f16": (5, "float16", "5GB", (256, 640, 3, 2, 1, True, [16, 24, 24]), (2, 160, 2)),
}


def special(tokens, name):
    return tokens[f"<|{name}|>"]


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--tokenizer", required=True, type=pathlib.Path), p.add_argument("--out", required=True, type=pathlib.Path)
    a = p.parse_args()
    torch.set_grad_enabled(False)
    data = json.loads(a.tokenizer.read_text())
    tokens = {t["content"]: t["id"] for t in data["added_tokens"]}
    vocabulary = -(-(1 + max([*data["model"]["vocab"].values(), *tokens.values()])) // 64) * 64
    for name, (seed, dtype, shard, text, vision) in SHAPES.items():
        width, inner, layers, heads, kv, tied, sections = text
        if len(vision) > 3:
            kinds = Qwen2_5_VLConfig, Qwen2_5_VLForConditionalGeneration
            tower = dict(depth=vision[0], hidden_size=vision[1], num_heads=vision[2], intermediate_size=vision[3],
                         fullatt_block_indexes=vision[4], out_hidden_size=width, window_size=112, tokens_per_second=2)
        else:
            kinds = Qwen2VLConfig, Qwen2VLForConditionalGeneration
            tower = dict(depth=vision[0], embed_dim=vision[1], num_heads=vision[2], hidden_size=width)
        config = kinds[0](
            hidden_size=width, intermediate_size=inner, num_hidden_layers=layers, num_attention_heads=heads,
            num_key_value_heads=kv, vocab_size=vocabulary, tie_word_embeddings=tied, rms_norm_eps=1e-6, rope_theta=1e6,
            rope_scaling={"type": "mrope", "mrope_section": sections}, bos_token_id=special(tokens, "endoftext"),
            eos_token_id=special(tokens, "im_end"), vision_start_token_id=special(tokens, "vision_start"),
            vision_end_token_id=special(tokens, "vision_end"), vision_token_id=special(tokens, "vision_pad"),
            image_token_id=special(tokens, "image_pad"), video_token_id=special(tokens, "video_pad"),
            vision_config=tower)
        model = randomise(kinds[1](config), seed, boost=2.5).to(getattr(torch, dtype))
        folder = a.out / name
        model.save_pretrained(folder, max_shard_size=shard)
        shutil.copy(a.tokenizer, folder / "tokenizer.json")
        (folder / "tokenizer_config.json").write_text(json.dumps({"tokenizer_class": "Qwen2Tokenizer"}))
        files = len(list(folder.glob("*.safetensors")))
        print(f"{name}: {sum(x.numel() for x in model.parameters()) / 1e6:.1f} M parameters, {dtype}, {files} files")


if __name__ == "__main__":
    main()
