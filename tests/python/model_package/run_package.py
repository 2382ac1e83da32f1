"""Runs a model package as ArcGIS Pro's tools run one: the definition names a file, the file holds a class of that name, and the class is asked for parameters, configuration and results.

``run_package.py DEFINITION JOB`` reads a job in JSON, and prints the result as JSON. A job has images, each a file of numbers [bands, rows, columns] with its shape, and where it likes a mask:
"none" (no pixel has data), "bands" (a mask for each band, as some tools give it), or a rectangle [top, left, bottom, right] outside which there is no data. Scalars are the arguments of the tool,
as numbers or as texts.
"""

import importlib.util
import json
import os
import sys

import numpy as np

sys.path.append(os.path.dirname(os.path.abspath(__file__)))


def load(definition, as_text=False):
    """The raster function of a definition."""
    with open(definition, encoding="utf-8") as file:
        described = json.load(file)
    path = os.path.join(os.path.dirname(definition), described["InferenceFunction"])
    name = os.path.splitext(os.path.basename(path))[0]
    specification = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    function = getattr(module, name)()
    function.initialize(model=json.dumps(described) if as_text else definition, device=-1)
    return described, function


def mask_of(image, named):
    """The mask of an image as a job names it."""
    _, rows, columns = image.shape
    if named == "bands":
        return np.ones(image.shape, np.uint8)
    mask = np.zeros((rows, columns), np.uint8) if named else np.ones((rows, columns), np.uint8)
    if isinstance(named, list):
        top, left, bottom, right = named
        mask[top:bottom, left:right] = 1
    return mask


def objects(function, images, masks, configuration):
    """As Classify Objects Using Deep Learning: batches of parts of the image, of different sizes."""
    fields = {field["name"] for field in json.loads(function.getFields())["fields"]}
    assert function.getGeometryType() == 4
    found = []
    for start in range(0, len(images), configuration["batch_size"]):
        some = tuple(images[start : start + configuration["batch_size"]])
        before = [one.copy() for one in some]
        answer = function.vectorize(rasters_pixels=some, rasters_mask=tuple(masks[start : start + configuration["batch_size"]]))
        assert all((one == was).all() for one, was in zip(some, before)), "the tool's own pixels were changed"
        features = json.loads(answer["output_vectors"])["features"]
        assert len(features) == len(some)
        for feature, one in zip(features, some):
            assert set(feature["attributes"]) | {"Shape"} == fields
            assert feature["geometry"]["rings"][0][2] == [one.shape[2] - 1, one.shape[1] - 1]
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
    known = np.pad(mask, [(0, 0)] * (mask.ndim - 2) + [(padding, padding)] * 2, mode="reflect") if padding else mask
    for top in range(0, rows, height):
        for left in range(0, columns, width):
            block = around[:, top : top + height + 2 * padding, left : left + width + 2 * padding]
            blocks = {"raster_pixels": block.copy(), "raster_mask": known[..., top : top + height + 2 * padding, left : left + width + 2 * padding]}
            output = function.updatePixels((left, top), block.shape[1:], {"pixelType": info["pixelType"]}, **blocks)["output_pixels"]
            assert output.dtype == np.dtype(info["pixelType"]) and output.shape == (1, block.shape[1] - 2 * padding, block.shape[2] - 2 * padding)
            result[top : top + height, left : left + width] = output[0]
    return result.tolist()


def main():
    """Runs a job."""
    definition, job = sys.argv[1], json.loads(sys.argv[2])
    described, function = load(definition, job.get("as_text", False))
    names = [parameter["name"] for parameter in function.getParameterInfo()]
    assert names[1:3] == ["model", "device"] and set(job.get("scalars", {})) <= set(names)
    configuration = function.getConfiguration(**job.get("scalars", {}))
    assert configuration["extractBands"] == (0, 1, 2)
    images = [np.fromfile(one["path"], np.dtype(one.get("type", "u1"))).reshape(one["shape"]) for one in job["images"]]
    masks = [mask_of(image, one.get("mask")) for image, one in zip(images, job["images"])]
    if described["ModelType"] == "ObjectClassification":
        result = objects(function, images, masks, configuration)
    else:
        mask = masks[0]
        # A tool may be told to take the image as one block.
        whole = {**configuration, "tx": images[0].shape[2], "ty": images[0].shape[1]} if job.get("whole") else configuration
        result = pixels(function, images[0], whole, mask)
    import onnxruntime

    print(json.dumps({"result": result, "classes": described["Classes"], "onnxruntime": onnxruntime.__version__}))


if __name__ == "__main__":
    main()
