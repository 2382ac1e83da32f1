"""What both raster functions share: the model's graphs in ONNX Runtime, the classes as embeddings, and images as the model wants them."""

import base64
import json
import os
from typing import Any, Optional

import numpy as np


class Package:
    """The folder of a model definition (.emd)."""

    def __init__(self, definition: str) -> None:
        """Reads what belongs to a definition.

        :param definition: the path of the .emd file.
        """
        if definition.lstrip().startswith("{"):
            raise RuntimeError("The model definition must be a file: the model and its classes lie beside it.")
        self.folder = os.path.dirname(os.path.abspath(definition))
        with open(definition, encoding="utf-8") as file:
            self.definition = json.load(file)
        with open(os.path.join(self.folder, "classes.json"), encoding="utf-8") as file:
            classes = json.load(file)
        self.size = classes["size"]
        self.patch = classes["patch"]
        self.scale = np.float32(classes["scale"])
        self.mean = np.array(classes["mean"], np.float32).reshape(3, 1, 1)
        self.std = np.array(classes["std"], np.float32).reshape(3, 1, 1)
        self.dimension = classes["dimension"]
        self.objects = self._vectors(classes["objects"])
        self.pixels = self._vectors(classes["pixels"])
        self.class_of = np.array(classes["class_of"], np.int64)
        self._session: Any = None

    @property
    def values(self) -> np.ndarray:
        """The pixel value of each class."""
        return np.array([one["Value"] for one in self.definition["Classes"]], np.int64)

    def run(self, pixels: np.ndarray, output: str) -> np.ndarray:
        """Runs the graph.

        :param pixels: [count, 3, size, size], bytes.
        :param output: the name of what is wanted.
        """
        if self._session is None:
            self._session = self._open()
        normal = (pixels.astype(np.float32) / np.float32(255) - self.mean) / self.std
        found: np.ndarray = self._session.run([output], {"pixels": np.ascontiguousarray(normal, np.float32)})[0]
        return found

    def _open(self) -> Any:
        try:
            import onnxruntime
        except ImportError:
            raise RuntimeError("ONNX Runtime is missing: install Esri's deep learning libraries for this version of ArcGIS Pro.") from None
        wanted = ["CUDAExecutionProvider", "DmlExecutionProvider"] if os.environ.get("CUDA_VISIBLE_DEVICES", "-1") != "-1" else []
        there = onnxruntime.get_available_providers()
        providers = [name for name in wanted if name in there] + ["CPUExecutionProvider"]
        return onnxruntime.InferenceSession(os.path.join(self.folder, self.definition["ModelFile"]), providers=providers)

    def _vectors(self, text: str) -> np.ndarray:
        return np.frombuffer(base64.b64decode(text), "<f4").reshape(-1, self.dimension)


def whole(value: Any) -> int:
    """A number of the tool's arguments: these come as numbers or as texts."""
    return int(float(value))


def choose_device(device: Any) -> None:
    """Takes the device that the tool names: -1 for the processor, else a graphics card."""
    if device is None or whole(device) == -1:
        os.environ["CUDA_VISIBLE_DEVICES"] = "-1"
    elif whole(device) >= 0:
        os.environ["CUDA_VISIBLE_DEVICES"] = str(whole(device))
    else:
        os.environ["CUDA_VISIBLE_DEVICES"] = "0"


def known(mask: Optional[np.ndarray]) -> Optional[np.ndarray]:
    """Where there is data, [rows, columns]; None for everywhere. A mask may have a band for each of the image."""
    return None if mask is None else (mask if mask.ndim == 2 else mask[0]) != 0


def as_bytes(pixels: np.ndarray, mask: Optional[np.ndarray]) -> np.ndarray:
    """Three bands of 8 bits, 0 where there is no data. One band stands for all three.

    :param pixels: [bands, rows, columns].
    :param mask: [rows, columns] or [bands, rows, columns], 0 where there is no data; or None.
    """
    if pixels.dtype != np.uint8:
        there = known(mask)
        valid = pixels if there is None else pixels[:, there]
        # An image of 8 bits may come in wider numbers; what lies under the mask is anything.
        if valid.size and not (np.isfinite(valid).all() and valid.min() >= 0 and valid.max() <= 255 and (valid == np.floor(valid)).all()):
            raise RuntimeError("The model reads images of 8 bits. Convert the raster first, for instance with Copy Raster, pixel type 8 bit unsigned, Scale Pixel Value.")
        pixels = np.nan_to_num(np.clip(pixels, 0, 255), nan=0).astype(np.uint8)
    rgb = np.repeat(pixels[:1], 3, axis=0) if pixels.shape[0] < 3 else pixels[:3].copy()
    there = known(mask)
    if there is not None:
        rgb[:, ~there] = 0
    return rgb


def to_model_size(rgb: np.ndarray, size: int) -> np.ndarray:
    """Shorter side to the size, bicubic as Pillow does it, and the middle cut out.

    :param rgb: [3, rows, columns], bytes.
    """
    _, rows, columns = rgb.shape
    if rows == columns == size:
        return rgb
    width, height = (size, size * rows // columns) if columns <= rows else (size * columns // rows, size)
    left, top = int(round((width - size) / 2)), int(round((height - size) / 2))
    # Only the middle is made: all of a long and narrow part would be a thousand times as wide as the model.
    if columns != width:
        rgb = _resized(rgb, _weights(columns, width, left, size))
    if rows != height:
        rgb = _resized(rgb.swapaxes(1, 2), _weights(rows, height, top, size)).swapaxes(1, 2)
    return rgb


def softmax(logits: np.ndarray) -> np.ndarray:
    """Along the last axis."""
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def _resized(rgb: np.ndarray, weights: np.ndarray) -> np.ndarray:
    return np.clip(np.floor(rgb.astype(np.float64) @ weights.T + 0.5), 0, 255).astype(np.uint8)


def _weights(source: int, target: int, start: int, count: int) -> np.ndarray:
    """The weights [count, source] of Pillow's bicubic filter, of the targets from ``start`` on."""
    scale = source / target
    stretch = max(scale, 1.0)
    centres = (np.arange(start, start + count)[:, None] + 0.5) * scale
    places = np.arange(source)[None, :]
    first = np.maximum(0, np.floor(centres - 2 * stretch + 0.5))
    last = np.minimum(source, np.floor(centres + 2 * stretch + 0.5))
    away = np.abs((places + 0.5 - centres) / stretch)
    near, far = 1.5 * away**3 - 2.5 * away**2 + 1, -0.5 * away**3 + 2.5 * away**2 - 4 * away + 2
    weights = np.where(away < 1, near, np.where(away < 2, far, 0.0)) * ((places >= first) & (places < last))
    return weights / weights.sum(axis=1, keepdims=True)
