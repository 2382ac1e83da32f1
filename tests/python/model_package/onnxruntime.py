"""The two calls of ONNX Runtime's Python package that the raster functions make, on the same native library that the host runs: the engine is real, only the package around it is not.

Where Python has the package itself, that is taken: this folder stands last on the search path.
"""

import ctypes
import os

import numpy as np

_VERSION = 17
_FLOAT = 1

# Places in the table of functions of the C API, which only ever grows at its end.
_GET_ERROR_MESSAGE, _CREATE_ENV, _CREATE_SESSION, _RUN, _CREATE_SESSION_OPTIONS, _SET_INTRA_OP_THREADS = 2, 3, 7, 9, 10, 24
_CREATE_TENSOR_WITH_DATA, _GET_TENSOR_DATA, _GET_DIMENSIONS_COUNT, _GET_DIMENSIONS, _GET_TENSOR_SHAPE, _CREATE_CPU_MEMORY = 49, 51, 61, 62, 65, 69


class _Base(ctypes.Structure):
    _fields_ = [("GetApi", ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_uint32)), ("GetVersionString", ctypes.CFUNCTYPE(ctypes.c_char_p))]


_library = ctypes.CDLL(os.environ["RSPLUGINS_TEST_ONNXRUNTIME"])
_library.OrtGetApiBase.restype = ctypes.POINTER(_Base)
_base = _library.OrtGetApiBase().contents
_table = ctypes.cast(_base.GetApi(_VERSION), ctypes.POINTER(ctypes.c_void_p))
__version__ = _base.GetVersionString().decode()


def _call(place, *arguments):
    """Calls a function that answers with a status: null where all went well."""
    status = ctypes.CFUNCTYPE(ctypes.c_void_p, *[type(argument) for argument in arguments])(_table[place])(*arguments)
    if status:
        message = ctypes.CFUNCTYPE(ctypes.c_char_p, ctypes.c_void_p)(_table[_GET_ERROR_MESSAGE])(status)
        raise RuntimeError(message.decode())


def _made(place, *arguments):
    """Calls a function whose last argument takes what it makes."""
    result = ctypes.c_void_p()
    _call(place, *arguments, ctypes.pointer(result))
    return result


def get_available_providers():
    """What a session may run on."""
    return ["CPUExecutionProvider"]


class InferenceSession:
    """A loaded graph."""

    def __init__(self, path, providers=None):
        if providers != ["CPUExecutionProvider"]:
            raise RuntimeError(f"no providers {providers}")
        self._environment = _made(_CREATE_ENV, ctypes.c_int(3), ctypes.c_char_p(b"test"))
        options = _made(_CREATE_SESSION_OPTIONS)
        _call(_SET_INTRA_OP_THREADS, options, ctypes.c_int(1))
        self._session = _made(_CREATE_SESSION, self._environment, ctypes.c_char_p(os.fsencode(path)), options)
        self._memory = _made(_CREATE_CPU_MEMORY, ctypes.c_int(0), ctypes.c_int(0))

    def run(self, output_names, input_feed):
        """Runs the graph on one array of single precision, and gives the outputs."""
        ((name, array),) = input_feed.items()
        if array.dtype != np.float32 or not array.flags.c_contiguous:
            raise TypeError("the input must be single precision in one piece")
        shape = (ctypes.c_int64 * array.ndim)(*array.shape)
        tensor = _made(
            _CREATE_TENSOR_WITH_DATA, self._memory, ctypes.c_void_p(array.ctypes.data), ctypes.c_size_t(array.nbytes), ctypes.cast(shape, ctypes.c_void_p), ctypes.c_size_t(array.ndim), ctypes.c_int(_FLOAT)
        )
        return [self._run(name, tensor, output) for output in output_names]

    def _run(self, name, tensor, output):
        inputs, outputs, values, results = (ctypes.c_char_p * 1)(name.encode()), (ctypes.c_char_p * 1)(output.encode()), (ctypes.c_void_p * 1)(tensor.value), (ctypes.c_void_p * 1)(None)
        one = ctypes.c_size_t(1)
        arrays = [ctypes.cast(each, ctypes.c_void_p) for each in (inputs, values, outputs, results)]
        _call(_RUN, self._session, ctypes.c_void_p(None), arrays[0], arrays[1], one, arrays[2], one, arrays[3])
        result = ctypes.c_void_p(results[0])
        shape = _made(_GET_TENSOR_SHAPE, result)
        count = ctypes.c_size_t()
        _call(_GET_DIMENSIONS_COUNT, shape, ctypes.pointer(count))
        dimensions = (ctypes.c_int64 * count.value)()
        _call(_GET_DIMENSIONS, shape, ctypes.cast(dimensions, ctypes.c_void_p), count)
        data = _made(_GET_TENSOR_DATA, result)
        length = int(np.prod(list(dimensions)))
        return np.ctypeslib.as_array(ctypes.cast(data, ctypes.POINTER(ctypes.c_float)), (length,)).reshape(list(dimensions)).copy()
