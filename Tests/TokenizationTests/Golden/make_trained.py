#!/usr/bin/env python3
"""Train a byte-level vocabulary with Hugging Face's BpeTrainer, as the trainer of this project does.

    python3 -m venv venv
    venv/bin/pip install "tokenizers==0.22.2"
    venv/bin/python Tests/TokenizationTests/Golden/make_trained.py

Reads trained-corpus.txt, one text a line, which this script writes too; writes trained.json: vocabulary and merges.
"""
import json
import pathlib
import random

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

HERE = pathlib.Path(__file__).resolve().parent
PATTERN = (r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+"
           r"|\s+(?!\S)|\s+")
WORDS = ("a the woman man dog red blue green coat walks runs slowly camera orbits pans left right street forest dawn "
         "aaaa aaaaaaa banana bananas can't we'll Größe naïve 東京 🙂🙂 x1y2 -- ... ,,").split(" ")


def main():
    generator = random.Random(5)
    lines = [" ".join(generator.choices(WORDS, k=generator.randint(3, 14))) + generator.choice([".", "!", "  ", ""])
             for _ in range(150)]
    (HERE / "trained-corpus.txt").write_text("\n".join(lines) + "\n")
    tokenizer = Tokenizer(models.BPE())
    tokenizer.normalizer = normalizers.NFC()
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.Split(Regex(PATTERN), behavior="isolated"),
        pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)])
    trainer = trainers.BpeTrainer(
        vocab_size=420, special_tokens=["<|endoftext|>", "<|im_end|>"], show_progress=False,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet())
    tokenizer.train_from_iterator(lines, trainer)
    model = json.loads(tokenizer.to_str())["model"]
    merges = [pair if isinstance(pair, list) else pair.split(" ") for pair in model["merges"]]
    (HERE / "trained.json").write_text(
        json.dumps(dict(vocab=model["vocab"], merges=merges), ensure_ascii=False, indent=0) + "\n")
    print(len(model["vocab"]), len(merges))


if __name__ == "__main__":
    main()
