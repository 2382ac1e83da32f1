"""A Python raster function for "Classify Objects Using Deep Learning": each feature gets the class whose words are nearest to what the image shows there."""

import json
import os
import sys

import numpy as np

sys.path.append(os.path.dirname(os.path.abspath(__file__)))

import rsmclip_onnx  # noqa: E402

_POLYGON = 4


class RsMClipObjectClassifier:
    """What ArcGIS makes of this file: the class has the name of the file."""

    def __init__(self):
        self.name = "RS-M-CLIP object classifier"
        self.description = "Classifies features by words, with a vision-language model for remote sensing."

    def initialize(self, **kwargs):
        """Reads the model definition."""
        if "model" not in kwargs:
            return
        self.package = rsmclip_onnx.Package(kwargs["model"])
        rsmclip_onnx.choose_device(kwargs.get("device"))

    def getParameterInfo(self):
        """What the tool asks for."""
        return [
            {"name": "rasters", "dataType": "rasters", "value": None, "required": True, "displayName": "Rasters", "description": "The parts of the image under the features"},
            {"name": "model", "dataType": "string", "required": True, "displayName": "Input Model Definition (EMD) File", "description": "The model definition"},
            {"name": "device", "dataType": "numeric", "required": False, "displayName": "Device ID", "description": "The device that the model runs on"},
            {"name": "batch_size", "dataType": "numeric", "required": False, "value": self.package.definition["BatchSize"], "displayName": "Batch Size", "description": "Features at once"},
        ]

    def getConfiguration(self, **scalars):
        """How the image is to be cut out: as large as each feature, up to a largest size."""
        definition = self.package.definition
        return {
            "CropSizeFixed": definition["CropSizeFixed"],
            "BlackenAroundFeature": definition["BlackenAroundFeature"],
            "extractBands": tuple(definition["ExtractBands"]),
            "tx": definition["ImageWidth"],
            "ty": definition["ImageHeight"],
            "batch_size": int(scalars.get("batch_size") or definition["BatchSize"]),
            "inheritProperties": 2 | 4 | 8,
            "inputMask": True,
        }

    def getFields(self):
        """The fields of the result."""
        return json.dumps({"fields": _FIELDS + [{"name": "Shape", "type": "esriFieldTypeGeometry", "alias": "Shape"}]})

    def getGeometryType(self):
        """Polygons."""
        return _POLYGON

    def vectorize(self, **pixelBlocks):
        """Classifies the parts of the image."""
        parts = pixelBlocks["rasters_pixels"]
        masks = pixelBlocks.get("rasters_mask") or [None] * len(parts)
        images = [rsmclip_onnx.to_model_size(rsmclip_onnx.as_bytes(part, mask), self.package.size) for part, mask in zip(parts, masks)]
        embeddings = self.package.run(np.stack(images), "embedding")
        probabilities = rsmclip_onnx.softmax(self.package.scale * (embeddings @ self.package.objects.T))
        best = probabilities.argmax(axis=1)
        classes = self.package.definition["Classes"]
        features = [
            {
                "attributes": {"OID": place + 1, "Class": str(classes[index]["Value"]), "Confidence": str(float(probabilities[place, index])), "Label": classes[index]["Name"]},
                "geometry": {"rings": [_around(parts[place].shape)]},
            }
            for place, index in enumerate(best)
        ]
        aliases = {field["name"]: field["alias"] for field in _FIELDS}
        return {"output_vectors": json.dumps({"displayFieldName": "", "fieldAliases": aliases, "geometryType": "esriGeometryPolygon", "fields": _FIELDS, "features": features})}


def _around(shape):
    right, bottom = shape[2] - 1, shape[1] - 1
    return [[0, 0], [right, 0], [right, bottom], [0, bottom]]


_FIELDS = [
    {"name": "OID", "type": "esriFieldTypeOID", "alias": "OID"},
    {"name": "Class", "type": "esriFieldTypeString", "alias": "Class"},
    {"name": "Confidence", "type": "esriFieldTypeDouble", "alias": "Confidence"},
    {"name": "Label", "type": "esriFieldTypeString", "alias": "Label"},
]
