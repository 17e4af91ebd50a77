"""Makes the golden files of the text encoders' tokenizers, in TextEncoders/ beside this script.

    python make_text_encoders.py

Made with Python 3.11.7, tokenizers 0.22.2, sentencepiece 0.2.3 and transformers 4.57.6:
- unigram/spiece.model: SentencePiece unigrams with a small map of characters; unigram/tokenizer.json: the same as
  transformers converts it for T5;
- pairs/tokenizer.model: SentencePiece byte pairs with bytes for unknown characters; pairs/tokenizer.json: the same
  with merges, as transformers converts it for Gemma;
- clip/tokenizer.json, clip/vocab.json, clip/merges.txt: byte pairs with end-of-word marks, as CLIP's;
- llama3/tokenizer.json: byte-level pairs with Llama 3's splitting;
- cases.json: texts with the ids that each gives, marks at the ends left out.
"""

import json
import pathlib
import random
import shutil
import tempfile
import unicodedata

import sentencepiece
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers
from transformers.convert_slow_tokenizer import GemmaConverter, T5Converter

HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE / "TextEncoders"

WORDS = {
    "who": "a woman|a young man|an old fisherman|two dogs|the child in the red coat|a dancer|a white horse|a yellow bus".split("|"),
    "does": "walks slowly along|runs across|dances in|stands still beside|waves from|turns around in|jumps over".split("|"),
    "where": "a wide sandy beach|a narrow street at night|the green meadow|an empty corridor|a walled courtyard".split("|"),
    "camera": "The camera pans left by 34 degrees|The camera circles her|A slow dolly forward|The shot doesn't move".split("|"),
    "style": "cinematic, warm light|hand-drawn animation|documentary style, 35 mm|high-contrast black and white".split("|"),
}


def captions(count):
    pick = random.Random(1)
    for _ in range(count):
        w = {k: pick.choice(v) for k, v in WORDS.items()}
        yield f"{w['who'].capitalize()} {w['does']} {w['where']}. {w['camera']}, then stops; {w['style']}."


OTHER = [
    "It's a wide-angle shot (low-key lighting); the man doesn't move... He'd rather sit, we've seen it, you'll see.",
    "Le café près de la plage, naïve, déjà vu, über Straße, señor, Ångström.",
    "一个穿红衣服的女人沿着海滩走。カメラはゆっくりと前に進む。 Камера медленно движется вперёд.",
    "Numbers: 1234567890, 3.5x, 24-fps, 16:9, 2026-11-22, 100 %, #5, a/b, x_y, e-mail@example.org.",
]
CORPUS = list(captions(1500)) + OTHER * 20

CASES = OTHER + list(captions(30)) + [
    "", " ", "  ", "a", "A", " a ", "two  spaces", "three   spaces  ", "line\nbreak", "tab\tstop", "\r\n", "end\n",
    "It's", "'s", "'start", "they're'll", "don't can't I'm", "IT'S LOUD", "İstanbul ΣΑΣ straße", "e\u0301 café",
    "ﬁne ﬂow ｆｕｌｌ ｗｉｄｔｈ", "…", "½ ² ™", "12345 1 22 333 4444", "a1b2c3", "!?!? -- ---", "(word:1.2) {a|b}",
    "🙂🎬👩‍👩‍👧‍👦", "日本語", "Ελλάδα", "שלום עולם", "नमस्ते", "</s> <unk> <pad>", "<|endoftext|>", "▁mark ▁", "nul",
    "a" * 100, "ab " * 60, "The quick brown fox jumps over the lazy dog. " * 4, "\u00a0x\u3000y\u2003z", "x\u200by",
    "antidisestablishmentarianism", "Zyxwvut qqqq", "“quoted” ‘single’ — – -", "\u0301alone", "ẛ̣ Å",
]


def random_cases(count):
    pick = random.Random(2)
    letters = "aeinorst ABC.,;'-1290é…ﬁ日🙂\n\t  ▁xzq"
    return ["".join(pick.choice(letters) for _ in range(pick.randrange(1, 40))) for _ in range(count)]


CASES += random_cases(400)


def normalization_rules(path):
    """A map of the kind that SentencePiece compiles: compatibility forms and composed letters of Latin."""
    rules = {}
    for code in list(range(0xA0, 0x250)) + list(range(0x2000, 0x2150)) + list(range(0x3000, 0x3001)) + list(
        range(0xFB00, 0xFB07)
    ) + list(range(0xFF01, 0xFF5F)):
        if 0xD800 <= code < 0xE000:
            continue
        text = chr(code)
        folded = unicodedata.normalize("NFKC", text)
        if folded != text:
            rules[text] = folded
        split = unicodedata.normalize("NFD", text)
        if split != text and unicodedata.normalize("NFC", split) == text:
            rules[split] = folded
    for blank in "\t\n\r":
        rules[blank] = " "
    rules["\u200b"] = ""
    with open(path, "w", encoding="utf-8") as file:
        for source, target in rules.items():
            file.write(" ".join(f"{ord(c):X}" for c in source) + "\t" + " ".join(f"{ord(c):X}" for c in target) + "\n")


def train_sentencepiece(folder, name, **options):
    with tempfile.TemporaryDirectory() as work:
        corpus = pathlib.Path(work) / "corpus.txt"
        corpus.write_text("\n".join(CORPUS), encoding="utf-8")
        rules = pathlib.Path(work) / "rules.tsv"
        normalization_rules(rules)
        if options.pop("rules"):
            options["normalization_rule_tsv"] = str(rules)
        else:
            options["normalization_rule_name"] = "identity"
        sentencepiece.SentencePieceTrainer.train(
            input=str(corpus), model_prefix=f"{work}/m", minloglevel=2, num_threads=1, **options
        )
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(f"{work}/m.model", folder / name)


def main():
    OUT.mkdir(exist_ok=True)
    ids = {}

    train_sentencepiece(
        OUT / "unigram", "spiece.model", rules=True, model_type="unigram", vocab_size=400, hard_vocab_limit=False, pad_id=0, eos_id=1, unk_id=2,
        bos_id=-1, character_coverage=0.9995,
    )
    unigram = sentencepiece.SentencePieceProcessor(model_file=str(OUT / "unigram/spiece.model"))
    ids["unigram/spiece.model"] = unigram.encode

    class Slow:
        vocab_file = str(OUT / "unigram/spiece.model")
        _extra_ids = 0
        legacy = True
        add_prefix_space = True

        def convert_tokens_to_ids(self, token):
            return unigram.piece_to_id(token)

    fast = T5Converter(Slow()).converted()
    fast.save(str(OUT / "unigram/tokenizer.json"))
    plain = Tokenizer.from_file(str(OUT / "unigram/tokenizer.json"))
    ids["unigram/tokenizer.json"] = lambda text: plain.encode(text, add_special_tokens=False).ids

    train_sentencepiece(
        OUT / "pairs", "tokenizer.model", rules=False, model_type="bpe", vocab_size=700, pad_id=0, eos_id=1, bos_id=2,
        unk_id=3, byte_fallback=True, add_dummy_prefix=False, remove_extra_whitespaces=False, character_coverage=0.99,
    )
    pairs = sentencepiece.SentencePieceProcessor(model_file=str(OUT / "pairs/tokenizer.model"))
    ids["pairs/tokenizer.model"] = pairs.encode

    class SlowPairs:
        vocab_file = str(OUT / "pairs/tokenizer.model")
        add_bos_token = False
        add_eos_token = False
        add_prefix_space = False
        unk_token = "<unk>"
        pad_token, eos_token, bos_token = "<pad>", "</s>", "<s>"
        pad_token_id, eos_token_id, bos_token_id, unk_token_id = 0, 1, 2, 3

        def convert_tokens_to_ids(self, token):
            return pairs.piece_to_id(token)

    converted = GemmaConverter(SlowPairs())
    converted.vocab_file = SlowPairs.vocab_file
    gemma = converted.converted()
    gemma.save(str(OUT / "pairs/tokenizer.json"))
    plain_pairs = Tokenizer.from_file(str(OUT / "pairs/tokenizer.json"))
    ids["pairs/tokenizer.json"] = lambda text: plain_pairs.encode(text, add_special_tokens=False).ids

    clip = Tokenizer(models.BPE(unk_token="<|endoftext|>", end_of_word_suffix="</w>"))
    clip.normalizer = normalizers.Sequence(
        [normalizers.NFC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Lowercase()]
    )
    clip.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(
                Regex(r"'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"), behavior="removed", invert=True
            ),
            pre_tokenizers.ByteLevel(add_prefix_space=False),
        ]
    )
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    clip.train_from_iterator(
        CORPUS,
        trainers.BpeTrainer(
            vocab_size=1100, special_tokens=["<|startoftext|>", "<|endoftext|>"], initial_alphabet=alphabet,
            end_of_word_suffix="</w>", show_progress=False,
        ),
    )
    # Every byte also as the last of a word, as in CLIP's vocabulary.
    document = json.loads(clip.to_str())
    vocabulary = document["model"]["vocab"]
    for letter in alphabet:
        vocabulary.setdefault(letter + "</w>", len(vocabulary))
    document["post_processor"] = {
        "type": "RobertaProcessing", "sep": ["<|endoftext|>", 1], "cls": ["<|startoftext|>", 0],
        "trim_offsets": False, "add_prefix_space": False,
    }
    (OUT / "clip").mkdir(exist_ok=True)
    (OUT / "clip/tokenizer.json").write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    (OUT / "clip/vocab.json").write_text(json.dumps(vocabulary, ensure_ascii=False), encoding="utf-8")
    merges = [m if isinstance(m, str) else " ".join(m) for m in document["model"]["merges"]]
    (OUT / "clip/merges.txt").write_text("#version: 0.2\n" + "\n".join(merges) + "\n", encoding="utf-8")
    real_clip = Tokenizer.from_file(str(OUT / "clip/tokenizer.json"))
    ids["clip"] = lambda text: real_clip.encode(text, add_special_tokens=False).ids

    llama = Tokenizer(models.BPE(ignore_merges=True))
    llama.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(
                Regex(
                    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*"
                    r"|\s*[\r\n]+|\s+(?!\S)|\s+"
                ),
                behavior="isolated",
            ),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    llama.decoder = decoders.ByteLevel()
    llama.train_from_iterator(
        CORPUS, trainers.BpeTrainer(vocab_size=600, initial_alphabet=alphabet, show_progress=False)
    )
    llama.post_processor = processors.ByteLevel(trim_offsets=False)
    (OUT / "llama3").mkdir(exist_ok=True)
    llama.save(str(OUT / "llama3/tokenizer.json"))
    ids["llama3"] = lambda text: llama.encode(text, add_special_tokens=False).ids

    # Control tokens that a text spells out are tokens to the fast tokenizers, text to ours: not compared.
    control = ("<|endoftext|>", "<|startoftext|>", "</s>", "<s>", "<pad>", "<unk>")
    rows = []
    for text in CASES:
        spelled = any(mark in text for mark in control)
        compared = {name: encode(text) for name, encode in ids.items() if name.endswith(".model") or not spelled}
        rows.append({"text": text} | compared)
    (OUT / "cases.json").write_text(
        "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
