"""Runs a model package as ArcGIS Pro's tools run one: the definition names a file, the file holds a class of that name, and the class is asked for parameters, configuration and results.

``run_package.py DEFINITION JOB`` reads a job in JSON, and prints the result as JSON. A job has images, each a file of bytes [bands, rows, columns] with its shape, and the scalars of the tool.
"""

import importlib.util
import json
import os
import sys

import numpy as np

sys.path.append(os.path.dirname(os.path.abspath(__file__)))


def load(definition):
    """The raster function of a definition."""
    with open(definition, encoding="utf-8") as file:
        described = json.load(file)
    path = os.path.join(os.path.dirname(definition), described["InferenceFunction"])
    name = os.path.splitext(os.path.basename(path))[0]
    specification = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    function = getattr(module, name)()
    function.initialize(model=definition, device=-1)
    return described, function


def objects(function, images, configuration):
    """As Classify Objects Using Deep Learning: batches of parts of the image, of different sizes."""
    assert json.loads(function.getFields())["fields"] and function.getGeometryType() == 4
    found = []
    for start in range(0, len(images), configuration["batch_size"]):
        some = tuple(images[start : start + configuration["batch_size"]])
        answer = function.vectorize(rasters_pixels=some, rasters_mask=tuple(np.ones(one.shape, np.uint8) for one in some))
        features = json.loads(answer["output_vectors"])["features"]
        assert len(features) == len(some)
        found.extend(feature["attributes"] for feature in features)
    return found


def pixels(function, image, configuration, mask):
    """As Classify Pixels Using Deep Learning: blocks side by side, each with a margin of the padding."""
    info = function.updateRasterInfo(raster_info={}, output_info={})["output_info"]
    assert info["bandCount"] == 1 and json.loads(info["rasterAttributeTable"])["features"]
    padding, width, height = configuration["padding"], configuration["tx"], configuration["ty"]
    _, rows, columns = image.shape
    result = np.zeros((rows, columns), info["pixelType"])
    around = np.pad(image, ((0, 0), (padding, padding), (padding, padding)), mode="reflect") if padding else image
    known = np.pad(mask, padding, mode="reflect") if padding else mask
    for top in range(0, rows, height):
        for left in range(0, columns, width):
            block = around[:, top : top + height + 2 * padding, left : left + width + 2 * padding]
            blocks = {"raster_pixels": block.copy(), "raster_mask": known[top : top + height + 2 * padding, left : left + width + 2 * padding]}
            output = function.updatePixels((left, top), block.shape[1:], {"pixelType": info["pixelType"]}, **blocks)["output_pixels"]
            assert output.dtype == np.dtype(info["pixelType"]) and output.shape[0] == 1
            result[top : top + height, left : left + width] = output[0]
    return result.tolist()


def main():
    """Runs a job."""
    definition, job = sys.argv[1], json.loads(sys.argv[2])
    described, function = load(definition)
    names = [parameter["name"] for parameter in function.getParameterInfo()]
    assert {"model", "device"} <= set(names) and set(job.get("scalars", {})) <= set(names)
    configuration = function.getConfiguration(**job.get("scalars", {}))
    assert configuration["extractBands"] == (0, 1, 2)
    images = [np.fromfile(one["path"], np.dtype(one.get("type", "u1"))).reshape(one["shape"]) for one in job["images"]]
    if described["ModelType"] == "ObjectClassification":
        result = objects(function, images, configuration)
    else:
        mask = np.ones(images[0].shape[1:], np.uint8)
        mask[: job.get("empty_rows", 0)] = 0
        # A tool may be told to take the image as one block.
        whole = {**configuration, "tx": images[0].shape[2], "ty": images[0].shape[1]} if job.get("whole") else configuration
        result = pixels(function, images[0], whole, mask)
    import onnxruntime

    print(json.dumps({"result": result, "classes": described["Classes"], "onnxruntime": onnxruntime.__version__}))


if __name__ == "__main__":
    main()
