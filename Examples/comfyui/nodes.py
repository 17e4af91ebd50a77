"""The nodes that run a2c: from a run manifest, and from a prompt with conditions."""

import os

from . import program

GENERATOR = ("STRING", {"default": "wan2.2-t2v", "tooltip": "A generator's id; 'a2c generator list' names them all"})
OPTIONAL = {
    "seed": ("INT", {"default": 0, "min": 0, "max": 0xFFFFFFFFFFFFFFFF, "tooltip": "Of caption and generator"}),
    "output": ("STRING", {"default": "", "tooltip": "Folder for bundles; a2c in ComfyUI's input folder where empty"}),
    "replace": ("BOOLEAN", {"default": True, "tooltip": "Replace the bundle of an earlier run"}),
    "a2c": ("STRING", {"default": "", "tooltip": "The program; else the variable A2C, else the search path"}),
}


class Captioner:
    """What both nodes have in common."""

    RETURN_TYPES = ("STRING", "STRING", "STRING")
    RETURN_NAMES = ("prompt", "negative", "bundle")
    FUNCTION = "write"
    CATEGORY = "a2c"

    @staticmethod
    def result(arguments, generator, seed, output, replace, a2c):
        """Prompt and negative prompt, escaped for ComfyUI's text boxes, and the bundle's folder."""
        arguments = ["run", "--json", "--quiet", "--escaping", "comfyui", *arguments]
        arguments += ["--seed", str(seed), "--output", program.bundles(output)]
        if replace:
            arguments.append("--force")
        prompts = program.call(arguments, a2c)["prompts"]
        if not prompts:
            raise program.A2CError("no generator: name one in the node or in the run manifest")
        found = prompts[generator] if generator else next(iter(prompts.values()))
        return found["prompt"], found.get("negative") or "", found["folder"]


class A2CManifest(Captioner):
    """Captions what a run manifest describes."""

    DESCRIPTION = "Writes a caption from a run manifest with a2c, and a generator's prompt and bundle from it."

    @classmethod
    def INPUT_TYPES(cls):
        return {
            "required": {
                "manifest": ("STRING", {"default": "combo.yaml", "tooltip": "Path, or name in ComfyUI's input folder"}),
                "generator": ("STRING", {**GENERATOR[1], "default": "", "tooltip": "Empty: the manifest's own"}),
            },
            "optional": OPTIONAL,
        }

    @classmethod
    def IS_CHANGED(cls, manifest, **_):
        path = program.placed(manifest)
        return f"{path} {os.path.getmtime(path)}" if os.path.exists(path) else path

    def write(self, manifest, generator, seed=0, output="", replace=True, a2c=""):
        generator = generator.strip()
        arguments = ["--manifest", program.placed(manifest)]
        if generator:
            arguments += ["--generator", generator]
        return self.result(arguments, generator, seed, output, replace, a2c)


class A2CPrompt(Captioner):
    """Captions a short prompt with conditions."""

    DESCRIPTION = "Writes a caption from a short prompt and conditions with a2c, and a generator's prompt and bundle."

    @classmethod
    def INPUT_TYPES(cls):
        return {
            "required": {
                "prompt": ("STRING", {"multiline": True, "dynamicPrompts": False, "default": ""}),
                "conditions": (
                    "STRING",
                    {
                        "multiline": True, "dynamicPrompts": False, "default": "",
                        "tooltip": "A line each: an adapter and its files, such as depth=clip.mp4 or "
                        "multi-id=person.png,desk.png; names are looked for in ComfyUI's input folder",
                    },
                ),
                "generator": GENERATOR,
            },
            "optional": {
                "model": (
                    "STRING",
                    {
                        "default": "facts",
                        "tooltip": "facts (your words and what is measured, no network), nano, a folder, or a name in the "
                        "Hugging Face cache; empty: a2c's own default",
                    },
                ),
                **OPTIONAL,
            },
        }

    @staticmethod
    def entries(conditions):
        """Adapters with their files, from lines `adapter=file,file`."""
        for line in conditions.splitlines():
            if not line.strip():
                continue
            adapter, sign, files = line.partition("=")
            if not sign or not adapter.strip() or not files.strip():
                raise program.A2CError(f"a condition is written as adapter=file, not as: {line.strip()}")
            yield adapter.strip(), [program.placed(file) for file in files.split(",") if file.strip()]

    @classmethod
    def IS_CHANGED(cls, conditions, **_):
        try:
            files = [file for _, files in cls.entries(conditions) for file in files]
        except program.A2CError:
            return conditions
        return " ".join(f"{file} {os.path.getmtime(file) if os.path.exists(file) else 0}" for file in files)

    def write(self, prompt, conditions, generator, model="facts", seed=0, output="", replace=True, a2c=""):
        generator = generator.strip()
        if not generator:
            raise program.A2CError("no generator: 'a2c generator list' names them all")
        # With = in front a prompt that starts with a dash is no option.
        arguments = [f"--prompt={prompt}", "--generator", generator]
        # What a2c takes where none is named is not named.
        if model.strip() not in ("", "facts"):
            arguments += ["--model", model.strip()]
        for adapter, files in self.entries(conditions):
            arguments.append(f"--condition={adapter}={','.join(files)}")
        return self.result(arguments, generator, seed, output, replace, a2c)
