"""Named arrays in a file: NumPy's .npz, without pickle. It is written whole or not at all, and read with suspicion.

    write(path, {"sizes": [1, 2, 1], "hidden": "tanh", "w[1]": …})     numbers and texts
    read(path)                                                         {name: array}, as they were written

``numpy.load(path)`` reads the same file. OSError: what the system says of a path. ValueError: a file that ``write``
has not written, or that has changed since, with what is wrong with it.
"""

import os
import zipfile
from collections.abc import Mapping
from math import prod
from pathlib import Path
from secrets import token_hex
from typing import Any

import numpy as np
from numpy.lib import format as npy

KINDS = "fiU"  # floats, whole numbers, text


def write(path: str | os.PathLike, arrays: Mapping[str, Any]) -> None:
    """The file at ``path`` is the old one until the new one is complete, whatever happens on the way."""
    target = _named(path).resolve()
    plain: dict[str, Any] = {name: _plain(name, value) for name, value in arrays.items()}
    if target.is_dir():
        raise IsADirectoryError(f"path: expected the name of a file; got the directory {str(path)!r}")
    part = target.with_name(f".{target.name}.{token_hex(4)}.part")
    try:
        with open(part, "xb") as file:
            np.savez(file, **plain)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, target)
    except OSError as error:  # it names the part, which nobody asked for
        raise OSError(error.errno, error.strerror, os.fspath(path)) from None
    finally:
        part.unlink(missing_ok=True)


def read(path: str | os.PathLike) -> dict[str, np.ndarray]:
    """Nothing of the file is run, and nothing is made that is larger than the file."""
    source = _named(path)
    if source.exists() and not source.is_file():
        raise ValueError(f"path: expected the name of a file; {str(path)!r} is none")
    with open(source, "rb") as file:
        try:
            with zipfile.ZipFile(file) as archive:
                return _arrays_in(archive, os.fstat(file.fileno()).st_size)
        except Exception as error:  # what a damaged file makes of its readers is no fixed list
            raise ValueError(f"{path}: not a whole file of arrays: {error}") from None


def _named(path: Any) -> Path:
    if not isinstance(path, (str, os.PathLike)) or not os.fspath(path):
        raise ValueError(f"path: expected the name of a file; got {path!r}")
    return Path(path)


def _plain(name: str, value: Any) -> np.ndarray:
    """Bytes in one order on every machine; nothing that NumPy would have to pickle."""
    v = np.asarray(value)
    if v.dtype.kind not in KINDS:
        raise ValueError(f"{name}: expected numbers or text; got {v.dtype}")
    return v.astype(v.dtype.newbyteorder("<"), order="C")


def _arrays_in(archive: zipfile.ZipFile, size: int) -> dict[str, np.ndarray]:
    members = archive.infolist()
    names = [member.filename for member in members]
    if len(set(names)) < len(names):
        raise ValueError("an array stands in it twice")
    if any(member.compress_type != zipfile.ZIP_STORED for member in members):
        raise ValueError("its arrays are packed, which those of a saved network are not")
    if sum(member.file_size for member in members) > size:
        raise ValueError("its arrays are said to be larger than the file")
    return {name.removesuffix(".npy"): _array_in(archive, name) for name in names}


def _array_in(archive: zipfile.ZipFile, name: str) -> np.ndarray:
    with archive.open(name) as member:
        if npy.read_magic(member) != (1, 0):
            raise ValueError(f"{name}: expected version 1.0 of NumPy's format")
        shape, by_columns, dtype = npy.read_array_header_1_0(member)
        data = member.read()
    if dtype.kind not in KINDS or by_columns:
        raise ValueError(f"{name}: expected numbers or text, row by row; got {dtype}")
    if len(data) != prod(shape) * dtype.itemsize:
        raise ValueError(f"{name}: expected the numbers of a shape {shape}; got {len(data)} bytes")
    return np.frombuffer(data, dtype).reshape(shape)
