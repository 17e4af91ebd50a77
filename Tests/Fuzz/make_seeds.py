#!/usr/bin/env python3
"""Write the files that the fuzzer's targets camera and pose start from: python3 Tests/Fuzz/make_seeds.py

Only the standard library (Python 3.11 here). A first byte below 6 names the file that the rest is read as: see
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
