"""Draws the keypoints of drawn/*.json as clips, as controlnet_aux draws them, in H.264 at crf 28.

The name of a file says with which of its drawings: dwpose_* or openpose_*. Needs (no weights):

    pip install --no-deps controlnet_aux==0.0.10
    pip install numpy opencv-python-headless av matplotlib
"""

import glob
import importlib.util
import json
import os
import types

import av
import numpy as np

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "drawn")
RATE = 24
CRF = "28"


def drawing(name):
    """The drawing functions of a detector alone: its package wants torch."""
    package = importlib.util.find_spec("controlnet_aux").submodule_search_locations[0]
    with open(f"{package}/{name}/util.py") as file:
        source = file.read().replace("from .body import BodyResult, Keypoint", "BodyResult = Keypoint = object")
    module = types.ModuleType(name)
    exec(compile(source, name, "exec"), module.__dict__)
    return module


def people(frame):
    """For each person 18 points, None where one was not seen."""
    for person in frame["people"]:
        flat = person["pose_keypoints_2d"]
        points = [tuple(flat[at : at + 2]) for at in range(0, 54, 3)]
        yield [None if point == (0, 0) else point for point in points]


def dwpose(module, frame, width, height):
    candidates, subsets = [], []
    for points in people(frame):
        row = []
        for point in points:
            row.append(-1 if point is None else len(candidates))
            if point is not None:
                candidates.append([point[0] / width, point[1] / height])
        subsets.append(row)
    return module.draw_bodypose(np.zeros((height, width, 3), np.uint8), candidates, subsets)


def openpose(module, frame, width, height):
    canvas = np.zeros((height, width, 3), np.uint8)
    for points in people(frame):
        named = [point and types.SimpleNamespace(x=point[0] / width, y=point[1] / height) for point in points]
        canvas = module.draw_bodypose(canvas, named)
    return canvas


def write(pictures, path):
    height, width = pictures[0].shape[:2]
    with av.open(path, "w") as clip:
        stream = clip.add_stream("libx264", rate=RATE)
        stream.width, stream.height, stream.pix_fmt, stream.options = width, height, "yuv420p", {"crf": CRF}
        for picture in pictures:
            for packet in stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")):
                clip.mux(packet)
        for packet in stream.encode():
            clip.mux(packet)


def main():
    modules = {"dwpose": (dwpose, drawing("dwpose")), "openpose": (openpose, drawing("open_pose"))}
    for path in sorted(glob.glob(f"{HERE}/*.json")):
        with open(path) as file:
            frames = json.load(file)
        draw, module = modules[os.path.basename(path).split("_")[0]]
        size = frames[0]["canvas_width"], frames[0]["canvas_height"]
        write([draw(module, frame, *size) for frame in frames], path.replace(".json", ".mp4"))


if __name__ == "__main__":
    main()
