"""A Python raster function for "Classify Pixels Using Deep Learning": each pixel gets the class whose words are nearest to what its surroundings look like (NACLIP)."""

import json
import os
import sys
from typing import Any, Dict, List, Tuple

import numpy as np

sys.path.append(os.path.dirname(os.path.abspath(__file__)))

import rsmclip_onnx  # noqa: E402

# Room for the logits of a block: beyond so many names a block is one window wide.
_MANY_NAMES = 64


class RsMClipImageClassifier:
    """What ArcGIS makes of this file: the class has the name of the file."""

    def __init__(self) -> None:
        self.name = "RS-M-CLIP pixel classifier"
        self.description = "Segments an image by words, with a vision-language model for remote sensing."

    def initialize(self, **kwargs: Any) -> None:
        """Reads the model definition."""
        if "model" not in kwargs:
            return
        self.package = rsmclip_onnx.Package(kwargs["model"])
        self.padding = self.package.size // 2
        self.batch_size = self.package.definition["BatchSize"]
        rsmclip_onnx.choose_device(kwargs.get("device"))

    def getParameterInfo(self) -> List[Dict[str, Any]]:
        """What the tool asks for."""
        return [
            {"name": "raster", "dataType": "raster", "required": True, "displayName": "Raster", "description": "The image"},
            {"name": "model", "dataType": "string", "required": True, "displayName": "Input Model Definition (EMD) File", "description": "The model definition"},
            {"name": "device", "dataType": "numeric", "required": False, "displayName": "Device ID", "description": "The device that the model runs on"},
            {"name": "padding", "dataType": "numeric", "required": False, "value": self.padding, "displayName": "Padding", "description": "Pixels around a block that are looked at but not classified"},
            {"name": "batch_size", "dataType": "numeric", "required": False, "value": self.batch_size, "displayName": "Batch Size", "description": "Windows at once"},
        ]

    def getConfiguration(self, **scalars: Any) -> Dict[str, Any]:
        """How large a block is: windows overlap by half, and the padding gives those at the edge their neighbours."""
        if scalars.get("padding") is not None:
            self.padding = rsmclip_onnx.whole(scalars["padding"])
        if scalars.get("batch_size"):
            self.batch_size = max(1, rsmclip_onnx.whole(scalars["batch_size"]))
        side = self.package.size * (2 if len(self.package.pixels) <= _MANY_NAMES else 1)
        return {
            "extractBands": tuple(self.package.definition["ExtractBands"]),
            "padding": self.padding,
            "tx": side,
            "ty": side,
            "batch_size": self.batch_size,
            "fixedTileSize": 1,
            "inheritProperties": 2 | 4 | 8,
            "inputMask": True,
        }

    def updateRasterInfo(self, **kwargs: Any) -> Dict[str, Any]:
        """One band of class values, with a table of the classes."""
        classes = self.package.definition["Classes"]
        kwargs["output_info"]["bandCount"] = 1
        kwargs["output_info"]["pixelType"] = "u1" if len(classes) < 255 else "u2"
        rows = [
            {"attributes": {"OID": place + 1, "Value": one["Value"], "Classvalue": one["Value"], "Classname": one["Name"], "Red": one["Color"][0], "Green": one["Color"][1], "Blue": one["Color"][2]}}
            for place, one in enumerate(classes)
        ]
        kwargs["output_info"]["rasterAttributeTable"] = json.dumps({"displayFieldName": "", "fieldAliases": {field["name"]: field["alias"] for field in _FIELDS}, "fields": _FIELDS, "features": rows})
        return kwargs

    def updatePixels(self, tlc: Tuple[int, int], shape: Tuple[int, ...], props: Dict[str, Any], **pixelBlocks: Any) -> Dict[str, Any]:
        """Classifies a block; 0 where there is no data."""
        mask = pixelBlocks.get("raster_mask")
        rgb = rsmclip_onnx.as_bytes(pixelBlocks["raster_pixels"], mask)
        values = self.package.values[self._classes(rgb)]
        there = rsmclip_onnx.known(mask)
        if there is not None:
            values[~there] = 0
        inner = values[self.padding : values.shape[0] - self.padding, self.padding : values.shape[1] - self.padding]
        pixelBlocks["output_pixels"] = inner[None].astype(props["pixelType"], copy=False)
        return pixelBlocks

    def _classes(self, rgb: np.ndarray) -> np.ndarray:
        """The class of each pixel: what the windows over it say of it is averaged, less towards their edges."""
        size = self.package.size
        _, rows, columns = rgb.shape
        below, right = max(0, size - rows), max(0, size - columns)
        if below or right:
            rgb = np.pad(rgb, ((0, 0), (0, below), (0, right)), mode="symmetric" if min(rows, columns) >= max(below, right) else "wrap")
        places = [(top, left) for top in _starts(rgb.shape[1], size) for left in _starts(rgb.shape[2], size)]
        taper = np.minimum(np.arange(size) + 0.5, size - np.arange(size) - 0.5).astype(np.float32) / np.float32(size / 2)
        weight = taper[:, None] * taper[None, :]
        sums = np.zeros(rgb.shape[1:] + (len(self.package.pixels),), np.float32)
        weights = np.zeros(rgb.shape[1:], np.float32)
        for start in range(0, len(places), self.batch_size):
            some = places[start : start + self.batch_size]
            tokens = self.package.run(np.stack([rgb[:, top : top + size, left : left + size] for top, left in some]), "tokens")
            for (top, left), one in zip(some, tokens):
                sums[top : top + size, left : left + size] += weight[:, :, None] * self._logits(one[1:])
                weights[top : top + size, left : left + size] += weight
        return self._best(sums / weights[:, :, None])[:rows, :columns]

    def _logits(self, patches: np.ndarray) -> np.ndarray:
        """The cosines of patches with the names, interpolated to pixels: [size, size, names]."""
        side = self.package.size // self.package.patch
        cosines = (patches / np.linalg.norm(patches, axis=1, keepdims=True)) @ self.package.pixels.T
        grid = cosines.reshape(side, side, -1).astype(np.float32)
        spread = _spread(side, self.package.size)
        return np.einsum("yr,rcn,xc->yxn", spread, grid, spread, optimize=True)

    def _best(self, logits: np.ndarray) -> np.ndarray:
        probabilities = rsmclip_onnx.softmax(self.package.scale * logits)
        count = int(self.package.class_of.max()) + 1
        classes = np.stack([probabilities[:, :, self.package.class_of == index].max(axis=2) for index in range(count)], axis=2)
        return classes.argmax(axis=2)


def _starts(length: int, size: int) -> List[int]:
    """Where windows begin: half a window apart, the last one at the end."""
    step = max(1, size // 2)
    starts = list(range(0, length - size + 1, step))
    if starts[-1] + size < length:
        starts.append(length - size)
    return starts


def _spread(patches: int, pixels: int) -> np.ndarray:
    """The weights [pixels, patches] of linear interpolation between the middles of patches."""
    place = np.clip((np.arange(pixels) + 0.5) * patches / pixels - 0.5, 0, patches - 1)
    first = np.floor(place).astype(int)
    share = (place - first).astype(np.float32)
    weights = np.zeros((pixels, patches), np.float32)
    weights[np.arange(pixels), first] = 1 - share
    weights[np.arange(pixels), np.minimum(first + 1, patches - 1)] += share
    return weights


_FIELDS = [
    {"name": "OID", "type": "esriFieldTypeOID", "alias": "OID"},
    {"name": "Value", "type": "esriFieldTypeInteger", "alias": "Value"},
    {"name": "Classvalue", "type": "esriFieldTypeInteger", "alias": "Classvalue"},
    {"name": "Classname", "type": "esriFieldTypeString", "alias": "Classname"},
    {"name": "Red", "type": "esriFieldTypeInteger", "alias": "Red"},
    {"name": "Green", "type": "esriFieldTypeInteger", "alias": "Green"},
    {"name": "Blue", "type": "esriFieldTypeInteger", "alias": "Blue"},
]
