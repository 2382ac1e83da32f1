"""What both raster functions share: the model's graphs in ONNX Runtime, the classes as embeddings, and images as the model wants them."""

import base64
import json
import os

import numpy as np


class Package:
    """The folder of a model definition (.emd)."""

    def __init__(self, definition):
        """Reads what belongs to a definition.

        :param definition: the path of the .emd file.
        """
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
        self._session = None

    @property
    def values(self):
        """The pixel value of each class."""
        return np.array([one["Value"] for one in self.definition["Classes"]], np.int64)

    def run(self, pixels, output):
        """Runs the graph.

        :param pixels: [count, 3, size, size], bytes.
        :param output: the name of what is wanted.
        """
        if self._session is None:
            self._session = self._open()
        normal = (pixels.astype(np.float32) / np.float32(255) - self.mean) / self.std
        return self._session.run([output], {"pixels": np.ascontiguousarray(normal, np.float32)})[0]

    def _open(self):
        try:
            import onnxruntime
        except ImportError:
            raise RuntimeError("ONNX Runtime is missing: install Esri's deep learning libraries for this version of ArcGIS Pro.") from None
        wanted = ["CUDAExecutionProvider", "DmlExecutionProvider"] if os.environ.get("CUDA_VISIBLE_DEVICES", "-1") != "-1" else []
        there = onnxruntime.get_available_providers()
        providers = [name for name in wanted if name in there] + ["CPUExecutionProvider"]
        return onnxruntime.InferenceSession(os.path.join(self.folder, self.definition["ModelFile"]), providers=providers)

    def _vectors(self, text):
        return np.frombuffer(base64.b64decode(text), "<f4").reshape(-1, self.dimension)


def choose_device(device):
    """Takes the device that the tool names: -1 for the processor, else a graphics card."""
    if device is None or int(device) == -1:
        os.environ["CUDA_VISIBLE_DEVICES"] = "-1"
    elif int(device) >= 0:
        os.environ["CUDA_VISIBLE_DEVICES"] = str(int(device))
    else:
        os.environ["CUDA_VISIBLE_DEVICES"] = "0"


def as_bytes(pixels, mask):
    """Three bands of 8 bits, 0 where there is no data. One band stands for all three.

    :param pixels: [bands, rows, columns].
    :param mask: [rows, columns] or [bands, rows, columns], 0 where there is no data; or None.
    """
    if pixels.dtype != np.uint8:
        if np.issubdtype(pixels.dtype, np.floating) or pixels.min() < 0 or pixels.max() > 255:
            raise RuntimeError("The model reads images of 8 bits. Convert the raster first, for instance with Copy Raster, pixel type 8 bit unsigned, Scale Pixel Value.")
        pixels = pixels.astype(np.uint8)
    rgb = np.repeat(pixels[:1], 3, axis=0) if pixels.shape[0] < 3 else pixels[:3].copy()
    if mask is not None:
        rgb[:, (mask if mask.ndim == 2 else mask[0]) == 0] = 0
    return rgb


def to_model_size(rgb, size):
    """Shorter side to the size, bicubic as Pillow does it, and the middle cut out.

    :param rgb: [3, rows, columns], bytes.
    """
    _, rows, columns = rgb.shape
    if rows == columns == size:
        return rgb
    width, height = (size, size * rows // columns) if columns <= rows else (size * columns // rows, size)
    if columns != width:
        rgb = _resized(rgb, _weights(columns, width))
    if rows != height:
        rgb = _resized(rgb.swapaxes(1, 2), _weights(rows, height)).swapaxes(1, 2)
    left, top = int(round((width - size) / 2)), int(round((height - size) / 2))
    return rgb[:, top : top + size, left : left + size]


def softmax(logits):
    """Along the last axis."""
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def _resized(rgb, weights):
    return np.clip(np.floor(rgb.astype(np.float64) @ weights.T + 0.5), 0, 255).astype(np.uint8)


def _weights(source, target):
    """The weights [target, source] of Pillow's bicubic filter."""
    scale = source / target
    stretch = max(scale, 1.0)
    centres = (np.arange(target)[:, None] + 0.5) * scale
    places = np.arange(source)[None, :]
    first = np.maximum(0, np.floor(centres - 2 * stretch + 0.5))
    last = np.minimum(source, np.floor(centres + 2 * stretch + 0.5))
    away = np.abs((places + 0.5 - centres) / stretch)
    near, far = 1.5 * away**3 - 2.5 * away**2 + 1, -0.5 * away**3 + 2.5 * away**2 - 4 * away + 2
    weights = np.where(away < 1, near, np.where(away < 2, far, 0.0)) * ((places >= first) & (places < last))
    return weights / weights.sum(axis=1, keepdims=True)
