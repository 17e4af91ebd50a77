"""What a node's result depends on: files, by their names and times, for ComfyUI's IS_CHANGED."""

import os
import re

# Quoted texts, and pieces without YAML's marks.
_PIECE = re.compile(r'"((?:[^"\\]|\\.)*)"|\'((?:[^\']|\'\')*)\'|([^\s,\[\]{}"\']+)')
# What stands behind a key or a dash on its line; a plain name may hold spaces.
_REST = re.compile(r"^\s*(?:-\s+)?(?:[\w-]+:\s+)?(.*?)\s*(?:\s#.*)?$")


def mark(path):
    """A file's name with its time and size; of a folder those of all files in it."""
    try:
        if os.path.isdir(path):
            names = sorted(os.listdir(path))[:10_000]
            return " ".join([path, *(mark(os.path.join(path, name)) for name in names if not name.startswith("."))])
        state = os.stat(path)
        return f"{path} {state.st_mtime_ns} {state.st_size}"
    except OSError:
        return f"{path} missing"


def behind(manifest):
    """The files that a run manifest names: whatever in its text is the name of something that is there."""
    try:
        with open(manifest, encoding="utf-8", errors="replace") as source:
            text = source.read(1 << 20)
    except OSError:
        return []
    names = set()
    for line in text.splitlines():
        names.update(_REST.match(piece).group(1) for piece in [line, *re.split(r"[,\[\]{}]", line)])
        for double, single, plain in _PIECE.findall(line):
            names.update((double.replace('\\"', '"').replace("\\\\", "\\"), single.replace("''", "'"), plain))
    folder = os.path.dirname(os.path.abspath(manifest))
    found = {os.path.normpath(os.path.join(folder, os.path.expanduser(name))) for name in names if name.strip(" ./~")}
    return sorted(path for path in found if "\0" not in path and os.path.exists(path))
