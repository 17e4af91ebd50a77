"""A camera path from a file for Wan Fun Control-Camera; ComfyUI's own node knows nine fixed moves only."""

import os

from . import program, watch

# VideoX-Fun takes every path for one of a picture of this size and fits the focal lengths to the video's.
POSE_RATIO = 1280 / 720


def rows(text):
    """Poses of a camera file (RealEstate10K with a first line that is no pose): 19 numbers a row, namely time, fx, fy,
    cx, cy over the picture's sides, two unused, and the world-to-camera matrix, 3 x 4, row by row."""
    poses = []
    for number, line in enumerate(text.splitlines()[1:], start=2):
        if not line.strip():
            continue
        try:
            row = [float(word) for word in line.split()]
        except ValueError:
            raise program.A2CError(f"line {number} of the camera file: expected numbers") from None
        if len(row) != 19:
            raise program.A2CError(f"line {number} of the camera file: expected 19 numbers, found {len(row)}")
        poses.append(row)
    if not poses:
        raise program.A2CError("the camera file has no poses")
    return poses


def focal(row, width, height):
    """Focal lengths and centre in pixels."""
    fx, fy, cx, cy = row[1:5]
    if POSE_RATIO > width / height:
        fx = fx * height * POSE_RATIO / width
    else:
        fy = fy * width / POSE_RATIO / height
    return fx * width, fy * height, cx * width, cy * height


def embedding(poses, width, height, length):
    """Plücker rays as the model reads them, [1, 24, (length + 3) / 4, height, width]: moment (origin x direction) and
    direction of each pixel's ray in the first camera's axes, the four frames of a latent frame one after another."""
    import torch

    if len(poses) < length:
        raise program.A2CError(f"the camera file has {len(poses)} poses for {length} frames")
    cameras = torch.eye(4, dtype=torch.float64).repeat(length, 1, 1)  # [f, 4, 4], world to camera
    cameras[:, :3] = torch.tensor([row[7:] for row in poses[:length]], dtype=torch.float64).reshape(-1, 3, 4)
    places = (cameras[0] @ torch.linalg.inv(cameras)).float()  # camera to first camera
    inner = torch.tensor([focal(row, width, height) for row in poses[:length]])  # [f, 4]
    fx, fy, cx, cy = (inner[:, index, None, None] for index in range(4))
    x = (torch.arange(width) + 0.5).expand(length, height, width)
    y = (torch.arange(height) + 0.5)[:, None].expand(length, height, width)
    rays = torch.stack([(x - cx) / fx, (y - cy) / fy, torch.ones_like(x)], dim=-1)  # [f, h, w, 3]
    rays = rays / rays.norm(dim=-1, keepdim=True)
    rays = torch.einsum("fhwk,fjk->fhwj", rays, places[:, :3, :3])
    origins = places[:, None, None, :3, 3].expand_as(rays)
    lines = torch.cat([torch.linalg.cross(origins, rays), rays], dim=-1)  # [f, h, w, 6]
    # The first latent frame is one frame of the video, each other is four.
    lines = torch.cat([lines[:1].expand(4, -1, -1, -1), lines[1:]])
    count = lines.shape[0] // 4
    lines = lines[: count * 4].reshape(count, 4, height, width, 6).permute(4, 1, 0, 2, 3)  # [6, 4, F, h, w]
    return lines.reshape(1, 24, count, height, width).contiguous()


class A2CCameraPath:
    """The embedding that WanCameraImageToVideo takes, of the path in a bundle's camera.txt."""

    RETURN_TYPES = ("WAN_CAMERA_EMBEDDING", "INT", "INT", "INT")
    RETURN_NAMES = ("camera_embedding", "width", "height", "length")
    FUNCTION = "read"
    CATEGORY = "a2c"
    DESCRIPTION = "Reads a camera path (the camera.txt of a wan-fun-camera bundle) for WanCameraImageToVideo."

    @classmethod
    def INPUT_TYPES(cls):
        return {
            "required": {
                "file": (
                    "STRING",
                    {
                        "default": "a2c/wan-fun-camera/camera.txt",
                        "tooltip": "In ComfyUI's input folder; or a bundle, as the other nodes give it",
                    },
                ),
                "width": ("INT", {"default": 832, "min": 16, "max": 16384, "step": 16}),
                "height": ("INT", {"default": 480, "min": 16, "max": 16384, "step": 16}),
                "length": ("INT", {"default": 81, "min": 1, "max": 16384, "step": 4}),
            }
        }

    @classmethod
    def IS_CHANGED(cls, file, **_):
        return watch.mark(cls.place(file))

    @staticmethod
    def place(file):
        """The path's file; of a bundle the one in it."""
        path = program.placed(file)
        return os.path.join(path, "camera.txt") if os.path.isdir(path) else path

    def read(self, file, width, height, length):
        path = self.place(file)
        try:
            with open(path, encoding="utf-8") as source:
                text = source.read()
        except OSError as error:
            raise program.A2CError(f"{path}: {error.strerror}") from None
        return embedding(rows(text), width, height, length), width, height, length
