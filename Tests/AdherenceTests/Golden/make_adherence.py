"""Writes camera.json, depth.json and pose.json: figures of evo, numpy and pycocotools that Swift's are held to.

Made with Python 3.11, numpy 2.4.6, evo 1.38.1, pycocotools 2.0.x (printed on running):
    python make_adherence.py FOLDER
"""
import copy, json, sys
import numpy as np

np.set_printoptions(floatmode="unique")
rng = np.random.default_rng(2501)


def rotation(axis, angle):
    axis = np.asarray(axis, float) / np.linalg.norm(axis)
    k = np.array([[0, -axis[2], axis[1]], [axis[2], 0, -axis[0]], [-axis[1], axis[0], 0]])
    return np.eye(3) + np.sin(angle) * k + (1 - np.cos(angle)) * k @ k


def pose(r, t):
    m = np.eye(4)
    m[:3, :3], m[:3, 3] = r, t
    return m


def relative(poses):
    inverse = np.linalg.inv(poses[0])
    return [inverse @ p for p in poses]


def figures(a, b):
    rot = sum(np.arccos(np.clip((np.trace(x[:3, :3].T @ y[:3, :3]) - 1) / 2, -1, 1)) for x, y in zip(a, b))
    trans = sum(np.linalg.norm(x[:3, 3] - y[:3, 3]) for x, y in zip(a, b))
    cam = sum(np.linalg.norm(x[:3] - y[:3]) for x, y in zip(a, b))
    return {"rot_err": float(rot), "trans_err": float(trans), "cam_mc": float(cam)}


def scaled(poses, factor):
    result = [p.copy() for p in poses]
    for p in result:
        p[:3, 3] *= factor
    return result


def evo_figures(reference, estimate, **how):
    """The alignment and the errors of positions and angles are evo's, the matrices' difference is numpy's."""
    from evo.core import metrics, trajectory
    times = np.arange(len(reference), dtype=float)
    ref = trajectory.PoseTrajectory3D(poses_se3=[p.copy() for p in reference], timestamps=times)
    est = trajectory.PoseTrajectory3D(poses_se3=[p.copy() for p in estimate], timestamps=times)
    est.align(ref, **how)
    result = {}
    for name, relation in (("rot_err", metrics.PoseRelation.rotation_angle_rad),
                           ("trans_err", metrics.PoseRelation.translation_part)):
        ape = metrics.APE(relation)
        ape.process_data((ref, est))
        result[name] = float(np.sum(ape.error))
    result["cam_mc"] = figures(reference, est.poses_se3)["cam_mc"]
    return result


def camera():
    cases = []
    for number in range(6):
        n = int(rng.integers(4, 40))
        a, b = [np.eye(4)], [np.eye(4)]
        for _ in range(n - 1):
            step = pose(rotation(rng.normal(size=3), rng.normal() * 0.1), rng.normal(size=3) * 0.3)
            noise = pose(rotation(rng.normal(size=3), rng.normal() * 0.03), rng.normal(size=3) * 0.05)
            a.append(a[-1] @ step)
            b.append(b[-1] @ step @ noise)
        # Another world, another scale: what an estimator gives.
        world = pose(rotation(rng.normal(size=3), 2.0), rng.normal(size=3) * 5)
        b = scaled([world @ p for p in b], float(rng.uniform(0.2, 5)))
        ra, rb = relative(a), relative(b)
        reach = lambda path: max(np.linalg.norm(p[:3, 3]) for p in path) + 1e-9
        cases.append({
            "reference": [p[:3].flatten().tolist() for p in a], "estimate": [p[:3].flatten().tolist() for p in b],
            "first": figures(ra, rb),
            "relative": figures(scaled(ra, 1 / reach(ra)), scaled(rb, 1 / reach(rb))),
            "absolute": figures(scaled(ra, 1 / reach(ra)), scaled(rb, 1 / reach(ra))),
            "scale": evo_figures(ra, rb, correct_only_scale=True),
            "se3": evo_figures(ra, rb, correct_scale=False),
            "sim3": evo_figures(ra, rb, correct_scale=True),
        })
    return cases


def depth():
    cases = []
    for number in range(4):
        shape = (int(rng.integers(1, 4)), int(rng.integers(3, 9)), int(rng.integers(3, 9)))
        r = rng.uniform(0.5, 9, shape).astype(np.float32)
        e = (r * 3.3 + 1 + rng.normal(size=shape) * 0.4).astype(np.float32)
        if number % 2:
            e[0, 0, 0] = np.nan
        keep = np.isfinite(r) & np.isfinite(e)
        x, y = r[keep].astype(float), e[keep].astype(float)
        design = np.stack([y, np.ones_like(y)], 1)
        (s, t), *_ = np.linalg.lstsq(design, x, rcond=None)
        grey = lambda v: (v - v.min()) / (v.max() - v.min()) * 255
        cases.append({
            "shape": shape, "reference": r.flatten().tolist(),
            "estimate": [None if not np.isfinite(v) else float(v) for v in e.flatten()],
            "none": float(np.abs(x - y).mean()),
            "median": float(np.abs(x - y * np.median(x) / np.median(y)).mean()),
            "least-squares": float(np.abs(x - (y * s + t)).mean()),
            "range": float(np.abs(grey(x) - grey(y)).mean()),
        })
    return cases


def poses():
    from pycocotools.cocoeval import COCOeval
    cases = []
    for number in range(6):
        truth = rng.uniform(10, 200, (17, 2))
        seen = rng.uniform(size=17) > 0.2
        said = truth + rng.normal(size=(17, 2)) * rng.uniform(1, 25)
        visible = truth[seen]
        w, h = visible.max(0) - visible.min(0)
        pck = float((np.linalg.norm(said - truth, axis=1)[seen] <= 0.1 * max(w, h)).mean())
        evaluator = COCOeval(iouType="keypoints")
        triples = lambda points, flags: np.concatenate([points, flags[:, None] * 2.0], 1).flatten().tolist()
        lowest = visible.min(0)
        evaluator._gts[0, 0] = [{"keypoints": triples(truth, seen), "bbox": [*lowest, w, h], "area": w * h,
                                 "num_keypoints": int(seen.sum()), "id": 1, "ignore": 0}]
        evaluator._dts[0, 0] = [{"keypoints": triples(said, np.ones(17)), "score": 1.0, "id": 1}]
        evaluator.params.catIds, evaluator.params.useCats = [0], 1
        oks = float(evaluator.computeOks(0, 0)[0, 0])
        cases.append({
            "truth": [p.tolist() if s else None for p, s in zip(truth, seen)], "said": said.tolist(),
            "pck": pck, "oks": oks,
        })
    return cases


for name, make in (("camera", camera), ("depth", depth), ("pose", poses)):
    with open(f"{sys.argv[1]}/{name}.json", "w") as file:
        json.dump(make(), file)
