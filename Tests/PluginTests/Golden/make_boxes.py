"""Draws moving boxes as clips, as people draw them with OpenCV, in H.264 at crf 28 or 18: boxes/NAME.mp4, and what was
drawn as boxes/NAME.json.

    pip install numpy opencv-python-headless av
"""

import json
import os
import random

import av
import cv2
import numpy as np

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "boxes")
RATE = 12
COLORS = [(0, 0, 255), (0, 255, 0), (255, 0, 0), (0, 255, 255), (255, 255, 0), (255, 0, 255), (0, 128, 255)]  # BGR


def way(rng, width, height, frames):
    """A box that goes straight and changes its size by at most a half."""
    w, h = rng.uniform(0.15, 0.4) * width, rng.uniform(0.15, 0.4) * height
    start = [rng.uniform(0, width - w), rng.uniform(0, height - h)]
    end = [rng.uniform(0, width - w), rng.uniform(0, height - h)]
    grow = rng.choice([1, 1, 1.4, 0.7])
    boxes = []
    for index in range(frames):
        at = index / (frames - 1)
        scale = 1 + (grow - 1) * at
        x, y = (a + (b - a) * at for a, b in zip(start, end))
        boxes.append([round(x), round(y), round(min(x + w * scale, width - 1)), round(min(y + h * scale, height - 1))])
    return boxes


def clip(name, seed, count, thickness=3, ground=0, size=(480, 320), frames=16, crf="28", same=False, late=0):
    rng = random.Random(seed)
    width, height = size
    ways = [way(rng, width, height, frames) for _ in range(count)]
    colors = rng.sample(COLORS, count) if not same else [COLORS[0]] * count
    with av.open(os.path.join(HERE, f"{name}.mp4"), "w") as output:
        stream = output.add_stream("libx264", rate=RATE)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.options = {"crf": crf, "threads": "1"}
        for index in range(frames):
            canvas = np.full((height, width, 3), ground, np.uint8)
            for number, (boxes, color) in enumerate(zip(ways, colors)):
                if number == 0 and index < late:
                    continue
                left, top, right, bottom = boxes[index]
                color = color if ground == 0 or thickness < 0 else tuple(c // 2 for c in color)
                cv2.rectangle(canvas, (left, top), (right, bottom), color, thickness)
            picture = av.VideoFrame.from_ndarray(canvas, format="bgr24")
            for packet in stream.encode(picture):
                output.mux(packet)
        for packet in stream.encode():
            output.mux(packet)
    truth = [[None if number == 0 and index < late else box[index] for index in range(frames)]
             for number, box in enumerate(ways)]
    with open(os.path.join(HERE, f"{name}.json"), "w") as file:
        json.dump({"width": width, "height": height, "boxes": truth}, file)


os.makedirs(HERE, exist_ok=True)
clip("one", 1, 1)
clip("thin", 2, 1, thickness=2, crf="18")
clip("two", 3, 2)
clip("three", 14, 3, thickness=4)
clip("four", 5, 4, thickness=5, size=(848, 480), frames=24)
clip("filled", 6, 1, thickness=-1)
clip("white", 7, 2, ground=255)
clip("late", 8, 2, late=6)
clip("thick", 9, 2, thickness=8, size=(640, 640))
