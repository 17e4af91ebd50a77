"""What METEOR 1.5 counts and scores, for METEORProgram of Sources/Evaluation.

    pip install --no-deps pycocoevalcap==1.2    (and Java 17)
    python make_meteor.py > meteor.json

The words are those of pycocoevalcap's own tokenizer.
"""

import json
import os
import subprocess

import pycocoevalcap.meteor.meteor
from pycocoevalcap.tokenizer.ptbtokenizer import PTBTokenizer

PAIRS = [
    ("the cat sat on the mat", "the cat is on the mat"),
    ("The camera pans slowly to the right, following a woman.", "The camera slowly pans right as it follows the woman."),
    ("A young woman in a blue dress walks through a busy city street at night.",
     "At night, a young lady wearing a blue dress is walking through a busy urban street."),
    ("Realistic style with warm, bright light.", "Realistic with warm, bright light and a soft mood."),
    ("a b c d", "a b c d"),
    ("x y z", "a b c d"),
    ("dog", "a dog runs"),
    ("It's a wide-angle shot (low-key lighting); the man doesn't move...",
     "It is a wide angle shot with low key lighting. The man does not move."),
    ("a woman walks in the park", "a lady strolls in the park"),
    ("a kid is on the couch", "a child is on the sofa"),
    ("the camera pans left", "left pans camera the"),
    ("the man and the dog", "the dog and the man"),
    ("realistic warm bright light", "bright warm light"),
    ("running runs ran", "run"),
    ("", "nothing was written"),
]

JAR = os.path.join(os.path.dirname(pycocoevalcap.meteor.meteor.__file__), "meteor-1.5.jar")


def meteor(lines):
    run = subprocess.run(["java", "-Xmx2G", "-jar", JAR, "-", "-", "-stdio", "-l", "en", "-norm"], input="\n".join(lines) + "\n",
                         capture_output=True, text=True, check=True)
    return run.stdout.splitlines()


def words(texts):
    cut = PTBTokenizer().tokenize({index: [{"caption": text}] for index, text in enumerate(texts)})
    return [cut[index][0] for index in range(len(texts))]


candidates, references = words([a for a, _ in PAIRS]), words([b for _, b in PAIRS])
counts = meteor([f"SCORE ||| {b} ||| {a}" for a, b in zip(candidates, references)])
scores = [float(line) for line in meteor(["EVAL ||| " + " ||| ".join(counts)])]
rows = [{"candidate": a, "reference": b, "counts": line, "score": score}
        for (a, b), line, score in zip(PAIRS, counts, scores)]
print(json.dumps({"rows": rows, "corpus": scores[-1], "first_eight": float(meteor(["EVAL ||| " + " ||| ".join(counts[:8])])[-1])},
                 indent=1))
