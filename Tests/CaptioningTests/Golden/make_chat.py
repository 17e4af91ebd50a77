#!/usr/bin/env python3
"""Token ids of text-only conversations, to compare the prompt builder with.

    python3 -m venv venv && venv/bin/pip install tokenizers==0.22.2
    venv/bin/python make_chat.py qwen2-vl-tokenizer.json > chat.json

The conversation is what Qwen2-VL's chat template gives for a system and a user message with the generation prompt; it is
encoded as one string, special tokens recognised, by Hugging Face tokenizers 0.22.2 from the tokenizer.json of the released
models.
"""
import json
import sys

import tokenizers

SYSTEM = "You are a helpful assistant."
PROMPTS = [
    "A dog runs along the beach.",
    "The most right person in picture 1 dances on the desk in picture 2 while the camera circles her.",
    "一只猫在窗台上睡觉，镜头慢慢拉远。",
    "A \"neon\" sign: 24/7 open!  Two  spaces, 100% rain\tand a tab 🌧️👩‍🚀",
    "First line.\n\nSecond line's end \n",
    "cafe\u0301 naïve Ångström",
    "x",
]


def main():
    tokenizer = tokenizers.Tokenizer.from_file(sys.argv[1])
    cases = []
    for system in ("", SYSTEM):
        for prompt in PROMPTS:
            head = f"<|im_start|>system\n{system}<|im_end|>\n" if system else ""
            text = f"{head}<|im_start|>user\n{prompt}<|im_end|>\n<|im_start|>assistant\n"
            cases.append({"system": system, "prompt": prompt, "ids": tokenizer.encode(text).ids})
    assert tokenizers.__version__ == "0.22.2", tokenizers.__version__
    print("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]")


main()
