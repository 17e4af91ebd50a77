"""The nodes that run a2c: from a run manifest, and from a prompt with conditions."""

import re

from . import program, watch

GENERATOR = ("STRING", {"default": "wan2.2-t2v", "tooltip": "A generator's id; 'a2c generator list' names them all"})
OPTIONAL = {
    "seed": ("INT", {"default": 0, "min": 0, "max": 0xFFFFFFFFFFFFFFFF, "tooltip": "Of caption and generator"}),
    "output": ("STRING", {"default": "", "tooltip": "Folder for bundles; a2c in ComfyUI's input folder where empty"}),
    "replace": ("BOOLEAN", {"default": True, "tooltip": "Replace the bundle of an earlier run"}),
    "a2c": ("STRING", {"default": "", "tooltip": "The program; else the variable A2C, else the search path"}),
}


class Captioner:
    """What both nodes have in common."""

    RETURN_TYPES = ("STRING", "STRING", "STRING", "STRING")
    RETURN_NAMES = ("prompt", "negative", "bundle", "table")
    FUNCTION = "write"
    CATEGORY = "a2c"

    @staticmethod
    def result(arguments, generator, seed, output, replace, a2c):
        """Prompt and negative prompt, escaped for ComfyUI's text boxes, the bundle's folder, and what reaches it."""
        arguments = ["run", "--json", "--quiet", "--escaping", "comfyui", *arguments]
        arguments += ["--seed", str(seed & 0x7FFF_FFFF_FFFF_FFFF), "--output", program.bundles(output)]
        if replace:
            arguments.append("--force")
        result = program.call(arguments, a2c)
        prompts = result["prompts"]
        if not prompts:
            raise program.A2CError("no generator: name one in the node or in the run manifest")
        chosen = generator or next(iter(prompts))
        found = prompts[chosen]
        return found["prompt"], found.get("negative") or "", found["folder"], Captioner.table(result, chosen)

    @staticmethod
    def table(result, generator):
        """What of each condition reaches the generator, a line each, and what its user has to know."""
        lines = []
        for row in result.get("reach", []):
            if row["generator"] != generator:
                continue
            start = {"file": ", ".join(row["files"]), "prompt": "the prompt only", "lost": "no file"}[row["reach"]]
            lines.append(f"{row['condition']} {row['kind']}: " + "; ".join([start, *row["remarks"]]))
        lines += [f"warning: {text}" for text in result["prompts"][generator].get("warnings", [])]
        for line in lines:
            print(f"[a2c] {line}")
        return "\n".join(lines)


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
        return "\n".join(watch.mark(file) for file in [path, *watch.behind(path)])

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
                        "multi-id=person.png,desk.png or depth=clip.mp4,near=dark; names are looked for in ComfyUI's "
                        "input folder, and \\, is a comma in one",
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
        """Adapters with their files and parameters, from lines `adapter=file,file,name=value`."""
        for line in conditions.splitlines():
            if not line.strip():
                continue
            adapter, sign, files = line.partition("=")
            if not sign or not adapter.strip() or not files.strip():
                raise program.A2CError(f"a condition is written as adapter=file, not as: {line.strip()}")
            pieces = [piece.replace("\\,", ",").strip() for piece in re.split(r"(?<!\\),", files)]
            params = dict(piece.split("=", 1) for piece in pieces if re.match(r"[a-z][a-z0-9_]*=", piece))
            names = [piece for piece in pieces if piece and not re.match(r"[a-z][a-z0-9_]*=", piece)]
            yield adapter.strip(), [program.placed(name) for name in names], params

    @classmethod
    def IS_CHANGED(cls, conditions, **_):
        try:
            files = [file for _, files, _ in cls.entries(conditions) for file in files]
        except program.A2CError:
            return conditions
        return "\n".join(watch.mark(file) for file in files)

    def write(self, prompt, conditions, generator, model="facts", seed=0, output="", replace=True, a2c=""):
        generator = generator.strip()
        if not generator:
            raise program.A2CError("no generator: 'a2c generator list' names them all")
        # With = in front a prompt that starts with a dash is no option.
        arguments = [f"--prompt={prompt}", "--generator", generator]
        # What a2c takes where none is named is not named.
        if model.strip() not in ("", "facts"):
            arguments += ["--model", model.strip()]
        for adapter, files, params in self.entries(conditions):
            pieces = [file.replace(",", "\\,") for file in files]
            pieces += [f"{key}={value}".replace(",", "\\,") for key, value in params.items()]
            arguments.append(f"--condition={adapter}={','.join(pieces)}")
        return self.result(arguments, generator, seed, output, replace, a2c)
