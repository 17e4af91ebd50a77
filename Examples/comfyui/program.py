"""Finds and calls the program a2c."""

import json
import os
import shutil
import subprocess

import folder_paths


class A2CError(RuntimeError):
    """What a2c said on its way out; ComfyUI shows it at the node."""


def program(named=""):
    """The program's path: what the node says, the variable A2C, or a2c in the search path."""
    for source, value in (("the node's input a2c", named.strip()), ("the variable A2C", os.environ.get("A2C", ""))):
        if value:
            found = shutil.which(os.path.expanduser(value))
            if found is None:
                raise A2CError(f"{source} names no program: {value}")
            return found
    found = shutil.which("a2c")
    if found is None:
        raise A2CError("a2c is not in the search path: install it, or name it in the node or in the variable A2C")
    return found


def placed(path):
    """A path as ComfyUI's users write it: absolute, or relative to the input folder."""
    path = os.path.expanduser(path.strip())
    return os.path.normpath(os.path.join(folder_paths.get_input_directory(), path))


def bundles(named=""):
    """The folder for bundles: where their workflows look for their files, unless the node says another."""
    return placed(named or "a2c")


def check_interrupted():
    """Raises ComfyUI's own exception when the user has cancelled; nothing where ComfyUI is not there."""
    try:
        from comfy.model_management import throw_exception_if_processing_interrupted
    except ImportError:
        return
    throw_exception_if_processing_interrupted()


def show(text, node=None):
    """Shows at the node what is done, where this ComfyUI can."""
    if node is None:
        return
    try:
        from server import PromptServer
        PromptServer.instance.send_progress_text(text, node)
    except (ImportError, AttributeError, TypeError):
        pass


def call(arguments, named=""):
    """Runs a2c and returns the JSON object that it writes."""
    process = subprocess.Popen(
        [program(named), *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        encoding="utf-8", errors="replace")
    try:
        while True:
            try:
                output, errors = process.communicate(timeout=0.5)
                break
            except subprocess.TimeoutExpired:
                check_interrupted()
    except BaseException:
        process.kill()
        process.wait()
        raise
    if process.returncode != 0:
        raise A2CError(errors.strip() or f"a2c ended with status {process.returncode}")
    for line in errors.strip().splitlines():
        print(f"[a2c] {line}")
    return json.loads(output)
