"""Values of the reference packages, for the metrics and tokenizers of Sources/Evaluation.

    pip install nltk==3.10.4 sacrebleu==2.6.0 rouge_score==0.1.2
    python make_lexical.py > lexical.json

The texts in pairs.json are captions of an unfinished small model with their references, and sentences with marks and
numbers. Where a package takes words and not text it is given those of rouge_score's tokenizer.
"""

import json
import os
import random

from nltk.stem.porter import PorterStemmer
from nltk.translate import bleu_score
from nltk.translate import meteor_score
from rouge_score import rouge_scorer, tokenizers
from sacrebleu.metrics import BLEU
from sacrebleu.tokenizers.tokenizer_13a import Tokenizer13a


class NoWordNet:
    """NLTK's METEOR asks for synsets; without a dictionary there are none."""

    @staticmethod
    def synsets(word):
        return []


def words(stemmer):
    random.seed(11)
    roots = ["walk", "pan", "tilt", "happ", "relat", "hop", "hopp", "fil", "fall", "troubl", "siz", "agr", "fe", "sk", "enjo",
             "communi", "formal", "sensit", "vietnam", "electr", "adjust", "depend", "roll", "controll", "gener", "y", "sa", "oa",
             "tr", "cease", "rate", "prob", "analog", "geo", "the", "ap", "bl", "mov", "camera", "style", "light", "warm", "fly"]
    ends = ["", "s", "es", "ies", "ied", "ed", "eed", "ing", "y", "ying", "ly", "ational", "tional", "enci", "izer", "ably", "ally",
            "entli", "ousness", "iveness", "fulness", "fully", "ization", "ator", "alism", "aliti", "biliti", "logy", "icate", "ative",
            "alize", "ical", "ful", "ness", "al", "ance", "er", "ic", "able", "ement", "ment", "ent", "ion", "sion", "tion", "ou",
            "ism", "ate", "iti", "ous", "ive", "ize", "e", "ee", "ll", "ss", "sses"]
    made = sorted({a + b for a in roots for b in ends if random.random() < 0.35})
    fixed = ["skies", "dying", "lying", "tying", "news", "innings", "inning", "outing", "canning", "howe", "proceed", "exceed",
             "succeed", "ties", "died", "spied", "flies", "is", "as", "by", "be", "I", "Caresses", "PONIES", "syzygy", "yyyy", "bly",
             "\u00e9tudes", "na\u00efve", "24fps", "o'clock"]
    return {word: stemmer.stem(word) for word in fixed + made}


def main():
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "pairs.json"), encoding="utf-8") as file:
        pairs = json.load(file)
    rouge = rouge_scorer.RougeScorer(["rougeL"], use_stemmer=False)
    stemmed = rouge_scorer.RougeScorer(["rougeL"], use_stemmer=True)
    plain_tokens = tokenizers.DefaultTokenizer(use_stemmer=False)
    stem_tokens = tokenizers.DefaultTokenizer(use_stemmer=True)
    mteval = Tokenizer13a()
    sentence = BLEU(max_ngram_order=2, effective_order=True)
    rows, tokens = [], []
    for candidate, reference in pairs:
        a, b = plain_tokens.tokenize(candidate), plain_tokens.tokenize(reference)
        tokens.append((a, b))
        rows.append({
            "candidate": candidate,
            "reference": reference,
            "mteval": mteval(candidate).split(),
            "rouge": a,
            "rouge_stemmed": stem_tokens.tokenize(candidate),
            "sacrebleu": sentence.sentence_score(candidate, [reference]).score / 100,
            "nltk_bleu": bleu_score.sentence_bleu([b], a, weights=(0.5, 0.5)),
            "rouge_l": rouge.score(reference, candidate)["rougeL"].fmeasure,
            "rouge_l_stemmed": stemmed.score(reference, candidate)["rougeL"].fmeasure,
            "nltk_meteor": meteor_score.meteor_score([b], a, wordnet=NoWordNet),
        })
    corpus = {
        "sacrebleu": BLEU(max_ngram_order=2).corpus_score([a for a, _ in pairs], [[b for _, b in pairs]]).score / 100,
        "nltk_bleu": bleu_score.corpus_bleu([[b] for _, b in tokens], [a for a, _ in tokens], weights=(0.5, 0.5)),
    }
    # Several references: each candidate against all references of its three neighbours.
    many = []
    for index in range(len(pairs)):
        references = [tokens[(index + step) % len(pairs)][1] for step in range(3)]
        many.append({
            "nltk_bleu": bleu_score.sentence_bleu(references, tokens[index][0], weights=(0.5, 0.5)),
            "nltk_meteor": meteor_score.meteor_score(references, tokens[index][0], wordnet=NoWordNet),
        })
    print(json.dumps({"pairs": rows, "corpus": corpus, "three_references": many, "stems": words(PorterStemmer())}, indent=0))


main()
