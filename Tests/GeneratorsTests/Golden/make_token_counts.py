"""Counts the tokens of a mixed corpus with tokenizers of the kinds that video generators read prompts with.

    python make_token_counts.py path/to/qwen2-vl/tokenizer.json > token_counts.json

Made with Python 3.11, tokenizers 0.22.2, open_clip_torch 3.3.0, mistral_common 1.13.1, sentencepiece 0.2.3,
tiktoken 0.14.0.

clip      the vocabulary of CLIP, as open_clip carries it
qwen2     byte pairs, 151,643 tokens, from the tokenizer.json that is given
spm32k    a SentencePiece model of 32,000 pieces, as mistral_common carries it (the size of T5's)
tekken    byte pairs, 131,072 tokens, as mistral_common carries them (the size of Llama 3's)
unigram   SentencePiece's unigram kind, 16,000 pieces, trained here: half the pieces of T5. Its text is the words of
          CLIP's vocabulary, each the more often the earlier it stands there, the documentation in Python's standard
          library, and every other text of the corpus
Start and end marks are not counted.
"""
import base64
import importlib.util
import json
import os
import random
import sys

import mistral_common
import pydoc_data.topics
import sentencepiece
import tiktoken
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers

WRITTEN = """
A woman in a red coat walks slowly along a rain-soaked street at night, her umbrella tilted against the wind.
The camera begins with a low-angle shot, then dollies forward and pans left to reveal a neon sign that reads "OPEN 24 HOURS".
Warm and soft, with golden-hour light, shallow depth of field and a slightly desaturated palette.
Dappled sunlight shimmers on the translucent, turquoise water while iridescent fish dart between kaleidoscopic corals.
Two weathered fishermen mend a net beside a dilapidated boathouse; gulls wheel overhead, squawking.
An elegantly composed interior scene unfolds, where the dining and living areas are interwoven through architectural cohesion.
Amid a thunderous sky, a lone figure clad in obsidian-coloured armour stands motionless at the centre of a field.
The helmet morphs into an imposing, horned structure; two blade-like weapons appear in the figure's hands.
A photorealistic, cinematic close-up of a chameleon's eye swivelling towards a hovering dragonfly.
Steam curls from a porcelain teacup as a calligrapher's brush glides over handmade mulberry paper.
The drone ascends 120 metres above the fjord, orbiting the lighthouse by 270 degrees at f/2.8 and 23.976 fps.
He glances at his wristwatch (it shows 10:42 a.m.), sighs, and hurries towards platform No. 9.
Dr. Eleanor Whitcombe-Ng, of St. Petersburg, demonstrates a nineteenth-century phonograph.
Silhouetted windmills, wildflowers and windswept grasses frame the background.
Anthropomorphic hedgehogs waltz through a phosphorescent mushroom glade in Studio-style watercolour animation.
The protagonist somersaults, backflips, cartwheels and pirouettes across a trampoline.
Chiaroscuro lighting, anamorphic lens flares, Kodachrome grain, Rembrandt-esque vignetting.
A zookeeper feeds capybaras, axolotls, pangolins, quokkas and a Przewalski's horse.
Schoolchildren giggle; a chrysanthemum wilts; a xylophone tinkles; the czar's samovar bubbles.
"Stop!" she shouts. "Don't touch the red button!" The astronaut freezes... then smiles.
The subtitle says 'Chapter III: The Return' in a serif typeface, #FFD700 on black, 48px.
A close-up — almost macro — of dew-covered spiderwebs; the focus racks to a blurred barn.
It's 5 o'clock; they're late, we've been waiting & nobody's come.
Une femme en robe bleue traverse la place, tandis que la caméra recule lentement.
Les lumières chaudes de la boulangerie éclairent la rue pavée ; il neige.
Eine alte Straßenbahn fährt über die Brücke, während Möwen über dem Fluss kreisen.
Die Kamera schwenkt nach rechts und zeigt den Weihnachtsmarkt bei Abenddämmerung.
Una niña corre por la playa persiguiendo una cometa; el sol se pone detrás de las montañas.
Um pescador solitário rema ao amanhecer, e a névoa cobre o rio.
Una vecchia Vespa rossa sfreccia lungo la costa amalfitana.
Старик медленно идёт по заснеженному парку, опираясь на трость.
Камера плавно приближается к окну, за которым горит свеча.
Ένας ψαράς επισκευάζει τα δίχτυα του στο λιμάνι.
一位穿着红色旗袍的女子在雨中缓缓走过石桥，镜头从右向左平移。
背景是江南水乡的古镇，青瓦白墙，倒映在水面上。整体色调温暖而柔和！
招牌上写着“营业中”，他推门走了进去。
桜の花びらが舞う中、少女が自転車で坂道を下っていく。カメラは横から追いかける。
한 노인이 눈 덮인 공원을 천천히 걷고 있다. 카메라가 뒤로 물러난다.
امرأة ترتدي معطفًا أحمر تمشي ببطء في الشارع الممطر.
אישה הולכת לאורך החוף בשקיעה.
एक लड़की बारिश में छाता लेकर चल रही है।
หญิงสาวเดินช้าๆ บนชายหาดยามเย็น
Người phụ nữ đi bộ dọc theo con phố ướt mưa.
Pes běží přes louku plnou květin; žluťoučký kůň příšerně úpěl.
Żółta łódź płynie po jeziorze wśród mgły.
A cat 🐱 chases a butterfly 🦋 in the garden 🌸🌼, then naps 😴💤!
👨‍👩‍👧‍👦 A family waves 👋🏽 at the camera 📷 under the 🇫🇷 flag.
The screen shows: if (x >= 3.14 && !done) { return f(x) * 2; } // loop
https://example.org/path?query=depth&frame=0042 appears on the monitor.
COMING SOON: THE LAST VOYAGE — A FILM BY JANE ROE
The robot's badge reads XR-7QZ/19b; its serial number is 00412-KJ-88.
£5, €7, ¥900 and 30 °C flash on a ticker; ½ cup, 3×4 tiles, ±2 %, © 2024, Café “Zoë”.
Hmmmm… aaaargh!!! Whaaaat?!?! the crowd yells, "Goooooal!"
Tall pines. Cold air. No people. Silence.
A
The.
1. Dense caption: A man rides a horse.
Slow-motion tracking shot of a cheetah sprinting after a gazelle across the savannah, dust billowing behind them.
Neon-drenched cyberpunk alleyway with holographic advertisements, puddles reflecting magenta and cyan.
Grandmother kneads dough on a flour-dusted countertop; the grandchild giggles and pokes it with a finger.
Volumetric fog rolls over moss-covered gravestones; a crow alights on a wrought-iron gate.
Stop-motion clay figurines tiptoe around a cardboard castle lit by flickering tealights.
The violinist's bow trembles, rosin dust sparkling in the spotlight, as the audience holds its breath.
Time-lapse of cumulonimbus clouds towering over the Serengeti, with acacia trees silhouetted below.
A blacksmith hammers glowing iron upon an anvil, sparks cascading onto the cobblestones.
""".strip().split("\n")

SUBJECTS = ["A young woman", "An elderly carpenter", "Two children", "A golden retriever", "The armoured warrior",
            "A street musician", "The barista", "A flock of starlings", "A vintage locomotive", "The gymnast"]
LOOKS = ["in a navy raincoat", "with silver hair tied back", "wearing mismatched socks", "covered in fine sawdust",
         "with an embroidered scarf", "in a high-visibility vest", "", "clad in tattered leather"]
ACTIONS = ["walks briskly across the plaza", "leans over the workbench and sketches a blueprint",
           "crouches, picks up a pebble and skips it over the pond", "turns towards the viewer and smiles faintly",
           "sprints uphill through knee-deep snow", "balances on a tightrope strung between two chimneys",
           "pours espresso into a chipped mug", "drifts past the window, barely visible in the fog"]
CAMERAS = ["The camera tracks from behind at eye level.", "A slow dolly-in ends on a medium close-up.",
           "The shot orbits clockwise by roughly ninety degrees.", "Handheld footage, slightly shaky.",
           "The view cranes upward to reveal the skyline.", "Static wide shot; no camera movement."]
STYLES = ["Muted earth tones and overcast light.", "High-contrast monochrome with film grain.",
          "Vibrant, saturated colours reminiscent of a travelogue.", "Soft pastel palette, hazy highlights.",
          "Gritty documentary realism.", "Painterly, impressionistic brushwork."]

# Words as a language model may make them up, to see the estimate on text it does not know.
SYLLABLES = "ba bre chi dra el fi gro hu in jo ka lo mur ne ost pra qui ra shi tor un vel wex ya zo".split()


def corpus():
    rng = random.Random(20)
    texts = list(WRITTEN)
    for _ in range(60):
        look = rng.choice(LOOKS)
        subject = rng.choice(SUBJECTS) + (" " + look if look else "")
        texts.append(f"{subject} {rng.choice(ACTIONS)}. {rng.choice(CAMERAS)} {rng.choice(STYLES)}")
    for _ in range(10):
        words = ["".join(rng.choice(SYLLABLES) for _ in range(rng.randint(2, 4))) for _ in range(8)]
        texts.append("The " + " ".join(words) + ".")
    for _ in range(12):
        picks = [rng.choice(WRITTEN) for _ in range(6)]
        texts.append(" ".join(picks))
    return texts


def load_clip():
    # The package's own __init__ wants torchvision; its tokenizer does not.
    folder = importlib.util.find_spec("open_clip").submodule_search_locations[0]
    spec = importlib.util.spec_from_file_location("clip_tokenizer", os.path.join(folder, "tokenizer.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.SimpleTokenizer()


def load_tekken(path):
    with open(path, encoding="utf-8") as file:
        model = json.load(file)
    config = model["config"]
    size = config["default_vocab_size"] - config["default_num_special_tokens"]
    ranks = {base64.b64decode(entry["token_bytes"]): entry["rank"] for entry in model["vocab"][:size]}
    return tiktoken.Encoding("tekken", pat_str=config["pattern"], mergeable_ranks=ranks, special_tokens={})


def documentation():
    """English sentences: Python's language reference, and the documentation strings of its library."""
    texts = list(pydoc_data.topics.topics.values())
    library = os.path.dirname(os.__file__)
    for name in sorted(os.listdir(library)):
        if name.endswith(".py"):
            with open(os.path.join(library, name), encoding="utf-8", errors="replace") as file:
                texts += file.read().split('"""')[1::2]
    return [line.strip() for text in texts for line in text.split("\n") if line.strip()]


def common_words(clip):
    """Words in sentence-like lines; the word of rank r stands there about 60000 / r times."""
    rng = random.Random(7)
    entries = [entry[:-4] for entry in clip.encoder if entry.endswith("</w>") and entry[:-4].isalpha()]
    words = [word for rank, word in enumerate(entries[256:], 10) for _ in range(1 + 60000 // rank)]
    rng.shuffle(words)
    return [" ".join(words[start:start + 15]) for start in range(0, len(words), 15)]


def train(texts):
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.train_from_iterator(
        texts,
        trainers.UnigramTrainer(vocab_size=16000, special_tokens=["<unk>"], unk_token="<unk>", show_progress=False))
    return tokenizer


def main():
    texts = corpus()
    clip = load_clip()
    qwen2 = Tokenizer.from_file(sys.argv[1])
    data = os.path.join(os.path.dirname(mistral_common.__file__), "data")
    spm = sentencepiece.SentencePieceProcessor(model_file=os.path.join(data, "tokenizer.model.v1"))
    tekken = load_tekken(os.path.join(data, "tekken_240911.json"))
    unigram = train(common_words(clip) + documentation() + texts[::2])
    rows = []
    for text in texts:
        rows.append({
            "text": text,
            "clip": len(clip.encode(text)),
            "qwen2": len(qwen2.encode(text, add_special_tokens=False).ids),
            "spm32k": len(spm.encode(text)),
            "unigram": len(unigram.encode(text).ids),
            "tekken": len(tekken.encode_ordinary(text)),
        })
    json.dump(rows, sys.stdout, ensure_ascii=False, indent=0)
    print()


main()
