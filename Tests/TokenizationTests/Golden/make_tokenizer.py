"""Makes the golden files of the tokenizer's tests.

    python make_tokenizer.py PATH_OF_QWEN2_VL_TOKENIZER_JSON

Made with Python 3.11.7 and tokenizers 0.22.2. Writes beside itself:
- small.json: a byte-level BPE tokenizer in the form of Qwen2's, trained on the texts below;
- gpt2.json: the same vocabulary with GPT-2's splitting, no normaliser, merges as "a b", and added tokens of every kind;
- cases.json: the texts of CASES with the ids that small.json, gpt2.json and Qwen2-VL's tokenizer give;
- added.json: texts around added tokens, with the ids that gpt2.json gives;
- random_small.bin, random_gpt2.bin, random_qwen2vl.bin: for the text of each seed (`random_text`, which the tests repeat) the CRC-32 of
  its ids as little-endian 32-bit numbers;
- words_qwen2.bin, words_gpt2.bin: for 512 characters at a time, each between letters, digits, spaces and punctuation, the CRC-32 of the
  lengths (UTF-8, little-endian 32-bit) of the words that the splitting gives;
- composed.bin: for 512 characters at a time, each between bases and marks, the CRC-32 of its NFC;
- decoded.bin: for random ids, also broken UTF-8, the CRC-32 of the text that small.json decodes them to, first with and then without
  special tokens.
"""

import json
import pathlib
import struct
import sys
import zlib

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

HERE = pathlib.Path(__file__).resolve().parent
PATTERN = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)
SPECIAL = ["<|endoftext|>", "<|im_start|>", "<|im_end|>", "<|vision_start|>", "<|vision_end|>", "<|image_pad|>"]

TRAINING = [
    "A woman in a red coat walks along the beach while the camera slowly circles her from the left.",
    "The camera moves forward, then turns left by 34 degrees; it doesn't stop. It's a long shot, and they're running.",
    "She's waving, he'd rather sit, we've seen it, I'm here, you'll see. THEY'RE LOUD AND IT'S FINE.",
    "The depth map is brighter where things are nearer: 0.25 m, 1.5 m, 100 m. Frames 0, 5, 10 and 15 of 16.",
    "Dense caption: a small child and a woman stand at the sea. Main object: the child. Background: waves, sand and a pier.",
    "Camera caption: the camera pans right and tilts up. Style caption: documentary, natural light. Action caption: walking.",
    "The quick brown dog and the slow grey cat are dancing on the desk in picture 2, next to the person in picture 1.",
    "一个穿红衣服的女人沿着海滩走,摄像机慢慢地围绕她旋转。孩子在沙滩上跳舞,背景是大海和码头。",
    "镜头向前移动,然后向左转三十四度。画面风格写实,光线自然。主要对象是一个小孩。",
    "カメラはゆっくりと前に進み、左に曲がる。女の人が海辺を歩いている。한국어 문장도 있습니다. 카메라가 움직입니다.",
    "Камера медленно движется вперёд. Женщина идёт по пляжу. Η κάμερα κινείται. كاميرا تتحرك ببطء. कैमरा धीरे चलता है।",
    "Le café près de la plage, naïve, déjà vu, über Straße, señor, Ångström, Việt Nam, tiếng Việt.",
    "def frames(count, rate=2.0):\n    for index in range(0, count):\n        if index % 2 == 0:\n            yield index\n",
    "for (int i = 0; i < n; i++) {\n\tsum += a[i] * b[i];  // dot product\n\treturn sum;\n}\n\n",
    "let value = try reader.read(count: 4) // bytes\nguard value >= 0 else { throw Failure.negative }\n",
    '{"a2c": "run/1", "prompt": "dance", "conditions": [{"adapter": "depth", "input": "clip.mp4"}]}\n',
    "🙂🎬👩‍👩‍👧‍👦 🇩🇪🇯🇵 ❤️ ✨✨ 🎥 → ← ↑ ↓ — – … “quoted” ‘single’ «guillemets» №1 §2 ½ ² ³ €100 £5 ¥7",
    "    indented by four\n        indented by eight\n\t\ttwo tabs\r\nwindows line\r\n\r\n",
]

CASES = [
    "", " ", "a", "'", "Hello, world!", "Hello  world", "  two before", "two behind  ", "   ", "\n", "\n\n\n", " \n ", "\r\n\r\n", "a\n\n b",
    "a \n\n b", "\t\tx", " \t x", "x \t ", "x\u00a0y", "x\u00a0\u00a0y", "\u3000全角", "\u2028line\u2029para", "\u0085next", "a\u0085\nb", "\x1cfs\x1f",
    "it's It'S IT'S we'LL WE'll they'Re I'M you'D he'Ve don'T", "'S't'RE've'M'll'D", "''s", "'st 'sx 'lx 'l 'L", "'ſ 'ſx", "o'clock rock'n'roll",
    "can’t won’t ’s", "'r 'v 're've", " 's", "1's 22't",
    "0 12 345 6789 3.14159 1,000,000 ½ ² Ⅷ ٣٤ ๔ 一二 ①", "v2.0-rc1", "x1y2z3", "100%", "$5.00",
    "你好,世界!", "摄像机向左转34度。", "漢字かな交じり文 カタカナ", "한국어 문장", "각 각 각", "\u1100\u1161\u11a8", "\u1100\u1161", "가\u11a8",
    "🙂", "👩‍👩‍👧‍👦", "🇩🇪🇫🇷", "❤️❤", "a🙂b 🙂 c", "👍🏽👍🏿", "🏴\U000e0067\U000e0062\U000e007f",
    "def f(x):\n    return x**2\n\n\nclass A:\n\tpass\n", "if (a<b && c>=d) { x->y[i] += 0xFF; }", "https://example.org/a?b=c&d=%20#e",
    "SELECT * FROM t WHERE a = 'b';", "#include <stdio.h>\r\nint main(void)\r\n{\r\n\treturn 0;\r\n}\r\n", "---\na: 1\n---\n", "\\n \\\\ \\u0041",
    "e\u0301", "e\u0301\u0327", "e\u0327\u0301", "a\u0323\u0307", "a\u0307\u0323", "\u0344", "\u0340\u0341", "\u212b \u00c5 A\u030a", "\u2126 \u03a9",
    "\uf900\ufa0e\ufa10", "\u0958\u0915\u093c", "\u09c7\u09be", "\u0bc6\u0bbe", "\u1e9b\u0323", "q\u0307\u0323", "\u0061\u0315\u0300\u05ae\u0300\u0062",
    "\u0301start", "\u0f71\u0f72\u0f74", "\u0f73", "\U0001d15e", "\U0002f800", "\U00011938", "\U00011935\U00011930", "a\u0898\u0300", "ﬁ ﬀ ﬆ Ǆ",
    "Việt Nam tiếng Việt", "naïve café", "naïve café", "ẞß", "İı", "ŉ",
    "नमस्ते दुनिया", "สวัสดีชาวโลก", "שָׁלוֹם עולם", "مرحبا بالعالم", "Γειά σου Κόσμε", "ПриветМир", "Ԁծ", "ᏣᎳᎩ", "ꙮ", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𝟙𝟚𝟛", "𠀀𠀁",
    "\u0000", "a\u0000b", "\u0000\u0000", "\u0007\u001b[31m", "\u007f\u0080\u009f", "\ufeffBOM", "\ufffd", "\ufffe\uffff", "\U0010ffff", "\ue000",
    "\u202eright to left\u202c", "\u2066isolate\u2069", "\u200bzero\u200dwidth\u2060", "a\u00adb",
    "<|im_start|>user\nhi<|im_end|>\n", "<|im_start|", "<|im_start|><|im_end|>", "x<|endoftext|>y", " <|image_pad|> ", "<|vision_start|><|image_pad|><|vision_end|>",
    "<|IM_START|>", "e<|im_end|>\u0301", "<<|im_end|>>",
    "A woman in a red coat walks along the beach while the camera slowly circles her.",
    "1. Dense caption: a child dances.\n2. Main object caption: a child.\n", "word " * 40, "ab" * 200, "a" * 300, " " * 100, "\n" * 50 + "x", " \n" * 30 + " ",
    "!" * 100, "=" * 33 + "\n", "…" * 20, "好" * 60, "1" * 40, "\u0301" * 40, "e" + "\u0301\u0327" * 20,
]

ADDED_CASES = [
    "a<left>b", "a  <left>b", "a <left>  <left> b", "a<right>  b", "a <right> \n <right>b", "a <both> b <both> c", " <both> ", "<both><both>",
    "cat", "a cat.", "concat", "cats", "cat cat", "_cat", "é cat é", "écat", "cat\u0301", "cat-cat", "(cat)", "猫cat", "1cat",
    "caf\u00e9!", "cafe\u0301!", "CAF\u00c9", "<raw\u00e9>", "<rawe\u0301>", "<long>", "<longer>", "<longest>", "<long<longer>er>", "<longes",
    "plain", "<|plain|>", "x <|plain|> y", "<|endoftext|>", "<|endoftext|><left>", "a <|spaced out|> b", "<|endoftext|>cat", "cat<|endoftext|>",
    "  <left>", "<right>  ", "a\u00a0<left>", "<right>\u3000\u3000x", "<right> <left>", "<left> <right>", "<right><both> <left>",
]


class Random:
    """SplitMix64."""

    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) % 2**64
        z = self.state
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 % 2**64
        z = (z ^ z >> 27) * 0x94D049BB133111EB % 2**64
        return z ^ z >> 31

    def below(self, bound):
        return (self.next() >> 33) % bound


# Blocks that a random text draws from: first and last character.
BLOCKS = [
    (0x20, 0x7E), (0x61, 0x7A), (0x41, 0x5A), (0x30, 0x39), (0x09, 0x0D), (0x00, 0x1F), (0x7F, 0xFF), (0x100, 0x24F), (0x250, 0x2FF), (0x300, 0x36F),
    (0x370, 0x3FF), (0x400, 0x52F), (0x590, 0x5FF), (0x600, 0x6FF), (0x8A0, 0x8FF), (0x900, 0x97F), (0x980, 0x9FF), (0xB80, 0xBFF), (0xE00, 0xE7F),
    (0xF00, 0xFFF), (0x1100, 0x11FF), (0x1780, 0x17FF), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x1E00, 0x1EFF), (0x1F00, 0x1FFF), (0x2000, 0x206F),
    (0x20A0, 0x21FF), (0x2150, 0x218F), (0x2200, 0x22FF), (0x2460, 0x24FF), (0x2600, 0x27BF), (0x3000, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF),
    (0xA640, 0xA7FF), (0xA8E0, 0xA8FF), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFB00, 0xFB4F), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F), (0xFF00, 0xFFEF),
    (0x10000, 0x100FF), (0x10A00, 0x10A5F), (0x11080, 0x1113F), (0x11380, 0x113FF), (0x11900, 0x1195F), (0x16100, 0x1613F), (0x1D100, 0x1D1FF),
    (0x1D400, 0x1D7FF), (0x1E000, 0x1E8FF), (0x1F1E6, 0x1F1FF), (0x1F300, 0x1F6FF), (0x1F900, 0x1F9FF), (0x20000, 0x2A6DF), (0x2F800, 0x2FA1F),
    (0xE0020, 0xE007F), (0x0, 0xD7FF), (0xE000, 0xFFFF), (0x10000, 0x1FFFF), (0x10000, 0x10FFFF),
]
SNIPPETS = [
    " ", "  ", "\n", "\r\n", "\t", "    ", " \n", "'s", "'T", "'LL", "'Ve", "'", "the", " camera", "Dense caption:", "100", "3.14", "镜头", "海", "\u0301", "\u0323",
    "\u0327", "\u093c", "\u11a8", "\u200d", "\ufe0f", "👩", "❤", "...", "://", "();", "{\n", "e", "o", "가", "ſ", "\u00a0", "<|im_end|>", "<|im_start|>",
]


def random_text(seed):
    random = Random(seed)
    pieces = []
    for _ in range(1 + random.below(12)):
        if random.below(4) == 0:
            pieces.append(SNIPPETS[random.below(len(SNIPPETS))])
            continue
        first, last = BLOCKS[random.below(len(BLOCKS))]
        for _ in range(1 + random.below(6)):
            pieces.append(chr(first + random.below(last - first + 1)))
    return "".join(pieces)


def crc(numbers):
    return zlib.crc32(struct.pack(f"<{len(numbers)}I", *numbers))


def write_sums(name, sums):
    (HERE / name).write_bytes(struct.pack(f"<{len(sums)}I", *sums))


def all_characters():
    """512 at a time, without surrogates."""
    for start in range(0, 0x110000, 512):
        if not 0xD800 <= start < 0xE000:
            yield [chr(code) for code in range(start, start + 512)]


def train():
    tokenizer = Tokenizer(models.BPE())
    tokenizer.normalizer = normalizers.NFC()
    split = pre_tokenizers.Split(Regex(PATTERN), "isolated")
    level = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([split, level])
    tokenizer.post_processor = processors.ByteLevel(trim_offsets=False)
    tokenizer.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(vocab_size=1500, min_frequency=1, show_progress=False, initial_alphabet=alphabet)
    tokenizer.train_from_iterator(TRAINING, trainer)
    tokenizer.add_special_tokens([AddedToken(name, normalized=False, special=True) for name in SPECIAL])
    tokenizer.save(str(HERE / "small.json"), pretty=False)
    return tokenizer


def make_gpt2(small):
    document = json.loads(small.to_str())
    document["normalizer"] = None
    document["pre_tokenizer"] = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": True}
    document["post_processor"] = None
    document["model"]["merges"] = [" ".join(pair) for pair in document["model"]["merges"]]
    document["model"]["ignore_merges"] = True
    document["model"]["continuing_subword_prefix"] = ""
    # A word that no merges make, found only because merges are ignored.
    count = len(document["model"]["vocab"])
    document["model"]["vocab"]["Ġhippopotamus"] = count
    added = []
    def add(content, **flags):
        entry = {"id": count + 1 + len(added), "content": content, "single_word": False, "lstrip": False, "rstrip": False}
        added.append(entry | {"normalized": False, "special": False} | flags)
    add("<|endoftext|>", special=True)
    add("<left>", lstrip=True)
    add("<right>", rstrip=True)
    add("<both>", lstrip=True, rstrip=True, normalized=True)
    add("cat", single_word=True)
    add("cafe\u0301", normalized=True)
    add("<rawe\u0301>")
    add("<long>"), add("<longer>"), add("<longest>", special=True)
    add("<|plain|>"), add("<|spaced out|>", special=True, normalized=True)
    document["added_tokens"] = added
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    (HERE / "gpt2.json").write_text(text)
    tokenizer = Tokenizer.from_str(text)
    for entry in added:
        assert tokenizer.token_to_id(entry["content"]) == entry["id"], entry
    return tokenizer


def encode(tokenizer, text, recognised):
    tokenizer.encode_special_tokens = not recognised
    ids = tokenizer.encode(text, add_special_tokens=False).ids
    tokenizer.encode_special_tokens = False
    return ids


def make_random(name, tokenizer, count):
    sums = []
    for seed in range(count):
        sums.append(crc(encode(tokenizer, random_text(seed), seed % 2 == 1)))
    write_sums(name, sums)


def make_words(name, splitter):
    sums = []
    for characters in all_characters():
        lengths = []
        for c in characters:
            text = f"a{c}b {c} {c}{c}1{c}\n{c}! '{c}\t{c}  {c}"
            words = splitter.pre_tokenize_str(text)
            ends = [0] + [end for _, (_, end) in words]
            lengths += [len(text[start:end].encode()) for start, end in zip(ends, ends[1:])]
        sums.append(crc(lengths))
    write_sums(name, sums)


def make_composed():
    nfc = normalizers.NFC()
    sums = []
    for characters in all_characters():
        text = "".join(f"a{c}\u0334\u0301 e\u0345{c}\u0301 {c}{c}\u0327 o\u0301{c} \u1100{c}\u11a8 " for c in characters)
        sums.append(zlib.crc32(nfc.normalize_str(text).encode()))
    write_sums("composed.bin", sums)


def make_decoded(tokenizer):
    sums = []
    for seed in range(2000):
        random = Random(seed)
        ids = []
        for _ in range(random.below(24)):
            kind = random.below(4)
            count = tokenizer.get_vocab_size()
            # Mostly the 256 bytes: they make broken UTF-8.
            ids.append(random.below(256) if kind < 2 else random.below(count + 3))
        for skip in (False, True):
            sums.append(zlib.crc32(tokenizer.decode(ids, skip_special_tokens=skip).encode()))
    write_sums("decoded.bin", sums)


def main():
    small = train()
    gpt2 = make_gpt2(small)
    real = Tokenizer.from_file(sys.argv[1])
    cases = []
    for text in CASES:
        case = {"text": text}
        for name, tokenizer in (("small", small), ("gpt2", gpt2), ("qwen2vl", real)):
            for recognised in (False, True):
                ids = encode(tokenizer, text, recognised)
                if not recognised or ids != case[name]:
                    case[name + ("_recognised" if recognised else "")] = ids
        cases.append(case)
    (HERE / "cases.json").write_text(json.dumps(cases, separators=(",", ":")).replace('},{"text"', '},\n{"text"') + "\n")
    added = [{"text": text, "ids": encode(gpt2, text, True)} for text in ADDED_CASES]
    (HERE / "added.json").write_text(json.dumps(added, separators=(",", ":")).replace('},{"text"', '},\n{"text"') + "\n")
    make_random("random_small.bin", small, 6000)
    make_random("random_gpt2.bin", gpt2, 3000)
    make_random("random_qwen2vl.bin", real, 10000)
    make_words("words_qwen2.bin", pre_tokenizers.Split(Regex(PATTERN), "isolated"))
    make_words("words_gpt2.bin", pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=True))
    make_composed()
    make_decoded(small)


if __name__ == "__main__":
    main()
