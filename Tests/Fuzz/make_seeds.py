#!/usr/bin/env python3
"""Write the files that targets of the fuzzer start from: python3 Tests/Fuzz/make_seeds.py

Only the standard library (Python 3.11 here). A first byte below 10 names the file that the rest is read as: see
FuzzCamera.swift.
"""
import json
import math
import pathlib
import struct

here = pathlib.Path(__file__).parent / "Seeds"
camera, pose = here / "camera", here / "pose"


def path(count=4):
    for index in range(count):
        a = 0.2 * index
        c, s = math.cos(a), math.sin(a)
        yield [[c, 0, s], [0, 1, 0], [-s, 0, c]], [0.1 * index, 0, 0.3 * index], [math.cos(a / 2), 0, math.sin(a / 2), 0]


def row(numbers):
    return " ".join(f"{n:.5g}" for n in numbers)


poses = list(path())
matrices = [[v for r, x in zip(rows, t) for v in (*r, x)] for rows, t, _ in poses]
(camera / "kitti.txt").write_text("\n".join(row(m) for m in matrices) + "\n")
(camera / "cami2v.txt").write_text("\n".join(row([640, 640, 640, 360, 0, 0, *m]) for m in matrices) + "\n")
(camera / "tum.txt").write_text("# t p q\n" + "\n".join(
    row([i / 8, *t, q[1], q[2], q[3], q[0]]) for i, (_, t, q) in enumerate(poses)) + "\n")
(camera / "motionctrl.json").write_text(json.dumps([[round(v, 4) for v in m] for m in matrices]))
(camera / "transforms.json").write_text(json.dumps({
    "camera_angle_x": 0.8, "w": 640, "h": 480,
    "frames": [{"file_path": f"{i}.png", "transform_matrix": [m[:4], m[4:8], m[8:], [0, 0, 0, 1]]}
               for i, m in enumerate(matrices)]}))
images = "".join(f"{i + 1} {row([*q, *t])} 1 {i}.png\n\n" for i, (_, t, q) in enumerate(poses))
(camera / "images.txt").write_text("# images\n" + images)
(camera / "cameras.txt").write_text("1 SIMPLE_RADIAL 640 480 500 320 240 0.1\n")
binary = struct.pack("<Q", len(poses)) + b"".join(
    struct.pack("<i7di", i + 1, *q, *t, 1) + b"%d.png\0" % i + struct.pack("<Q", 0) for i, (_, t, q) in enumerate(poses))
(camera / "images.bin").write_bytes(b"\x01" + binary)
(camera / "cameras.bin").write_bytes(
    b"\x02" + struct.pack("<Q", 1) + struct.pack("<iiQQ4d", 1, 1, 640, 480, 500, 500, 320, 240))
header = f"{{'descr': '<f8', 'fortran_order': False, 'shape': ({len(poses)}, 17), }}".ljust(117) + "\n"
rows = b"".join(
    struct.pack("<17d", *(v for r, x, e in zip(m, t, (480, 640, 500)) for v in (r[1], r[0], -r[2], x, e)), 1, 9)
    for m, t, _ in poses)
(camera / "llff.npy").write_bytes(b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header.encode() + rows)

points = [(100 + 7 * k, 50 + 11 * k) for k in range(17)]
flat = [v for x, y in points for v in (x, y, 2)]
(pose / "annotations.json").write_text(json.dumps({
    "images": [{"id": 1, "file_name": "a.jpg", "width": 640, "height": 480}],
    "annotations": [{"image_id": 1, "keypoints": flat, "lefthand_kpts": [1] * 63}]}))
(pose / "results.json").write_text(json.dumps([{"image_id": i, "keypoints": flat, "score": 1} for i in range(6)]))
(pose / "wholebody.json").write_text(json.dumps([{"image_id": 1, "keypoints": [1] * 399}]))
marks = [{"x": round(0.2 + 0.01 * k, 2), "y": round(0.1 + 0.02 * k, 2), "visibility": 0.9} for k in range(33)]
(pose / "mediapipe.json").write_text(json.dumps([{"pose_landmarks": [marks]} for _ in range(6)]))
(pose / "mediapipe-lists.json").write_text(json.dumps([[[m["x"], m["y"], 0, 1] for m in marks]] * 3))
(pose / "dwpose.json").write_text(json.dumps({
    "bodies": {"candidate": [[m["x"], m["y"]] for m in marks[:18]], "subset": [list(range(18))]},
    "hands": [[[0.5, 0.5]] * 21] * 2, "faces": [[[0.5, 0.4]] * 68]}))


def folder(name):
    (here / name).mkdir(exist_ok=True)
    return here / name


def text(value):
    return struct.pack("<Q", len(value)) + value.encode()


def gguf(version=3):
    """Three tensors of three types, and keys of every kind."""
    keys = [
        ("general.architecture", 8, text("qwen2vl")), ("general.alignment", 4, struct.pack("<I", 32)),
        ("qwen2vl.embedding_length", 4, struct.pack("<I", 32)), ("qwen2vl.rope.freq_base", 6, struct.pack("<f", 1e6)),
        ("qwen2vl.rope.dimension_sections", 9, struct.pack("<IQ", 5, 4) + struct.pack("<4i", 2, 3, 3, 0)),
        ("tokenizer.ggml.tokens", 9, struct.pack("<IQ", 8, 3) + text("a") + text("b") + text("ab")),
        ("a.flag", 7, b"\1"), ("a.long", 10, struct.pack("<Q", 1 << 40)),
    ]
    tensors = [("token_embd.weight", [32, 3], 0, 384), ("blk.0.attn_q.weight", [32, 2], 8, 68), ("b", [32], 2, 18)]
    data = b"GGUF" + struct.pack("<IQQ", version, len(tensors), len(keys))
    data += b"".join(text(key) + struct.pack("<I", kind) + value for key, kind, value in keys)
    offset = 0
    for name, shape, kind, size in tensors:
        data += text(name) + struct.pack(f"<I{len(shape)}QIQ", len(shape), *shape, kind, offset)
        offset += (size + 31) // 32 * 32
    return data.ljust((len(data) + 31) // 32 * 32, b"\0") + bytes(offset)


(folder("gguf") / "v3.gguf").write_bytes(gguf())
(folder("gguf") / "v2.gguf").write_bytes(gguf(2))

for name, words in {
    "camera": "A red boat sails across a foggy lake at dawn. The camera pans left, then pushes in slowly.\n\n"
              "1. Dense: A scarlet boat crosses the misty lake.\n2. Main object: The boat.\n3. Background: A lake in fog.\n"
              "4. Camera: The camera tilts up.\n5. Style: None.\n6. Action: It sails.",
    "tags": "(masterpiece:1.2), 1girl, silver hair, no people in the background, --ar 16:9\n\nShe has black hair.",
    "quoted": "Close-up of a neon sign that reads \"OPEN 24/7\"; picture 2's dog barks twice.\n\nA sign says OPEN.",
    "chinese": "一个穿红裙的女孩在雨中跳舞，镜头向左摇。\n\n女孩在跳舞。",
    "german": "Zwei Kinder spielen im Garten, die Kamera fährt langsam zurück.\n\nChildren play.",
    "labels": "Subject: an old man\nScene: harbour at night\nNegative prompt: blurry, text\n\nAn old man.",
}.items():
    (folder("claims") / f"{name}.txt").write_text(words)

parts = {"dense": "A cat sleeps.", "main_object": "A cat.", "background": "A sofa.", "camera": "Still.",
         "style": "Film.", "action": "It sleeps."}
chunk = {"choices": [{"index": 0, "delta": {"content": "{\"dense\": \"A cat"}, "finish_reason": None}]}
for name, words in {
    "plain.json": json.dumps({"choices": [{"message": {"role": "assistant", "content": json.dumps(parts)},
                                           "finish_reason": "stop"}], "usage": {"prompt_tokens": 3}}),
    "error.json": json.dumps({"error": {"message": "overloaded", "code": 503}}),
    "stream.txt": "".join(f"data: {json.dumps(chunk)}\n\n" for _ in range(3)) + ": keep-alive\n\ndata: [DONE]\n\n",
    "fenced.txt": "<think>Let me see.</think>Here:\n```json\n" + json.dumps({"caption": parts}, indent=1) + "\n```",
    "six.txt": "\n".join(f"{n + 1}. {k.replace('_', ' ').title()}: {v}" for n, (k, v) in enumerate(parts.items())),
    "marked.md": "\n\n".join(f"## **{k}**\n{v}" for k, v in parts.items()),
    "cut.txt": json.dumps(parts)[:70],
}.items():
    (folder("answers") / name).write_text(words)

wire = folder("wire")
frames = b""
for number, (kind, body) in enumerate([(1, b""), (3, b'"encode"'), (4, b'"a line"'), (5, b"0.5"), (7, b"{}")]):
    frames += struct.pack("<IHHIIQ", 0x57433241, 1, kind, number, 0, len(body)) + body
(wire / "frames.bin").write_bytes(frames)
result = {"blocks": [
    {"kind": "camera", "poses": 2, "timed": True, "unit": "normalised", "fps": 8, "source": [16, 9], "most": 2},
    {"kind": "tensor", "encoder": "motion", "shape": [2, 2]}, {"kind": "text", "text": "a fact"},
    {"kind": "tokens", "size": [1, 4], "grid": [1, 1, 1]},
    {"kind": "frames", "encoder": "vision", "video": True, "numbered": False, "fps": 8, "frames": [0, 1],
     "size": [28, 28], "source": [2, 28, 28], "role": None},
], "decisions": [["order", "xyzw", "norm 1"]], "log": ["a line"],
    "claims": [["camera", "pan left", "The camera pans left.", 0.9]], "tidy": False}
pose = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0]
memory = struct.pack("<24d8d2d", *pose, *pose, *[0.5, 0.9, 0.5, 0.5] * 2, 0, 1) + struct.pack("<4f4f", *[0.5] * 8)
for name, count in (("result", 5), ("camera", 1), ("frames", 0)):
    blocks = result["blocks"][:count] or result["blocks"][4:]
    body = memory + bytes(2 * 28 * 28 * 3) if count == 5 else memory[:272] if count == 1 else bytes(2 * 28 * 28 * 3)
    (wire / f"{name}.bin").write_bytes(json.dumps({**result, "blocks": blocks}).encode() + b"\n" + body)
(wire / "failure.txt").write_text("?" + json.dumps(
    {"kind": "reported", "function": "encode", "status": 4, "message": "broken", "place": "a.txt:3", "hint": "mend it"}))
for number, moves in enumerate(["pan left 30°, then push in", "orbit right 90° over 4 s while rising, hold, crane down 2 m"]):
    (camera / f"moves{number}.txt").write_bytes(b"\x09" + moves.encode())
