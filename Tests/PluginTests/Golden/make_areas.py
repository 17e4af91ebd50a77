#!/usr/bin/env python3
"""Write the small masks, boxes, tracks and flows that the tests and the fuzzer start from.

    python3 -m venv venv && venv/bin/pip install "numpy==2.4.6" "pillow==13.0.0"
    venv/bin/python Tests/PluginTests/Golden/make_areas.py

indexed_N.png: 40 x 30 pixels of palette indices in N bits; 1 is a box of columns 4-11 and rows 6-23, 2 (where there are
more than two) one of columns 24-35 and rows 10-19. The colours of 1 and 2 are the same, so that only indices tell.
kitti.png: 16 bits a channel, 48 x 32, five pixels to the right and 2.5 up everywhere, unknown in the first row.
"""
import json
import pathlib
import struct
import zlib

import numpy as np
from PIL import Image

OUT = pathlib.Path(__file__).resolve().parent / "areas"


def labels():
    a = np.zeros((30, 40), np.uint8)
    a[6:24, 4:12] = 1
    a[10:20, 24:36] = 2
    return a


def indexed(bits):
    a = labels() if bits > 1 else (labels() == 1).astype(np.uint8)
    image = Image.fromarray(a, "P")
    image.putpalette(([0, 0, 0] + [90, 60, 30] * 255)[:3 << bits])
    image.save(OUT / f"indexed_{bits}.png", bits=bits)


def kitti():
    a = np.zeros((32, 48, 3), np.uint16)
    a[..., 0], a[..., 1], a[..., 2] = 32768 + 64 * 5, 32768 - 160, 1
    a[0] = 0
    rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in a)

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    head = struct.pack(">IIBBBBB", 48, 32, 16, 2, 0, 0, 0)
    (OUT / "kitti.png").write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def runs(mask):
    flat, out, value = mask.T.reshape(-1), [0], 0
    for v in flat:
        if v != value:
            out.append(0)
            value = v
        out[-1] += 1
    return out


def main():
    OUT.mkdir(exist_ok=True)
    for bits in (1, 2, 4, 8):
        indexed(bits)
    kitti()
    a = labels()
    coco = {"images": [{"id": 1, "width": 40, "height": 30, "file_name": "a.png"}],
            "categories": [{"id": 5, "name": "kite"}],
            "annotations": [{"image_id": 1, "category_id": 5,
                             "segmentation": {"size": [30, 40], "counts": runs((a == 1).astype(int))}},
                            {"image_id": 1, "category_id": 5, "segmentation": [[24, 10, 36, 10, 36, 20, 24, 20]]}]}
    (OUT / "coco.json").write_text(json.dumps(coco) + "\n")
    (OUT / "yolo.txt").write_text("0 0.2 0.5 0.2 0.6\n1 0.75 0.5 0.3 0.3333\n")
    (OUT / "mot.txt").write_text("1,1,4,6,8,18,1,-1,-1,-1\n2,1,6,6,8,18,1,-1,-1,-1\n")
    flow = np.zeros((12, 16, 2), "<f4")
    flow[..., 0] = 1.5
    (OUT / "flow.flo").write_bytes(b"PIEH" + struct.pack("<ii", 16, 12) + flow.tobytes())
    tracks = np.stack([np.add.outer(np.arange(6), [4, 20, 30]), np.tile([5, 9, 20], (6, 1))], -1).astype("<f4")
    np.save(OUT / "tracks.npy", tracks)


if __name__ == "__main__":
    main()
