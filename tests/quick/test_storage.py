"""A network in a file: written whole or not at all, and nothing that is not whole comes back."""

import os
import pickle
import zipfile
from io import BytesIO

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bplib import Network, storage
from tests.quick.test_parameters import everything
from tests.strategies import cases

IN_ONE_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def path(tmp_path):
    return tmp_path / "net.npz"


def own():
    return Network([2, 3, 2], hidden="tanh", output="sigmoid", cost="squared error", seed=4)


def parts(net):
    """What a file holds of a network, by name."""
    arrays = {f"{name}[{l}]": getattr(net, name)[l] for name in ("w", "b") for l in range(1, net.L + 1)}
    return {"sizes": net.sizes, "hidden": net.hidden, "output": net.output, "cost": net.cost} | arrays


# ---- the round trip -----------------------------------------------------------------------------------------------


@IN_ONE_FOLDER
@given(cases(scale=st.sampled_from([0.0, 1.0, 1e-300, 1e300])))
def test_what_is_saved_comes_back(path, case):
    net = case.net()
    net.save(path)
    again = Network.load(str(path))
    assert everything(again) == everything(net), case
    again.w[1][0, 0] = 1.0  # and can be written to


def test_numpy_reads_it_without_pickle(path):
    own().save(path)
    with np.load(path, allow_pickle=False) as found:
        assert set(found) == set(parts(own()))
        for name, value in parts(own()).items():
            np.testing.assert_array_equal(found[name], value)


def test_a_file_takes_the_place_of_another_and_nothing_is_left_beside_it(path):
    Network([5, 5]).save(path)
    own().save(path)
    assert everything(Network.load(path)) == everything(own())
    assert os.listdir(path.parent) == ["net.npz"]


def test_a_link_still_leads_to_the_file(path):
    link = path.with_name("latest.npz")
    link.symlink_to(path)
    own().save(link)
    assert link.is_symlink() and everything(Network.load(path)) == everything(own())


# ---- what stops on the way ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("where", ["fsync", "replace"])
def test_what_is_interrupted_leaves_the_old_file(path, monkeypatch, where):
    Network([5, 5]).save(path)

    def stopped(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, where, stopped)
    with pytest.raises(KeyboardInterrupt):
        own().save(path)
    assert Network.load(path).sizes == [5, 5] and os.listdir(path.parent) == ["net.npz"]


def test_a_full_disk_is_told_and_leaves_the_old_file(path, monkeypatch):
    Network([5, 5]).save(path)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match=r"No space left on device: .*net\.npz'$"):
        own().save(path)
    assert Network.load(path).sizes == [5, 5] and os.listdir(path.parent) == ["net.npz"]


def test_a_network_that_cannot_compute_is_not_saved(path):
    net = own()
    net.save(path)
    net.b[1][2, 0] = np.inf
    with pytest.raises(ValueError, match=r"b\[1\]: expected finite numbers; got inf at \[2, 0\]"):
        net.save(path)
    assert everything(Network.load(path)) == everything(own())


@pytest.mark.parametrize("call", [own().save, Network.load])
def test_a_place_that_is_none(call, tmp_path):
    with pytest.raises(FileNotFoundError, match=r"No such file or directory: .*nowhere/net\.npz'"):
        call(tmp_path / "nowhere" / "net.npz")
    for path in (3, None, "", b"net.npz"):
        with pytest.raises(ValueError, match="path: expected the name of a file; got"):
            call(path)
    with pytest.raises((ValueError, IsADirectoryError), match="path: expected the name of a file"):
        call(tmp_path)
    assert os.listdir(tmp_path) == []


# ---- what is damaged, foreign or hostile --------------------------------------------------------------------------


def refused(path, *said):
    with pytest.raises(ValueError) as told:
        Network.load(path)
    for words in (str(path), *said):
        assert words in str(told.value), f"the message says {str(told.value)!r}, not {words!r}"


def test_a_file_cut_short_anywhere(path):
    own().save(path)
    whole = path.read_bytes()
    for length in range(0, len(whole), 7):
        path.write_bytes(whole[:length])
        refused(path, "not a whole file of arrays: ")


@settings(IN_ONE_FOLDER, max_examples=300)
@given(st.data())
def test_a_file_with_a_byte_changed_is_refused_or_is_the_same_network(path, data):
    own().save(path)
    damaged = bytearray(path.read_bytes())
    at = data.draw(st.integers(0, len(damaged) - 1))
    damaged[at] ^= data.draw(st.integers(1, 255))
    path.write_bytes(damaged)
    try:
        again = Network.load(path)
    except ValueError:
        return
    assert everything(again) == everything(own()), f"byte {at}"


class Bomb:
    def __reduce__(self):
        return os.abort, ()


def packed(arrays):
    made = BytesIO()
    np.savez_compressed(made, **arrays)
    return made.getvalue()


def said_to_be_huge():
    """A hundred bytes that say they are a square of a billion."""
    header = BytesIO()
    np.lib.format.write_array_header_1_0(header, {"descr": "<f8", "fortran_order": False, "shape": (10**9, 10**9)})
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("w[1].npy", header.getvalue())
    return made.getvalue()


def twice():
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive, pytest.warns(UserWarning, match="Duplicate"):
        for _ in range(2):
            archive.writestr("sizes.npy", b"")
    return made.getvalue()


@pytest.mark.parametrize(
    "content, said",
    [
        (b"", "not a whole file of arrays"),
        (b"PK\x05\x06" + bytes(18), "not a saved network: 'sizes' is missing"),
        (b"hello", "not a whole file of arrays: File is not a zip file"),
        (pickle.dumps(Bomb()), "not a whole file of arrays: File is not a zip file"),
        (packed(parts(own())), "its arrays are packed"),
        (packed({"w": np.zeros((3000, 3000))}), "its arrays are packed"),
        (said_to_be_huge(), "expected the numbers of a shape (1000000000, 1000000000); got 0 bytes"),
        (twice(), "an array stands in it twice"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_file_of_a_network(path, content, said):
    path.write_bytes(content)
    refused(path, said)


@pytest.mark.parametrize(
    "change, said",
    [
        ({"w[1]": np.array([[Bomb()]], dtype=object)}, "w[1].npy: expected numbers or text, row by row; got object"),
        ({"w[1]": None}, "'w[1]' is missing"),
        ({"hidden": None}, "'hidden' is missing"),
        ({"w[3]": [1.0]}, "no network has 'w[3]'"),
        ({"weights": [1.0]}, "no network has 'weights'"),
        ({"w[1]": np.zeros((2, 3))}, "w[1]: expected shape (3, 2); got (2, 3)"),
        ({"w[2]": np.full((2, 3), np.nan)}, "w[2]: expected finite numbers; got nan at [0, 0]"),
        ({"b[1]": np.full(3, np.inf)}, "b[1]: expected finite numbers; got inf at [0, 0]"),
        ({"w[1]": np.full((3, 2), "1")}, "w[1]: expected numbers of shape (3, 2)"),
        ({"w[1]": np.zeros((3, 2), complex)}, "w[1].npy: expected numbers or text, row by row; got complex128"),
        ({"w[1]": np.asfortranarray(own().w[1])}, "w[1].npy: expected numbers or text, row by row"),
        ({"sizes": [2, 0]}, "sizes: expected two or more positive whole numbers"),
        ({"sizes": 2}, "sizes: expected two or more positive whole numbers"),
        ({"sizes": [2.0, 3.0, 2.0]}, "sizes: expected two or more positive whole numbers"),
        ({"sizes": [2, 10**9, 2]}, "w[1]: expected shape (1000000000, 2); got (3, 2)"),
        ({"sizes": [2] * 1000}, "'w[3]' is missing"),
        ({"hidden": "swish"}, "hidden: expected one of 'sigmoid', "),
        ({"hidden": ["tanh", "tanh"]}, "hidden: expected one of 'sigmoid', "),
        ({"cost": "loss"}, "cost: expected one of 'half squared error', 'squared error'; got 'loss'"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_with_another_thing_in_it(path, change, said):
    with open(path, "wb") as file:
        np.savez(file, **{name: value for name, value in (parts(own()) | change).items() if value is not None})
    refused(path, said)


@pytest.mark.parametrize("value", [None, [None, 1], {1: 2}, Bomb(), 1j, b"12"], ids=lambda v: type(v).__name__)
def test_what_would_have_to_be_pickled_is_not_written(path, value):
    with pytest.raises(ValueError, match="a: expected numbers or text; got "):
        storage.write(path, {"a": value})
    assert os.listdir(path.parent) == []


def test_any_arrays_with_names(path):
    given = {"a": np.arange(3), "words": ["b", "cd"], "empty": np.zeros((0, 3)), "big": np.arange(2.0).astype(">f8")}
    storage.write(path, given)
    found = storage.read(path)
    assert list(found) == list(given)
    for name, value in given.items():
        np.testing.assert_array_equal(found[name], value)
