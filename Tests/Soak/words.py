#!/usr/bin/env python3
"""How much of 120 real prompts reaches the caption and the generators' prompts, and what stands there besides.

Fails where the default core loses words, invents or repeats. `Tests/Soak/words.py --write` writes the table "Words of real
prompts" of RESULTS.md. Needs A2C_TEST_DATA (a folder with
prompts/prompts.jsonl and real/camera); without it, it is skipped.
"""
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / ".build/release/a2c"
DATA = pathlib.Path(os.environ.get("A2C_TEST_DATA", ROOT.parent / "shared/data"))
GENERATORS = ["wan2.1", "cogvideox", "ltx-video", "hunyuanvideo-1.5"]
DENIALS = re.compile(r"\b(no|not|without|never|free of|nobody|none|empty of|lacks?)\b|没有|无|不")
# Words for people, animals, vehicles and styles; one that neither prompt nor condition holds was invented.
NAMES = """man men woman women boy girl child person people dog cat bird horse owl sheep car truck lorry bus boat
bicycle motorcycle train plane fox bear fish dancer watercolor watercolour anime cartoon realistic photorealistic noir
cyberpunk oil pixel sketch pastel sepia""".split()


def words(forms):
    """One pattern for all accepted forms of an item."""
    parts = []
    for form in forms:
        if form.startswith("re:"):
            parts.append(form[3:])
        elif form.isascii():
            parts.append(r"(?<![a-z])" + re.escape(form.lower()).replace(r"\ ", r"[\s-]+") + r"(?![a-z])")
        else:
            parts.append(re.escape(form))
    return re.compile("|".join(parts), re.IGNORECASE)


def sentences(text):
    return [part.strip() for part in re.split(r"(?<=[.!?。])\s*", text) if part.strip()]


def is_kept(item, text, negative=""):
    if item["kind"] == "quoted":
        return any(form in text for form in item["forms"])
    if item["kind"] in ("number", "colour") and item.get("of"):
        return any(words(item["forms"]).search(s) and words(item["of"]).search(s) for s in sentences(text))
    if item["kind"] == "negation":
        if words(item["forms"]).search(text):
            return True
        of = words(item.get("of", item["forms"]))
        return any(DENIALS.search(s) and of.search(s) for s in sentences(text)) or bool(of.search(negative))
    forms = item["forms"] + ([item["k"]] if item["kind"] == "camera" and item["k"].isascii() else [])
    return bool(words(forms).search(text.replace("-", " ")) or words(forms).search(text))


def invented(row, text):
    said = set(re.findall("[a-z]+", row["text"].lower())) | set(row.get("allow", []))
    said |= {form.lower() for item in row["keep"] for form in item["forms"]}
    told = set(re.findall("[a-z]+", text.lower()))
    return [name for name in NAMES if name in told and name not in said and name + "s" not in said
            and name.rstrip("s") not in said]


def run(row, options, camera):
    with tempfile.TemporaryDirectory() as folder:
        command = [PROGRAM, "run", "--prompt", row["text"], "--json", "--text-only", "--output", folder] + options
        for generator in GENERATORS:
            command += ["--generator", generator]
        if camera:
            command += ["--condition", f"camera={camera}"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            return row, None, done.stderr
        return row, json.loads(done.stdout), ""


def score(rows, options, cameras):
    """Items kept and whole prompts, per text; what a measurement contradicts is not asked for."""
    totals = {name: [0, 0, 0, 0] for name in ["caption"] + GENERATORS}
    strange = repeated = moves = failed = over = 0
    jobs = [(row, options, cameras[n % len(cameras)] if cameras else None) for n, row in enumerate(rows)]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for row, result, message in pool.map(lambda job: run(*job), jobs):
            if result is None:
                failed += 1
                print(row["id"], message[-200:], file=sys.stderr)
                continue
            caption = " ".join(value for value in result["caption"].values() if value)
            settled = " ".join(c["prompt"]["value"] for c in result["conflicts"])
            items = [item for item in row["keep"] if not is_kept(item, settled)]
            texts = {"caption": (caption, "")}
            for name in GENERATORS:
                prompt = result["prompts"][name]
                # What exceeds the encoder's own limit cannot be kept.
                if any(s not in prompt["prompt"] and d["sentence"] == s for d in prompt["dropped"]
                       for s in result["user"]):
                    over += 1
                    continue
                texts[name] = (prompt["prompt"], prompt.get("negative") or "")
            for name, (text, negative) in texts.items():
                kept = sum(is_kept(item, text, negative) for item in items)
                total = totals[name]
                total[0] += kept
                total[1] += len(items)
                total[2] += kept == len(items)
                total[3] += 1
            strange += bool(invented(row, caption))
            for text, _ in texts.values():
                if text is caption:
                    continue
                own = sentences(text)
                repeated += len(own) - len(set(own))
            measured = [c for c in result["claims"] if c["aspect"] == "camera" and c["source"] != "prompt"]
            kept = [c["sentence"] for c in (result["keeping"] or {"kept": []})["kept"]]
            moves += all(c["sentence"] in kept or c["sentence"].rstrip(".") in caption for c in measured)
    share = lambda name: "{:.1f}".format(100 * totals[name][0] / max(1, totals[name][1]))
    whole = "{:.1f}".format(100 * totals["caption"][2] / max(1, totals["caption"][3]))
    return [share("caption"), whole] + [share(name) for name in GENERATORS] + [
        str(strange), str(repeated), f"{moves}/{len(rows)}" if cameras else "-", str(over), str(failed)]


def main():
    path = DATA / "prompts/prompts.jsonl"
    if not path.exists():
        print("words: skipped, A2C_TEST_DATA has no prompts")
        return 0
    rows = [json.loads(line) for line in path.read_text().splitlines()]
    cameras = sorted(str(p) for p in (DATA / "real/camera").rglob("*.txt"))
    lines = ["| what writes | camera file | caption: items | whole prompts | " + " | ".join(GENERATORS)
             + " | invented | repeated | measured moves told | over the budget | failed |",
             "|---" * (9 + len(GENERATORS)) + "|"]
    faults = []
    for name, options in [("facts", []), ("nano, repair", ["--model", "nano", "--keep", "repair"]),
                          ("nano, as it writes", ["--model", "nano", "--keep", "off"])]:
        for files in [[], cameras]:
            cells = score(rows, options, files)
            if name == "facts" and (float(cells[0]) < 99 or cells[-5:-3] != ["0", "0"] or cells[-1] != "0"):
                faults.append(f"facts{' with camera files' if files else ''}: {' '.join(cells)}")
            lines.append(f"| {name} | {'yes' if files else 'no'} | " + " | ".join(cells) + " |")
            print(lines[-1], flush=True)
    for fault in faults:
        print("words:", fault)
    if "--write" not in sys.argv:
        return 1 if faults else 0
    table = "\n".join(lines)
    results = ROOT / "RESULTS.md"
    text = results.read_text()
    start, end = "<!-- words: written by Tests/Soak/words.py -->", "<!-- words end -->"
    if start in text and end in text:
        head, rest = text.split(start, 1)
        results.write_text(head + start + "\n\n" + table + "\n\n" + end + rest.split(end, 1)[1])
    print("words: written")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
