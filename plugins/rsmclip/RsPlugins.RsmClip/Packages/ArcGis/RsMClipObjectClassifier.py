"""A Python raster function for "Classify Objects Using Deep Learning": each feature gets the class whose words are nearest to what the image shows there."""

import json
import os
import sys
from typing import Any, Dict, List, Tuple

import numpy as np

sys.path.append(os.path.dirname(os.path.abspath(__file__)))

import rsmclip_onnx  # noqa: E402

_POLYGON = 4


class RsMClipObjectClassifier:
    """What ArcGIS makes of this file: the class has the name of the file."""

    def __init__(self) -> None:
        self.name = "RS-M-CLIP object classifier"
        self.description = "Classifies features by words, with a vision-language model for remote sensing."

    def initialize(self, **kwargs: Any) -> None:
        """Reads the model definition."""
        if "model" not in kwargs:
            return
        self.package = rsmclip_onnx.Package(kwargs["model"])
        rsmclip_onnx.choose_device(kwargs.get("device"))

    def getParameterInfo(self) -> List[Dict[str, Any]]:
        """What the tool asks for."""
        return [
            {"name": "rasters", "dataType": "rasters", "value": None, "required": True, "displayName": "Rasters", "description": "The parts of the image under the features"},
            {"name": "model", "dataType": "string", "required": True, "displayName": "Input Model Definition (EMD) File", "description": "The model definition"},
            {"name": "device", "dataType": "numeric", "required": False, "displayName": "Device ID", "description": "The device that the model runs on"},
            {"name": "batch_size", "dataType": "numeric", "required": False, "value": self.package.definition["BatchSize"], "displayName": "Batch Size", "description": "Features at once"},
        ]

    def getConfiguration(self, **scalars: Any) -> Dict[str, Any]:
        """How the image is to be cut out: as large as each feature, up to a largest size."""
        definition = self.package.definition
        return {
            "CropSizeFixed": definition["CropSizeFixed"],
            "BlackenAroundFeature": definition["BlackenAroundFeature"],
            "extractBands": tuple(definition["ExtractBands"]),
            "tx": definition["ImageWidth"],
            "ty": definition["ImageHeight"],
            "batch_size": rsmclip_onnx.whole(scalars.get("batch_size") or definition["BatchSize"]),
            "inheritProperties": 2 | 4 | 8,
            "inputMask": True,
        }

    def getFields(self) -> str:
        """The fields of the result."""
        return json.dumps({"fields": _FIELDS + [{"name": "Shape", "type": "esriFieldTypeGeometry", "alias": "Shape"}]})

    def getGeometryType(self) -> int:
        """Polygons."""
        return _POLYGON

    def vectorize(self, **pixelBlocks: Any) -> Dict[str, str]:
        """Classifies the parts of the image: one feature for each, in their order. What is without data throughout has class 0 and no label."""
        parts = pixelBlocks["rasters_pixels"]
        masks = pixelBlocks.get("rasters_mask") or [None] * len(parts)
        there = [rsmclip_onnx.known(mask) for mask in masks]
        shown = [place for place, mask in enumerate(there) if mask is None or mask.any()]
        found = dict(zip(shown, self._classified([rsmclip_onnx.to_model_size(rsmclip_onnx.as_bytes(parts[place], masks[place]), self.package.size) for place in shown])))
        features = []
        for place, part in enumerate(parts):
            value, confidence, label = found.get(place, (0, 0.0, ""))
            features.append({"attributes": {"OID": place + 1, "Class": str(value), "Confidence": str(confidence), "Label": label}, "geometry": {"rings": [_around(part.shape)]}})
        aliases = {field["name"]: field["alias"] for field in _FIELDS}
        return {"output_vectors": json.dumps({"displayFieldName": "", "fieldAliases": aliases, "geometryType": "esriGeometryPolygon", "fields": _FIELDS, "features": features})}

    def _classified(self, images: List[np.ndarray]) -> List[Tuple[int, float, str]]:
        """Value, probability and name of the class of each image."""
        if not images:
            return []
        embeddings = self.package.run(np.stack(images), "embedding")
        probabilities = rsmclip_onnx.softmax(self.package.scale * (embeddings @ self.package.objects.T))
        classes = self.package.definition["Classes"]
        return [(int(classes[index]["Value"]), float(probabilities[place, index]), str(classes[index]["Name"])) for place, index in enumerate(probabilities.argmax(axis=1))]


def _around(shape: Tuple[int, ...]) -> List[List[int]]:
    right, bottom = shape[2] - 1, shape[1] - 1
    return [[0, 0], [right, 0], [right, bottom], [0, bottom]]


_FIELDS = [
    {"name": "OID", "type": "esriFieldTypeOID", "alias": "OID"},
    {"name": "Class", "type": "esriFieldTypeString", "alias": "Class"},
    {"name": "Confidence", "type": "esriFieldTypeDouble", "alias": "Confidence"},
    {"name": "Label", "type": "esriFieldTypeString", "alias": "Label"},
]
