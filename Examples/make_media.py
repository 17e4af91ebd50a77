#!/usr/bin/env python3
"""Draw the media of the example manifests: one small scene, modelled once and seen in four ways.

    python3 -m venv venv && venv/bin/pip install "numpy==2.4.6" "pillow==13.0.0"
    venv/bin/python Examples/make_media.py            # needs ffmpeg (5.1.9 here) for the clip

A woman dances on a desk while the camera circles her. Written to Examples/media/:
    people.png   a man and a woman side by side, cut out (RGBA)
    desk.png     the desk, empty
    dance.json   her skeleton from the front, 16 frames of 18 OpenPose points
    orbit.txt    the path of the camera, 16 poses in RealEstate10K's form
    depth.mp4    what that camera sees of her on the desk, as nearness: white is near, 16 frames at 8 a second
    segments/    what she, the desk, the floor and the wall cover from the front: palette pictures in ADE20K's classes
    regions.json boxes around her and the desk in these pictures
    tracks.json  the way of her joints in these pictures
    sketch.png   the lines of the desk, dark on light
    style.png    bands of a sunset
    normal.png   which way the desk's surfaces face: x right, y up, z to the viewer
    mask.png     white where the desk is, for desk.png
    first.png, last.png   the dancer on the desk as the first and the last frame show her
    turn.mp4     the same as a clip, 16 frames at 8 a second
Without ffmpeg the depth clip is written as depth/frame_0000.png and so on; pass that pattern to the adapter instead.

Space is in metres: x to the right, y up, z towards the viewer; the desk stands at the origin.
"""
import json
import pathlib
import shutil
import subprocess

import numpy as np
from PIL import Image

OUT = pathlib.Path(__file__).resolve().parent / "media"
FRAMES, RATE = 16, 8
DESK_TOP = 0.75
SKIN, DARK = (236, 188, 152), (52, 44, 48)
LIGHT = np.array([0.36, 0.55, 0.75], np.float32)  # of unit length


# --- shapes: functions from points [n, 3] to the distance from the surface ---

def capsule(a, b, ra, rb=None):
    """A rod from `a` to `b` whose radius goes from `ra` to `rb`."""
    a, b, rb = np.asarray(a, np.float32), np.asarray(b, np.float32), ra if rb is None else rb
    ab = b - a

    def distance(p):
        t = np.clip((p - a) @ ab / (ab @ ab), 0, 1)
        return np.linalg.norm(p - a - t[:, None] * ab, axis=1) - (ra + (rb - ra) * t)
    return distance


def ball(c, r, squash=(1, 1, 1)):
    c, s = np.asarray(c, np.float32), np.asarray(squash, np.float32)
    return lambda p: (np.linalg.norm((p - c) / s, axis=1) - r) * s.min()


def box(c, size, r=0.01):
    c, half = np.asarray(c, np.float32), np.asarray(size, np.float32) / 2 - r

    def distance(p):
        q = np.abs(p - c) - half
        return np.linalg.norm(np.maximum(q, 0), axis=1) + np.minimum(q.max(axis=1), 0) - r
    return distance


def plane(axis, at):
    return lambda p: p[:, axis] - at


# --- bodies ---

def knee(hip, ankle, length=0.43):
    """Where two bones of `length` meet between `hip` and `ankle`, bent to the front."""
    hip, ankle = np.asarray(hip), np.asarray(ankle)
    d = ankle - hip
    n = np.linalg.norm(d)
    out = np.array([0, 0, 1.0]) - d * d[2] / (n * n)
    return hip + d / 2 + out / np.linalg.norm(out) * np.sqrt(max(length**2 - n * n / 4, 0))


def arm(shoulder, side, lift, bend, forward=0.1):
    """Elbow and wrist; `lift` is the angle from hanging down, `bend` what the elbow adds to it (radians)."""
    def way(angle):
        v = np.array([side * np.sin(angle), -np.cos(angle), forward])
        return v / np.linalg.norm(v)
    elbow = shoulder + 0.27 * way(lift)
    return elbow, elbow + 0.25 * way(lift + bend)


def pose(hips, lean, right_ankle, left_ankle, right_arm, left_arm):
    """The 18 points in OpenPose's order. Her right is at smaller x, for she faces the viewer."""
    hips = np.asarray(hips, float)
    neck = hips + [lean, 0.5, 0]
    nose = neck + [0.4 * lean, 0.17, 0.12]
    head = nose - [0, 0, 0.12]
    points = np.zeros((18, 3))
    points[0], points[1] = nose, neck
    points[2], points[5] = neck + [-0.17, -0.03, 0], neck + [0.17, -0.03, 0]
    points[3], points[4] = arm(points[2], -1, *right_arm)
    points[6], points[7] = arm(points[5], 1, *left_arm)
    points[8], points[11] = hips + [-0.09, 0, 0], hips + [0.09, 0, 0]
    points[10], points[13] = right_ankle, left_ankle
    points[9], points[12] = knee(points[8], points[10]), knee(points[11], points[13])
    points[14], points[15] = head + [-0.045, 0.035, 0.115], head + [0.045, 0.035, 0.115]
    points[16], points[17] = head + [-0.125, 0.01, 0], head + [0.125, 0.01, 0]
    return points


def standing():
    return pose([0, 0.9, 0], 0, [-0.1, 0.07, 0], [0.1, 0.07, 0], (0.28, 0.1), (0.28, 0.1))


def dancing(frame):
    """One turn of the dance in FRAMES frames: she sways, throws one arm up after the other and lifts a foot."""
    a = 2 * np.pi * frame / FRAMES
    s, kick_right, kick_left = np.sin(a), max(0, np.sin(a)), max(0, -np.sin(a))
    return pose([0.08 * s, 0.85 + 0.03 * np.cos(2 * a), 0], -0.07 * s,
                [-0.15 - 0.14 * kick_right, 0.07 + 0.24 * kick_right, 0.12 * kick_right],
                [0.15 + 0.14 * kick_left, 0.07 + 0.24 * kick_left, 0.12 * kick_left],
                (1.45 - 0.95 * np.sin(a + 0.6), 0.75), (1.45 + 0.95 * np.sin(a + 0.6), 0.75))


def person(points, at, woman):
    """Shapes and colours of a body around `points`, with its feet at `at`."""
    p = points + np.asarray(at)
    mid, neck = (p[8] + p[11]) / 2, p[1]
    head = neck + (p[0] - neck) * [1, 1, 0] + [0, 0.02, 0]
    hair, top, legs, shoes = ((70, 40, 28), (214, 62, 70), SKIN, (60, 60, 92)) if woman else (
        (44, 40, 46), (58, 120, 186), (74, 78, 92), (120, 80, 52))
    shapes = [(capsule(neck - [0, 0.04, 0], head, 0.05), SKIN), (ball(head, 0.135, (0.9, 1, 0.95)), SKIN)]
    for eye in (p[14], p[15]):
        shapes.append((ball([eye[0], eye[1] - 0.01, head[2] + 0.122], 0.016), DARK))
    for hip, bend, ankle in ((p[8], p[9], p[10]), (p[11], p[12], p[13])):
        shapes += [(capsule(hip, bend, 0.078, 0.058), legs), (capsule(bend, ankle, 0.058, 0.044), legs),
                   (capsule(ankle - [0, 0.02, 0.02], ankle + [0, -0.025, 0.11], 0.048, 0.04), shoes)]
    for shoulder, elbow, wrist in ((p[2], p[3], p[4]), (p[5], p[6], p[7])):
        shapes += [(capsule(shoulder, elbow, 0.06, 0.048), top),
                   (capsule(elbow, wrist, 0.044, 0.034), SKIN), (ball(wrist, 0.05), SKIN)]
    shapes += [(capsule(p[2], p[5], 0.065), top), (capsule(mid + [0, 0.06, 0], neck - [0, 0.1, 0], 0.115, 0.14), top)]
    if woman:
        foot = (p[9] + p[12]) / 2
        shapes += [(capsule(mid + [0, 0.02, 0], [foot[0], foot[1] + 0.1, mid[2] + 0.03], 0.165, 0.22), top),
                   (ball(head + [0, 0.035, -0.035], 0.15, (0.95, 1, 0.9)), hair),
                   (capsule(head + [0, 0.02, -0.1], neck + [0, -0.16, -0.13], 0.11, 0.08), hair)]
    else:
        shapes += [(capsule(p[8], p[11], 0.095), legs),
                   (ball(head + [0, 0.06, -0.03], 0.132, (0.98, 0.85, 0.95)), hair)]
    return shapes


def desk():
    wood, edge, metal = (186, 132, 84), (150, 102, 64), (92, 100, 112)
    shapes = [(box([0, DESK_TOP - 0.02, 0], [1.6, 0.04, 0.8]), wood),
              (box([0.52, 0.36, 0], [0.44, 0.7, 0.7]), edge)]
    for i in range(3):
        shapes += [(box([0.52, 0.59 - 0.21 * i, 0.355], [0.38, 0.18, 0.03]), wood),
                   (capsule([0.47, 0.61 - 0.21 * i, 0.385], [0.57, 0.61 - 0.21 * i, 0.385], 0.012), metal)]
    for z in (-0.33, 0.33):
        shapes.append((box([-0.73, 0.36, z], [0.06, 0.72, 0.06]), edge))
    # A lamp and books at the back edge, out of the dancer's way.
    x, z = -0.62, -0.27
    shapes += [(capsule([x, DESK_TOP, z], [x, DESK_TOP + 0.02, z], 0.09), metal),
               (capsule([x, DESK_TOP, z], [x - 0.06, DESK_TOP + 0.3, z], 0.014), metal),
               (capsule([x - 0.06, DESK_TOP + 0.3, z], [x + 0.14, DESK_TOP + 0.46, z], 0.014), metal),
               (capsule([x + 0.14, DESK_TOP + 0.47, z], [x + 0.2, DESK_TOP + 0.37, z], 0.04, 0.09), (242, 190, 66))]
    for i, (tall, colour) in enumerate([(0.24, (88, 150, 110)), (0.28, (196, 84, 74)), (0.22, (84, 110, 170)),
                                        (0.26, (226, 206, 160))]):
        shapes.append((box([0.45 + 0.075 * i, DESK_TOP + tall / 2, -0.28], [0.06, tall, 0.18]), colour))
    return shapes


def floor():
    return [(plane(1, 0.0), (206, 190, 172))]


def wall():
    return [(plane(2, -1.3), (176, 198, 204))]


# --- cameras and pictures ---

class Camera:
    """A pinhole camera in OpenCV's axes; the focal length is in widths of the picture, pixels are square."""

    def __init__(self, eye, target, focal):
        self.eye, self.focal = np.asarray(eye, float), focal
        ahead = np.asarray(target, float) - self.eye
        ahead /= np.linalg.norm(ahead)
        right = np.cross(ahead, [0, 1, 0])
        right /= np.linalg.norm(right)
        self.axes = np.stack([right, np.cross(ahead, right), ahead])  # rows: right, down, forward

    def rays(self, width, height):
        """Unit directions [height * width, 3] through the centres of the pixels."""
        y, x = np.mgrid[0:height, 0:width] + 0.5
        f = self.focal * width
        d = np.stack([(x - width / 2) / f, (y - height / 2) / f, np.ones_like(x)], -1).reshape(-1, 3) @ self.axes
        return (d / np.linalg.norm(d, axis=1, keepdims=True)).astype(np.float32)

    def project(self, points, width, height):
        q = (points - self.eye) @ self.axes.T
        return q[:, :2] / q[:, 2:] * self.focal * width + [width / 2, height / 2]


def nearest(shapes, p):
    return np.min([s(p) for s, _ in shapes], axis=0)


def march(shapes, origin, rays, far=12.0, steps=72):
    """How far each ray goes until it meets a shape; infinity where it meets none."""
    t, alive = np.zeros(len(rays), np.float32), np.arange(len(rays))
    hit = np.full(len(rays), np.inf, np.float32)
    origin = np.broadcast_to(np.asarray(origin, np.float32), rays.shape)
    for _ in range(steps):
        d = nearest(shapes, origin[alive] + t[alive, None] * rays[alive])
        t[alive] += 0.9 * d
        met = d < 0.002
        hit[alive[met]] = t[alive[met]]
        alive = alive[~met & (t[alive] < far)]
        if not len(alive):
            break
    hit[alive] = t[alive]  # slid along a surface until the steps ran out: as good as met
    return hit


def picture(shapes, camera, width, height, shadow, samples=3):
    """An RGBA picture in flat steps of light and shade; what no shape covers is transparent."""
    w, h = width * samples, height * samples
    rays = camera.rays(w, h)
    t = march(shapes, camera.eye, rays)
    seen = np.flatnonzero(np.isfinite(t))
    p = (camera.eye + t[seen, None] * rays[seen]).astype(np.float32)
    distances = np.stack([s(p) for s, _ in shapes])
    colour = np.array([c for _, c in shapes], np.float32)[distances.argmin(0)]
    e = np.float32(0.003)
    axes = np.eye(3, dtype=np.float32)
    normal = np.stack([nearest(shapes, p + e * axis) - nearest(shapes, p - e * axis) for axis in axes], 1)
    normal /= np.linalg.norm(normal, axis=1, keepdims=True) + 1e-9
    lit = normal @ LIGHT
    if shadow:
        lit[np.isfinite(march(shapes, p + 0.02 * normal, np.broadcast_to(LIGHT, p.shape).copy(), far=4, steps=40))] = -1
    tone = np.select([lit > 0.4, lit > 0.0], [1.0, 0.87], 0.72)
    out = np.zeros((h * w, 4), np.float32)
    out[seen, :3], out[seen, 3] = colour * tone[:, None], 255
    out = out.reshape(height, samples, width, samples, 4).mean((1, 3))
    out[..., :3] /= np.maximum(out[..., 3:] / 255, 1e-6)
    return Image.fromarray(np.rint(np.clip(out, 0, 255)).astype(np.uint8), "RGBA")


def orbit(frame):
    """From 60 degrees on one side to 60 degrees on the other, looking at the dancer."""
    a = np.radians(-60 + 120 * frame / (FRAMES - 1))
    return Camera([3.6 * np.sin(a), 1.75, 3.6 * np.cos(a)], [0, 1.3, 0], focal=0.8)


# --- files ---

def write_people():
    shapes = person(standing(), [-0.42, 0, 0], woman=False) + person(standing(), [0.42, 0, 0], woman=True)
    image = picture(shapes, Camera([0, 1.0, 4.2], [0, 0.87, 0], focal=2.0), 448, 448, shadow=False)
    image.save(OUT / "people.png", optimize=True)


def write_desk():
    camera = Camera([-0.9, 1.55, 3.0], [0, 0.6, 0], focal=1.25)
    image = picture(desk() + floor() + wall(), camera, 448, 336, shadow=True)
    image.convert("RGB").save(OUT / "desk.png", optimize=True)


def write_dance():
    """A list of frames, each an OpenPose object with the size of its canvas."""
    camera, size, frames = Camera([0, 1.05, 4.2], [0, 0.95, 0], focal=1.9), 512, []
    for frame in range(FRAMES):
        flat = []
        for x, y in camera.project(dancing(frame), size, size):
            flat += [round(float(x), 2), round(float(y), 2), 1.0]
        person = {"person_id": [-1], "pose_keypoints_2d": flat, "face_keypoints_2d": [], "hand_left_keypoints_2d": [],
                  "hand_right_keypoints_2d": []}
        frames.append({"version": 1.3, "canvas_width": size, "canvas_height": size, "people": [person]})
    (OUT / "dance.json").write_text("[\n" + ",\n".join(json.dumps(f, separators=(",", ":")) for f in frames) + "\n]\n")


def write_orbit():
    lines = ["drawn by Examples/make_media.py"]
    for frame in range(FRAMES):
        c = orbit(frame)
        matrix = np.concatenate([c.axes, -(c.axes @ c.eye)[:, None]], axis=1) + 0.0
        numbers = [c.focal, c.focal * 1.5, 0.5, 0.5, 0, 0, *matrix.reshape(-1)]
        lines.append(" ".join([str(frame * 1_000_000 // RATE)] + [f"{x:.9f}" for x in numbers]))
    (OUT / "orbit.txt").write_text("\n".join(lines) + "\n")


def write_depth(width=384, height=256):
    near = []
    for frame in range(FRAMES):
        camera = orbit(frame)
        rays = camera.rays(width, height)
        t = march(person(dancing(frame), [0, DESK_TOP, 0], woman=True) + desk() + floor(), camera.eye, rays)
        near.append(1 / np.maximum(t * (rays @ camera.axes[2]), 0.1))  # 0 where nothing is met
    near = np.array(near).reshape(FRAMES, height, width)
    near = np.rint((near - near.min()) / (near.max() - near.min()) * 255).astype(np.uint8)
    if shutil.which("ffmpeg"):
        subprocess.run(
            ["ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "gray", "-s", f"{width}x{height}",
             "-r", str(RATE), "-i", "-", "-vf", "format=yuv420p", "-c:v", "libx264", "-preset", "veryslow",
             "-crf", "20", "-threads", "1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-movflags", "+faststart",
             str(OUT / "depth.mp4")],
            input=near.tobytes(), check=True)
        return
    (OUT / "depth").mkdir(exist_ok=True)
    for i, frame in enumerate(near):
        Image.fromarray(frame).save(OUT / "depth" / f"frame_{i:04}.png", optimize=True)
    print("no ffmpeg: the depth clip is in", OUT / "depth")


# ADE20K's numbers, counted from 0, and colours.
CLASSES = {"wall": (0, (120, 120, 120)), "floor": (3, (80, 50, 50)), "person": (12, (150, 5, 61)),
           "desk": (33, (10, 255, 71))}
FRONT = Camera([0, 1.5, 4.6], [0, 1.1, 0], focal=1.0)


def stepping(frame):
    """The dance, while she goes from one end of the desk to the other."""
    return dancing(frame) + [-0.45 + 0.9 * frame / (FRAMES - 1), 0, 0]


def write_segments(width=192, height=128):
    """The palette pictures, and the boxes around what is in them."""
    (OUT / "segments").mkdir(exist_ok=True)
    palette = np.zeros((256, 3), np.uint8)
    for number, colour in CLASSES.values():
        palette[number] = colour
    boxes = {"a woman in a red dress": [], "a desk": []}
    for frame in range(0, FRAMES, 2):
        parts = {"person": person(stepping(frame), [0, DESK_TOP, 0], woman=True), "desk": desk(), "floor": floor(),
                 "wall": wall()}
        rays = FRONT.rays(width, height)
        shapes = [shape for part in parts.values() for shape in part]
        owner = np.repeat([CLASSES[name][0] for name in parts], [len(part) for part in parts.values()])
        t = march(shapes, FRONT.eye, rays, far=20)
        p = (FRONT.eye + np.where(np.isfinite(t), t, 20)[:, None] * rays).astype(np.float32)
        labels = owner[np.stack([s(p) for s, _ in shapes]).argmin(0)].reshape(height, width).astype(np.uint8)
        image = Image.fromarray(labels, "P")
        image.putpalette(palette.tobytes())
        image.save(OUT / "segments" / f"{frame // 2:02}.png", optimize=True)
        for name, number in (("a woman in a red dress", 12), ("a desk", 33)):
            rows, columns = np.nonzero(labels == number)
            left, top = int(columns.min()), int(rows.min())
            boxes[name].append([left, top, int(columns.max()) + 1 - left, int(rows.max()) + 1 - top])
    regions = [{"label": name, "boxes": found} for name, found in boxes.items()]
    (OUT / "regions.json").write_text(json.dumps(
        {"width": width, "height": height, "fps": RATE // 2, "format": "xywh", "units": "pixels", "regions": regions}) + "\n")


def write_tracks(width=192, height=128):
    ways = np.stack([FRONT.project(stepping(frame) + [0, DESK_TOP, 0], width, height) for frame in range(FRAMES)], 1)
    tracks = [[[round(float(x), 1), round(float(y), 1)] for x, y in way] for way in ways]
    (OUT / "tracks.json").write_text(
        json.dumps({"width": width, "height": height, "fps": RATE, "tracks": tracks}, separators=(",", ":")) + "\n")


def write_desk_maps(width=224, height=168):
    """Lines, normals and a mask of the desk, seen as in desk.png."""
    camera = Camera([-0.9, 1.55, 3.0], [0, 0.6, 0], focal=1.25)
    shapes = desk() + floor() + wall()
    rays = camera.rays(width, height)
    t = march(shapes, camera.eye, rays)
    p = (camera.eye + np.where(np.isfinite(t), t, 12)[:, None] * rays).astype(np.float32)
    axes, e = np.eye(3, dtype=np.float32), np.float32(0.003)
    normal = np.stack([nearest(shapes, p + e * axis) - nearest(shapes, p - e * axis) for axis in axes], 1)
    normal /= np.linalg.norm(normal, axis=1, keepdims=True) + 1e-9
    seen = normal @ camera.axes.T * [1, -1, -1]  # right, up, to the viewer
    seen[~np.isfinite(t)] = -1
    Image.fromarray(np.rint((seen.reshape(height, width, 3) + 1) * 127.5).astype(np.uint8)).save(
        OUT / "normal.png", optimize=True)
    on_desk = (np.min([s(p) for s, _ in desk()], axis=0) < 0.01).reshape(height, width)
    Image.fromarray(on_desk.astype(np.uint8) * 255).resize((448, 336), Image.NEAREST).save(
        OUT / "mask.png", optimize=True)
    maps = np.concatenate([seen, 2 * np.where(np.isfinite(t), t, 12)[:, None]], 1).reshape(height, width, 4)
    step = np.zeros((height, width))
    step[:, 1:] += np.abs(np.diff(maps, axis=1)).max(-1)
    step[1:] += np.abs(np.diff(maps, axis=0)).max(-1)
    Image.fromarray(np.where(step > 0.35, 24, 250).astype(np.uint8)).save(OUT / "sketch.png", optimize=True)


def write_style(width=160, height=120):
    bands = [(38, 30, 72), (92, 42, 110), (196, 70, 96), (244, 128, 60), (252, 196, 92), (24, 60, 84)]
    y, x = np.mgrid[0:height, 0:width]
    index = np.clip((y + 4 * np.sin(x / 14)) * len(bands) / height, 0, len(bands) - 1).astype(int)
    out = np.array(bands, np.uint8)[index]
    out[(x - 112) ** 2 + (y - 72) ** 2 < 16**2] = (255, 236, 180)
    Image.fromarray(out).save(OUT / "style.png", optimize=True)


def write_turn(width=144, height=96):
    frames = []
    for frame in range(FRAMES):
        shapes = person(dancing(frame), [0, DESK_TOP, 0], woman=True) + desk() + floor()
        image = picture(shapes, orbit(frame), width, height, shadow=False, samples=1)
        ground = Image.new("RGBA", image.size, (176, 198, 204, 255))
        ground.alpha_composite(image)
        frames.append(ground.convert("RGB"))
    frames[0].save(OUT / "first.png", optimize=True)
    frames[-1].save(OUT / "last.png", optimize=True)
    if shutil.which("ffmpeg"):
        subprocess.run(
            ["ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{width}x{height}",
             "-r", str(RATE), "-i", "-", "-vf", "format=yuv420p", "-c:v", "libx264", "-preset", "veryslow",
             "-crf", "24", "-threads", "1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-movflags", "+faststart",
             str(OUT / "turn.mp4")],
            input=b"".join(frame.tobytes() for frame in frames), check=True)


if __name__ == "__main__":
    OUT.mkdir(exist_ok=True)
    for write in (write_people, write_desk, write_dance, write_orbit, write_depth, write_segments, write_tracks,
                  write_desk_maps, write_style, write_turn):
        write()
    for file in sorted(f for f in OUT.rglob("*") if f.is_file()):
        print(f"{file.name:12} {file.stat().st_size:7} bytes")
