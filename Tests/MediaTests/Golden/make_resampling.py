"""Makes resampling.json: what Pillow's bicubic gives for many sizes.

    python make_resampling.py [folder of real data]

Python 3.11, Pillow 13.0.0. The pictures are noise and steps that the test makes again; of each result the CRC-32 is
kept, of small ones also the pixels. Pictures of the data folder are named by their place in it.
"""
import json, os, sys, zlib
from PIL import Image


def noise(width, height, seed):
    """The high bytes of a 32-bit linear congruential generator."""
    state, out = seed, bytearray(width * height * 3)
    for index in range(len(out)):
        state = (state * 1664525 + 1013904223) & 0xFFFFFFFF
        out[index] = state >> 24
    return Image.frombytes("RGB", (width, height), bytes(out))


def steps(width, height, seed):
    """Black and white only: overshoot is clipped everywhere."""
    image = noise(width, height, seed)
    return image.point(lambda v: 255 if v > 127 else 0)


sizes = [
    ((1, 1), (1, 1)), ((1, 1), (5, 3)), ((5, 3), (1, 1)), ((2, 2), (3, 3)), ((3, 2), (2, 3)), ((7, 5), (14, 10)), ((14, 10), (7, 5)),
    ((16, 16), (16, 9)), ((16, 16), (9, 16)), ((16, 16), (16, 16)), ((31, 17), (28, 28)), ((33, 47), (56, 84)), ((100, 3), (28, 28)),
    ((3, 100), (28, 28)), ((200, 1), (28, 140)), ((1, 200), (140, 28)), ((97, 61), (13, 89)), ((97, 61), (89, 13)), ((255, 256), (256, 255)),
    ((640, 480), (644, 476)), ((672, 384), (672, 392)), ((500, 300), (28, 28)), ((1000, 2), (3, 2)), ((2, 1000), (2, 3)),
    ((10, 10), (300, 7)), ((10, 10), (7, 300)), ((64, 64), (63, 65)), ((128, 96), (1, 96)), ((128, 96), (128, 1)), ((1280, 720), (1008, 560)),
    # Around the place where the order of the passes changes: twice what the width loses equals what the height loses.
    ((60, 60), (35, 10)), ((60, 60), (36, 10)), ((100, 50), (95, 40)), ((100, 50), (96, 40)), ((50, 100), (16, 30)), ((50, 100), (50, 30)),
    ((100, 50), (110, 55)), ((100, 50), (110, 49)), ((40, 90), (30, 70)), ((40, 90), (31, 70)),
]
cases = []
for index, (old, new) in enumerate(sizes):
    for kind, make in (("noise", noise), ("steps", steps)):
        result = make(*old, index + 1).resize(new, Image.Resampling.BICUBIC).tobytes()
        case = dict(kind=kind, seed=index + 1, old=old, new=new, crc=zlib.crc32(result))
        if len(result) <= 60: case["pixels"] = list(result)
        cases.append(case)

real = []
if len(sys.argv) > 1:
    for name, size in (("real/beach/raw_input/00000.png", (504, 504)), ("real/beach/raw_input/00003.png", (336, 616)),
                       ("real/beach/depth/00007.png", (1008, 252)), ("real/identities/ref_1.png", (644, 476)),
                       ("real/identities/ref_2.png", (112, 168)), ("real/masked/vace_mask.png", (392, 672))):
        image = Image.open(os.path.join(sys.argv[1], name)).convert("RGBA")
        white = Image.new("RGB", image.size, (255, 255, 255))
        white.paste(image, mask=image.split()[3])
        real.append(dict(name=name, width=image.width, height=image.height, source=zlib.crc32(white.tobytes()), new=size,
                         crc=zlib.crc32(white.resize(size, Image.Resampling.BICUBIC).tobytes())))
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "resampling.json"), "w") as file:
    json.dump(dict(cases=cases, real=real), file, separators=(",", ":"))
    file.write("\n")
