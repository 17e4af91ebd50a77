#!/usr/bin/env python3
"""Pictures on their way to a server that sees, and what becomes of a model that writes nonsense.

`transformers serve` serves a Qwen2-VL of random weights. What it is told is noted inside of it: the conversation as it
reads it, and the pixels that reach the vision tower. They must be those of the files, in order, a clip's frames with
their times; every caption must have six parts and keep what is known, analysed first or not, also where a server refuses
pictures.

A2C_TRANSFORMERS_PYTHON names the Python that has it, and A2C_TEST_DATA a folder with qwen2-vl-tokenizer.json; without
either it is skipped. For that Python:

    pip install "torch==2.13.0+cpu" torchvision "transformers[serving]==4.57.6" pillow
"""
import hashlib
import http.client
import http.server
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import threading
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("A2C_PROGRAM", str(ROOT / ".build/release/a2c"))
DATA = pathlib.Path(os.environ.get("A2C_TEST_DATA", ROOT / "../shared/data"))
WORK = ROOT / ".build-soak/vision"
PARTS = ["dense", "main_object", "background", "camera", "style", "action"]
FPS = 8
failures = []


def check(fact, text):
    if not fact:
        failures.append(text)
        print("FAIL vision_server:", text, flush=True)


def mark(picture):
    """A picture's size and what its pixels are."""
    picture = picture.convert("RGB")
    return [*picture.size, hashlib.sha256(picture.tobytes()).hexdigest()[:16]]


# The server's side: `vision_server.py model` makes the weights, `vision_server.py serve PORT NOTES …` serves them.


def import_transformers():
    """A torchvision that was built for another torch has no kernels, without which it is not imported; no processor of
    pictures needs them."""
    global kernels
    if subprocess.run([sys.executable, "-c", "import torchvision"], capture_output=True).returncode != 0:
        import torch

        kernels = torch.library.Library("torchvision", "DEF")
        for name in ("nms", "qnms"):
            kernels.define(f"{name}(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
    import transformers
    return transformers


def make_model():
    transformers = import_transformers()
    import torch

    sys.path.insert(0, str(ROOT / "Tests/Qwen2VLTests/Golden"))
    from make_qwen2vl_goldens import randomise

    torch.set_grad_enabled(False)
    tokens = {t["content"]: t["id"] for t in json.loads((DATA / "qwen2-vl-tokenizer.json").read_text())["added_tokens"]}

    def special(name):
        return tokens[f"<|{name}|>"]

    width = 128
    config = transformers.Qwen2VLConfig(
        hidden_size=width, intermediate_size=352, num_hidden_layers=4, num_attention_heads=4, num_key_value_heads=4,
        vocab_size=1 + max(tokens.values()), tie_word_embeddings=True, rms_norm_eps=1e-6, rope_theta=1e6,
        rope_scaling={"type": "mrope", "mrope_section": [4, 6, 6]}, bos_token_id=special("endoftext"),
        eos_token_id=special("im_end"), vision_start_token_id=special("vision_start"),
        vision_end_token_id=special("vision_end"), vision_token_id=special("vision_pad"),
        image_token_id=special("image_pad"), video_token_id=special("video_pad"),
        vision_config=dict(depth=3, embed_dim=80, num_heads=4, hidden_size=width))
    folder = WORK / "model"
    randomise(transformers.Qwen2VLForConditionalGeneration(config), 0, boost=2.5).save_pretrained(folder)
    shutil.copy(DATA / "qwen2-vl-tokenizer.json", folder / "tokenizer.json")
    (folder / "tokenizer_config.json").write_text(json.dumps(
        {"tokenizer_class": "Qwen2Tokenizer", "eos_token": "<|im_end|>", "pad_token": "<|endoftext|>"}))
    (folder / "preprocessor_config.json").write_text(json.dumps({
        "image_processor_type": "Qwen2VLImageProcessor", "processor_class": "Qwen2VLProcessor", "min_pixels": 3136,
        "max_pixels": 12845056, "patch_size": 14, "temporal_patch_size": 2, "merge_size": 2,
        "image_mean": [0.48145466, 0.4578275, 0.40821073], "image_std": [0.26862954, 0.26130258, 0.27577711]}))
    (folder / "chat_template.jinja").write_text(
        "{% for message in messages %}<|im_start|>{{ message.role }}\n{% for part in message.content %}"
        "{% if part.type == 'text' %}{{ part.text }}{% else %}<|vision_start|><|image_pad|><|vision_end|>{% endif %}"
        "{% endfor %}<|im_end|>\n{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}")


def serve(port, notes, options):
    transformers = import_transformers()
    import torch
    import transformers.commands.serving as serving
    from PIL import Image

    def note(value):
        with open(notes, "a") as file:
            file.write(json.dumps(value) + "\n")

    read = serving.ServeCommand.get_processor_inputs_from_inbound_messages
    generate = transformers.Qwen2VLForConditionalGeneration.generate

    def told(messages, modality):
        inputs, files = read(messages, modality), []
        conversation = []
        for message in inputs:
            content = []
            for part in message["content"]:
                if part["type"] == "image":
                    files.append(part["url"])
                    content.append(mark(Image.open(part["url"])))
                else:
                    content.append(part["text"])
            conversation.append({"role": message["role"], "content": content})
        note({"conversation": conversation})
        threading.Timer(60, lambda: [os.unlink(file) for file in files]).start()
        return inputs

    def seen(self, *arguments, **named):
        """The pictures again, out of what the vision tower gets."""
        grids, values = named.get("image_grid_thw"), named.get("pixel_values")
        mean = torch.tensor([0.48145466, 0.4578275, 0.40821073]).reshape(3, 1, 1)
        deviation = torch.tensor([0.26862954, 0.26130258, 0.27577711]).reshape(3, 1, 1)
        found, start = [], 0
        for time_, high, wide in [] if grids is None else grids.tolist():
            patches = values[start:start + time_ * high * wide].float()
            start += time_ * high * wide
            # Blocks of 2 x 2 patches, each patch of two equal frames.
            blocks = patches.reshape(high // 2, wide // 2, 2, 2, 3, 2, 14, 14)[..., 0, :, :]
            picture = blocks.permute(4, 0, 2, 5, 1, 3, 6).reshape(3, high * 14, wide * 14) * deviation + mean
            bytes_ = (picture * 255).round().clamp(0, 255).byte().permute(1, 2, 0).contiguous().numpy().tobytes()
            found.append([wide * 14, high * 14, hashlib.sha256(bytes_).hexdigest()[:16]])
        note({"seen": found})
        # Nonsense needs no length.
        settings = named["generation_config"]
        settings.max_new_tokens = min(settings.max_new_tokens, 64)
        return generate(self, *arguments, **named)

    serving.ServeCommand.get_processor_inputs_from_inbound_messages = staticmethod(told)
    transformers.Qwen2VLForConditionalGeneration.generate = seen
    sys.argv = ["transformers", "serve", "--host", "127.0.0.1", "--port", port, "--log_level", "error", *options]
    from transformers.commands.transformers_cli import main
    main()


class Server:
    """`transformers serve` with notes."""

    def __init__(self, *options):
        self.port = 19000 + os.getpid() % 900 + len(options)
        self.notes = WORK / f"notes-{len(options)}.jsonl"
        self.notes.write_text("")
        self.log = open(WORK / f"server-{len(options)}.log", "w")
        self.process = subprocess.Popen(
            [sys.executable, __file__, "serve", str(self.port), str(self.notes), *options], stdout=self.log,
            stderr=self.log, env={**os.environ, "HF_HUB_OFFLINE": "1", "TMPDIR": str(WORK / "tmp"),
                                   "OMP_NUM_THREADS": str(max(1, (os.cpu_count() or 1) // 2))})
        self.address = f"http://127.0.0.1:{self.port}/v1"
        for _ in range(900):
            time.sleep(1)
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health", timeout=5).read()
                return
            except OSError:
                if self.process.poll() is not None:
                    break
        self.stop()
        sys.exit(f"vision_server: the server did not start, see {self.log.name}")

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()

    def told(self):
        """What was noted since the last call: conversations, and what the vision tower saw of each."""
        lines = [json.loads(line) for line in self.notes.read_text().splitlines()]
        self.notes.write_text("")
        return [l["conversation"] for l in lines if "conversation" in l], [l["seen"] for l in lines if "seen" in l]


# The client's side.


def media():
    """Pictures and clips of sizes that no model scales, each picture another."""
    import random

    from PIL import Image

    random.seed(7)
    def picture(path, width, height):
        # Flat areas of 4 x 4 pixels: noise in single pixels would make files of megabytes.
        small = Image.frombytes("RGB", (width // 4, height // 4), random.randbytes(width // 4 * (height // 4) * 3))
        found = small.resize((width, height), Image.NEAREST)
        found.save(path)
        return mark(found)

    shutil.rmtree(WORK / "media", ignore_errors=True)
    (WORK / "media/clip").mkdir(parents=True)
    subjects = [picture(WORK / f"media/subject{n}.png", *size) for n, size in enumerate([(112, 140), (280, 196)])]
    first = picture(WORK / "media/first.png", 224, 112)
    frames = [picture(WORK / f"media/clip/{n:03}.png", 448, 224) for n in range(24)]
    return subjects, first, frames


def call(arguments, status=0):
    done = subprocess.run([PROGRAM, *arguments], capture_output=True, text=True)
    check(done.returncode == status, f"status {done.returncode} of {arguments[0]} {arguments[-4:]}: {done.stderr[-500:]}")
    return done


def write(server, *options, address=None):
    conditions = [f"multi-id={WORK}/media/subject0.png,{WORK}/media/subject1.png", f"key-frames={WORK}/media/first.png",
                  f"clip={WORK}/media/clip,fps={FPS}", f"camera={ROOT}/Examples/media/orbit.txt"]
    arguments = ["run", "--server", address or server.address, "--model", str(WORK / "model"), "--json", "--text-only",
                 "--max-tokens", "60", "--seed", "5", "--prompt",
                 "The woman in picture 1 opens a blue umbrella on the square in picture 2."]
    for condition in conditions:
        arguments += ["--condition", condition]
    start = time.monotonic()
    done = call([*arguments, *options])
    if done.returncode != 0:
        return None
    result = json.loads(done.stdout)
    result["took"] = time.monotonic() - start
    return result


def is_good(result, name):
    """Six parts that keep what is known."""
    check(all(result["caption"][part] for part in PARTS), f"{name}: six parts, {result['caption']}")
    check("keeping" in result and not result["keeping"]["missing"] or result["caption"]["dense"],
          f"{name}: what is known is kept")
    text = " ".join(value or "" for value in result["caption"].values())
    for claim in result["claims"]:
        if claim["told"]:
            check(claim["sentence"].rstrip(".") in text or claim["value"].lower() in text.lower(),
                  f"{name}: {claim['sentence']}")
    check("blue umbrella" in text, f"{name}: the prompt's words")


def arrived(name, conversations, seen, expected):
    """Every conversation shows all pictures, in order; the vision tower sees them as they lie on the disk."""
    subjects, first, frames = expected
    count = len(conversations)
    check(count > 0 and count == len(seen), f"{name}: {count} conversations, {len(seen)} seen")
    for conversation, saw in zip(conversations, seen):
        content = [part for message in conversation for part in message["content"]]
        pictures = [part for part in content if isinstance(part, list)]
        check(saw == pictures, f"{name}: the vision tower sees what the message holds")
        check(pictures[:3] == [*subjects, first], f"{name}: three pictures, {pictures[:3]} and not {[*subjects, first]}")
        # Behind the clip's frames stands the drawing of the camera's path.
        shown = [part for part in pictures[3:] if part in frames]
        numbers = [frames.index(part) for part in shown]
        check(len(numbers) >= 4 and numbers == sorted(set(numbers)), f"{name}: frames {numbers}")
        check(numbers[0] == 0 and numbers[-1] >= 20, f"{name}: frames over the whole clip, {numbers}")
        check(len(pictures) > 3 + len(shown), f"{name}: a drawing of the camera's path")
        before = [content[index - 1] for index, part in enumerate(content) if isinstance(part, list)]
        for number, text in enumerate(before[:3], 1):
            check(text.endswith(f"Picture {number}: "), f"{name}: 'Picture {number}: ', not {text[-30:]!r}")
        for number, text in zip(numbers, before[3:]):
            label = re.search(r"Frame at ([0-9.]+) s: $", text)
            check(label and abs(float(label[1]) - number / FPS) < 0.051, f"{name}: frame {number} is at {text[-30:]!r}")


class Refusing(http.server.BaseHTTPRequestHandler):
    """Passes on what is asked, but refuses pictures as servers with a model of text alone do."""

    target = None
    asked = []

    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        self.asked.append(b"image_url" in body)
        if self.asked[-1]:
            return self.answer(400, b'{"error": {"message": "At most 0 image(s) may be provided in one prompt."}}')
        connection = http.client.HTTPConnection("127.0.0.1", self.target, timeout=600)
        connection.request("POST", self.path, body, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        self.answer(answer.status, answer.read(), answer.headers["content-type"])

    def answer(self, status, body, kind="application/json"):
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def refused(server):
    """A server that takes no pictures is asked once more without them, and then never again with them."""
    Refusing.target = server.port
    proxy = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Refusing)
    threading.Thread(target=proxy.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{proxy.server_address[1]}/v1"
    result = write(server, "--reason", "off", address=address)
    if result:
        is_good(result, "refused")
        check(any("takes no pictures" in note for note in result["remote"]["notes"]), f"refused: {result['remote']}")
    conversations, seen = server.told()
    check(conversations and not any(seen), "refused: nothing was seen")
    check(Refusing.asked[0] and not any(Refusing.asked[1:]), f"refused: asked with pictures {Refusing.asked}")
    Refusing.asked.clear()
    done = call(["run", "--server", address, "--model", "m", "--vision", "on", "--prompt", "A woman",
                 "--condition", f"multi-id={WORK}/media/subject0.png"], status=69)
    check("takes no pictures" in done.stderr, f"vision on: {done.stderr}")
    proxy.shutdown()


def nonsense(server):
    """Real prompts, before a model that writes tokens by chance."""
    rows = [json.loads(line) for line in (DATA / "prompts/prompts.jsonl").read_text().splitlines()]
    most = int(os.environ.get("A2C_VISION_PROMPTS", "12"))
    rows = [rows[n * len(rows) // most] for n in range(most)]
    lines = [json.dumps({"id": row["id"], "prompt": row["text"], "caption": {"max_tokens": 60, "seed": number}})
             for number, row in enumerate(rows)]
    command = [PROGRAM, "batch", "--quiet", "--server", server.address, "--model", str(WORK / "model"), "--jobs", "1",
               "--reason", "off"]
    done = subprocess.run(command, input="\n".join(lines), capture_output=True, text=True)
    check(done.returncode == 0, f"nonsense: {done.stderr[-500:]}")
    records = [json.loads(line) for line in done.stdout.splitlines()]
    whole = 0
    for record in records:
        if record["ok"] and all(record["caption"][part] for part in PARTS):
            whole += 1
        else:
            found = record.get("caption") or record.get("error")
            print("  ", record["id"], json.dumps(found, ensure_ascii=False)[:400])
    server.told()
    check(whole == len(rows), f"nonsense: {whole} of {len(rows)} captions are complete")
    return whole, len(rows)


def main():
    python = os.environ.get("A2C_TRANSFORMERS_PYTHON")
    if not python or not (DATA / "qwen2-vl-tokenizer.json").exists():
        print("vision_server: skipped, A2C_TRANSFORMERS_PYTHON or the tokenizer of A2C_TEST_DATA is not there")
        return 0
    if os.environ.get("A2C_VISION_INSIDE") != "1":
        os.execve(python, [python, __file__], {**os.environ, "A2C_VISION_INSIDE": "1"})
    shutil.rmtree(WORK / "tmp", ignore_errors=True)
    (WORK / "tmp").mkdir(parents=True)
    if not (WORK / "model/model.safetensors").exists():
        subprocess.run([sys.executable, __file__, "model"], check=True)
    expected = media()
    server = Server()
    try:
        for name, options in (("analysed first", []), ("at once", ["--reason", "off"])):
            result = write(server, *options)
            conversations, seen = server.told()
            if not result:
                continue
            is_good(result, name)
            arrived(name, conversations, seen, expected)
            count = len(conversations)
            check(count == result["remote"]["requests"], f"{name}: {count} requests, {result['remote']}")
            print(f"vision_server, {name}: {count} requests with {len(seen[0]) if seen else 0} pictures each, "
                  f"{result['took']:.0f} s", flush=True)
        result = write(server, "--vision", "off", "--reason", "off")
        conversations, seen = server.told()
        if result:
            is_good(result, "vision off")
        check(conversations and not any(seen), "vision off: no picture is sent")
        refused(server)
        whole, count = nonsense(server)
        print(f"vision_server, nonsense: {whole} of {count} captions complete", flush=True)
    finally:
        server.stop()
    print(f"vision_server: {'ok' if not failures else f'{len(failures)} faults'}")
    return bool(failures)


if __name__ == "__main__":
    if sys.argv[1:2] == ["model"]:
        make_model()
    elif sys.argv[1:2] == ["serve"]:
        serve(sys.argv[2], sys.argv[3], sys.argv[4:])
    else:
        sys.exit(main())
