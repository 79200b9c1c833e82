"""What is handed on: python tools/dist.py, after a build (`make dist`), writes into _build/dist/

the-backward-pass-0.1.0.zip   the site, to unpack and open: index.html, the notebooks and the wheel in it
bplib-0.1.0-….whl, ….tar.gz   the library, for pip

The same sources give the same bytes: names are sorted, and every file bears the date that hatchling gives to its own.
"""

import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from bplib import __version__

ROOT = Path(__file__).parents[1]
SITE, DIST = ROOT / "_build" / "html", ROOT / "_build" / "dist"
DATE = (2020, 2, 2, 0, 0, 0)
READABLE = 0o644 << 16


def pack(folder: Path, target: Path) -> Path:
    """Put every file of ``folder`` into the ZIP ``target``, under the name of the ZIP."""
    with ZipFile(target, "w", ZIP_DEFLATED) as packed:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = ZipInfo(f"{target.stem}/{file.relative_to(folder).as_posix()}", DATE)
            entry.external_attr, entry.compress_type = READABLE, ZIP_DEFLATED
            packed.writestr(entry, file.read_bytes())
    return target


if __name__ == "__main__":
    shutil.rmtree(DIST, ignore_errors=True)
    DIST.mkdir(parents=True)
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--directory", DIST],
        cwd=ROOT,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    pack(SITE, DIST / f"the-backward-pass-{__version__}.zip")
    for file in sorted(DIST.iterdir()):
        print(f"{file.relative_to(ROOT)}  {file.stat().st_size / 1e6:.1f} MB")
