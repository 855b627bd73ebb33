"""Takes the two TensorFlow libraries and their C headers out of a wheel, a zip or a tar archive.

usage: extract-library.py ARCHIVE FOLDER   ->  FOLDER/tensorflow/*.so.2, FOLDER/tensorflow/include/...
"""

import os
import shutil
import sys
import tarfile
import zipfile

LIBRARIES = ("libtensorflow_cc.so.2", "libtensorflow.so.2", "libtensorflow_framework.so.2")
# Only what the binding includes, directly or through another header: the wheel has 12 000 more.
HEADERS = ("tensorflow/c/", "tensorflow/core/platform/", "tsl/platform/", "xla/tsl/c/")


def place_of(member):
    """Where a member of the archive goes; None for what is not needed."""
    folder, name = os.path.split(member)
    if name in LIBRARIES:
        return os.path.join("tensorflow", name)
    _, found, header = member.partition("include/")
    if found and header.endswith(".h") and header.startswith(HEADERS) and ".." not in header:
        return os.path.join("tensorflow", "include", header)
    return None


def members(archive):
    """Pairs of a member's name and a function that opens it."""
    if zipfile.is_zipfile(archive):
        with zipfile.ZipFile(archive) as opened:
            for name in opened.namelist():
                yield name, lambda name=name: opened.open(name)
    else:
        with tarfile.open(archive) as opened:
            for member in opened:
                if member.isfile() or member.issym():
                    yield member.name, lambda member=member: opened.extractfile(member)


def main(archive, folder):
    for name, open_member in members(archive):
        place = place_of(name)
        if place is None:
            continue
        target = os.path.join(folder, place)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open_member() as source, open(target, "wb") as out:
            shutil.copyfileobj(source, out, 1 << 20)


if __name__ == "__main__":
    main(*sys.argv[1:])
