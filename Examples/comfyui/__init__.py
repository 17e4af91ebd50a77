"""ComfyUI nodes that write captions, prompts and bundles with a2c."""

from .camera import A2CCameraPath
from .nodes import A2CManifest, A2CPrompt
from .server import A2CServer

NODE_CLASS_MAPPINGS = {
    "A2CManifest": A2CManifest,
    "A2CPrompt": A2CPrompt,
    "A2CServer": A2CServer,
    "A2CCameraPath": A2CCameraPath,
}
NODE_DISPLAY_NAME_MAPPINGS = {
    "A2CManifest": "a2c: prompt from a run manifest",
    "A2CPrompt": "a2c: prompt from conditions",
    "A2CServer": "a2c: prompt from conditions, by a server",
    "A2CCameraPath": "a2c: camera path for Wan Fun",
}
__all__ = ["NODE_CLASS_MAPPINGS", "NODE_DISPLAY_NAME_MAPPINGS"]
