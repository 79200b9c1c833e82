"""What is handed on: the site as a ZIP that unpacks into one folder, the same bytes from the same files."""

from zipfile import ZipFile

from notebook_downloads import WHEEL
from tests.toc import CHAPTERS
from tools.dist import pack


def test_the_site_carries_its_library_its_notebooks_and_its_word_to_github(site):
    assert (site / "_static" / WHEEL).exists()
    assert (site / ".nojekyll").exists()
    for chapter in CHAPTERS:
        assert (site / "_sources" / chapter).with_suffix(".ipynb").exists(), chapter
        page = (site / chapter).with_suffix(".html").read_text(encoding="utf-8")
        assert f'href="../_static/{WHEEL}"' in page, chapter


def test_a_zip_holds_every_file_under_its_own_name_and_nothing_of_the_hour(tmp_path):
    folder = tmp_path / "site"
    (folder / "book").mkdir(parents=True)
    for name in ("index.html", "book/cost.html", ".nojekyll"):
        (folder / name).write_text(name, encoding="utf-8")
    packed = pack(folder, tmp_path / "book-1.0.zip").read_bytes()
    with ZipFile(tmp_path / "book-1.0.zip") as read:
        assert read.namelist() == [f"book-1.0/{name}" for name in (".nojekyll", "book/cost.html", "index.html")]
        assert all(read.read(f"book-1.0/{name}") == name.encode() for name in ("index.html", "book/cost.html"))
    for name in ("index.html", "book/cost.html", ".nojekyll"):
        (folder / name).touch()  # a later hour
    assert pack(folder, tmp_path / "book-1.0.zip").read_bytes() == packed
