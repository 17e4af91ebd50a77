"""Makes comfy_nodes.json: for each class of node that the workflows of Manifests/workflows name, the types of its
inputs and outputs, read from the sources without running them.

    python3 make_comfy_nodes.py COMFYUI COGVIDEOX > comfy_nodes.json

COMFYUI      a checkout of Comfy-Org/ComfyUI 0.27.0, commit bb131be9e83d2f773c90f1d6f1e4b248a498c8c5
COGVIDEOX    a checkout of kijai/ComfyUI-CogVideoXWrapper 1.5.1, commit fdb8abd2790b5459ddc7066c31861bb0b62e988b

The nodes of Examples/comfyui are read from this repository, those of newer versions stand in comfy_nodes_newer.json.
Python 3.11, no packages.
"""

import ast
import json
import pathlib
import sys

here = pathlib.Path(__file__).resolve()
root = here.parents[3]

# Names of io.* classes whose type is not the name in capitals.
TYPES = {"ClipVisionOutput": "CLIP_VISION_OUTPUT", "WanCameraEmbedding": "WAN_CAMERA_EMBEDDING", "Float": "FLOAT"}


def literal(node):
    try:
        return ast.literal_eval(node)
    except ValueError:
        return None


def name(node):
    """A type, written as "CLIP" or as IO.CLIP; None where it is something else, such as a list that is made."""
    return node.attr if getattr(getattr(node, "value", None), "id", "") == "IO" else literal(node)


def described(kind, options):
    """A type, with the choices where these stand in the source."""
    return {"type": kind} | ({"options": options} if options and all(isinstance(o, str) for o in options) else {})


def new_style(schema):
    """io.Schema(node_id=…, inputs=[io.X.Input("name", …)], outputs=[io.X.Output()])"""
    fields = {keyword.arg: keyword.value for keyword in schema.keywords}
    required, optional, outputs = {}, {}, []
    for item in fields["inputs"].elts:
        words = {keyword.arg: keyword.value for keyword in item.keywords}
        if getattr(item.func.value, "attr", "") == "MultiType":
            item = item.args[0]
            words = {keyword.arg: keyword.value for keyword in item.keywords}
        label = literal(item.args[0]) if item.args else literal(words["id"])
        owner = getattr(item.func.value, "attr", None) or item.func.value.id
        options = literal(words["options"]) if "options" in words else None
        kind = described(TYPES.get(owner, owner.upper()), options)
        (optional if literal(words.get("optional", ast.Constant(False))) else required)[label] = kind
    for item in fields["outputs"].elts:
        owner = getattr(item.func.value, "attr", None) or item.func.value.id
        outputs.append(TYPES.get(owner, owner.upper()))
    return literal(fields["node_id"]), {"required": required, "optional": optional, "outputs": outputs}


def old_style(node):
    """INPUT_TYPES and RETURN_TYPES of a class."""
    constants, function, outputs = {}, None, None
    for item in node.body:
        if isinstance(item, ast.Assign):
            constants[item.targets[0].id] = literal(item.value)
            if item.targets[0].id == "RETURN_TYPES":
                outputs = [name(element) for element in item.value.elts]
        if isinstance(item, ast.FunctionDef) and item.name == "INPUT_TYPES":
            function = item
    if function is None or outputs is None:
        return None
    returned = next(item for item in ast.walk(function) if isinstance(item, ast.Return)).value
    groups = {literal(key): value for key, value in zip(returned.keys, returned.values)}

    def inputs(group):
        found = {}
        for key, value in zip(group.keys, group.values) if group is not None else ():
            first = value.elts[0]
            options = constants.get(first.attr, name(first)) if isinstance(first, ast.Attribute) else literal(first)
            text = isinstance(options, str)
            found[literal(key)] = described(options if text else "COMBO", None if text else options)
        return found

    return {
        "required": inputs(groups.get("required")), "optional": inputs(groups.get("optional")), "outputs": list(outputs)}


def classes(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "Schema":
            fields = {keyword.arg: keyword.value for keyword in node.keywords}
            if isinstance(fields.get("inputs"), ast.List) and isinstance(fields.get("outputs"), ast.List):
                yield lambda node=node: new_style(node)
        elif isinstance(node, ast.ClassDef):
            yield lambda node=node: (node.name, old_style(node))


used = set()
for path in sorted((root / "Manifests/workflows").glob("*.json")):
    used |= {node["class_type"] for node in json.loads(path.read_text(encoding="utf-8"))["nodes"].values()}
comfyui, cogvideox = (pathlib.Path(argument) for argument in sys.argv[1:3])
sources = [comfyui / "nodes.py", *sorted((comfyui / "comfy_extras").glob("nodes_*.py"))]
sources += [cogvideox / "nodes.py", cogvideox / "model_loading.py", *sorted((root / "Examples/comfyui").glob("*.py"))]
table = {}
for source in sources:
    for read in classes(source):
        try:
            label, entry = read()
        except (AttributeError, KeyError, StopIteration, TypeError):
            continue  # of another shape; a class that is used and not found is reported below
        if label in used and entry is not None and label not in table:
            table[label] = entry
newer = json.loads((here.parent / "comfy_nodes_newer.json").read_text(encoding="utf-8"))["nodes"]
missing = sorted(used - set(table) - set(newer))
if missing:
    sys.exit(f"not found: {', '.join(missing)}")
lines = [f"  {json.dumps(name)}: {json.dumps(table[name])}" for name in sorted(table)]
print("{\n" + ",\n".join(lines) + "\n}")
