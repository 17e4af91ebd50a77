#!/usr/bin/env python3
"""Writes maker_options.json: the options of the makers' own scripts, by name, with their choices where these are written out.

    python3 Tests/GeneratorsTests/Golden/make_maker_options.py CHECKOUTS [GENERATOR …]

CHECKOUTS holds a clone of each repository below, under its own name. Only names, choices and the commit are kept. With
generators named, the others stay as they are.
"""
import ast
import json
import pathlib
import subprocess
import sys

golden = pathlib.Path(__file__).resolve().parent
LTX2 = "packages/ltx-pipelines/src/ltx_pipelines"
scripts = {
    "wan2.1": ("Wan-Video/Wan2.1", ["generate.py"]),
    "wan2.2-t2v": ("Wan-Video/Wan2.2", ["generate.py"]),
    "wan2.2-i2v": ("Wan-Video/Wan2.2", ["generate.py"]),
    "wan2.2-ti2v": ("Wan-Video/Wan2.2", ["generate.py"]),
    "wan2.2-s2v": ("Wan-Video/Wan2.2", ["generate.py"]),
    "wan-ati": ("bytedance/ATI", ["generate.py"]),
    "wan-move": ("ali-vilab/Wan-Move", ["generate.py"]),
    "vace": ("ali-vilab/VACE", ["vace/vace_wan_inference.py"]),
    "cogvideox": ("zai-org/CogVideo", ["inference/cli_demo.py"]),
    "cogvideox-1.5": ("zai-org/CogVideo", ["inference/cli_demo.py"]),
    "cogvideox-i2v": ("zai-org/CogVideo", ["inference/cli_demo.py"]),
    "hunyuanvideo": ("Tencent-Hunyuan/HunyuanVideo", ["hyvideo/config.py"]),
    "hunyuanvideo-i2v": ("Tencent-Hunyuan/HunyuanVideo-I2V", ["hyvideo/config.py"]),
    "hunyuanvideo-1.5": ("Tencent-Hunyuan/HunyuanVideo-1.5", ["generate.py"]),
    "hunyuancustom": ("Tencent-Hunyuan/HunyuanCustom", ["hymm_sp/config.py"]),
    "ltx-video": ("Lightricks/LTX-Video", ["ltx_video/inference.py"]),
    "ltx-2": ("Lightricks/LTX-2", [f"{LTX2}/utils/args.py", f"{LTX2}/ic_lora.py", f"{LTX2}/distilled.py"]),
    "ltx-2.3": ("Lightricks/LTX-2", [f"{LTX2}/utils/args.py", f"{LTX2}/ic_lora.py", f"{LTX2}/distilled.py"]),
    "ltx-2.5": ("Lightricks/LTX-2", [f"{LTX2}/utils/args.py", f"{LTX2}/distilled.py"]),
    "mochi-1": ("genmoai/mochi", ["demos/cli.py"]),
    "skyreels-v2": ("SkyworkAI/SkyReels-V2", ["generate_video.py"]),
    "motionctrl": ("TencentARC/MotionCtrl", ["main/evaluation/motionctrl_inference.py"]),
    "cameractrl": ("hehao13/CameraCtrl", ["inference.py"]),
    "ctrl-adapter": ("HL-hanlin/Ctrl-Adapter", ["inference.py"]),
    "videocomposer": ("ali-vilab/videocomposer", ["utils/config.py"]),
    "controlvideo": ("thu-ml/controlvideo", ["main.py"]),
    "followyourpose": ("mayuelala/FollowYourPose", ["txt2video.py"]),
}


# Sizes stand in a table of each task.
sizes = {
    "wan2.1": "t2v-14B", "wan2.2-t2v": "t2v-A14B", "wan2.2-i2v": "i2v-A14B", "wan2.2-ti2v": "ti2v-5B",
    "wan2.2-s2v": "s2v-14B", "wan-ati": "ati-14B", "wan-move": "wan-move-i2v",
}


def literal(node):
    try:
        return ast.literal_eval(node)
    except ValueError:
        return None


def options(text):
    found = {}
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("add_argument", "option"):
            names = [literal(value) for value in node.args]
            choices = next((literal(word.value) for word in node.keywords if word.arg == "choices"), None)
            for name in names:
                if isinstance(name, str) and name.startswith("-"):
                    texts = all(isinstance(choice, str) for choice in choices or [])
                    found[name] = {"choices": sorted(choices)} if choices and texts else {}
        # Options that are the fields of a class.
        if isinstance(node, ast.ClassDef) and node.name == "InferenceConfig":
            for field in node.body:
                if isinstance(field, ast.AnnAssign):
                    found[f"--{field.target.id}"] = {}
    return found


def supported(text, task):
    for node in ast.parse(text).body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "SUPPORTED_SIZES":
            table = {literal(key): literal(value) for key, value in zip(node.value.keys, node.value.values)}
            return sorted(table[task])
    raise SystemExit("no table of sizes")


checkouts = pathlib.Path(sys.argv[1])
wanted = sys.argv[2:] or list(scripts)
result = {} if len(wanted) == len(scripts) else json.loads((golden / "maker_options.json").read_text(encoding="utf-8"))
for generator, (repository, files) in sorted(scripts.items()):
    if generator not in wanted:
        continue
    folder = checkouts / repository.split("/")[1]
    commit = subprocess.run(
        ["git", "-C", folder, "rev-parse", "HEAD"], check=True, capture_output=True, text=True).stdout.strip()
    entry = {"repository": repository, "commit": commit, "files": files, "options": {}}
    for file in files:
        entry["options"].update(options((folder / file).read_text(encoding="utf-8")))
    if generator in sizes:
        table = (folder / "wan/configs/__init__.py").read_text(encoding="utf-8")
        entry["options"]["--size"] = {"choices": supported(table, sizes[generator])}
    entry["options"] = dict(sorted(entry["options"].items()))
    result[generator] = entry
result = dict(sorted(result.items()))
(golden / "maker_options.json").write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n")
