"""The wheel that was built: what is in it, and that it works in an empty environment."""

import base64
import email
import glob
import hashlib
import os
import pathlib
import platform
import re
import subprocess
import sys
import zipfile

import pytest

PROJECT = pathlib.Path(__file__).parents[2]
[WHEEL] = (PROJECT / "python/target/wheels").glob("*.whl")
FILES = {
    "msk_connect_preflight/__init__.py",
    "msk_connect_preflight/_check.py",
    "msk_connect_preflight/_native.abi3.so",
    "msk_connect_preflight/_native.pyi",
    "msk_connect_preflight/_verdict.py",
    "msk_connect_preflight/awscli.py",
    "msk_connect_preflight/botocore.py",
    "msk_connect_preflight/py.typed",
    "VERSION.data/scripts/msk-preflight",
    "VERSION.dist-info/METADATA",
    "VERSION.dist-info/RECORD",
    "VERSION.dist-info/WHEEL",
    "VERSION.dist-info/licenses/LICENSE-APACHE",
    "VERSION.dist-info/licenses/LICENSE-MIT",
    "VERSION.dist-info/sboms/msk-connect-preflight-python.cyclonedx.json",
}


def version():
    return re.search(r'^version = "(.*)"$', (PROJECT / "Cargo.toml").read_text(), re.MULTILINE)[1]


def test_its_content_and_its_tag():
    assert WHEEL.name == f"msk_connect_preflight-{version()}-cp310-abi3-linux_{platform.machine()}.whl"
    assert WHEEL.stat().st_size < 2_500_000
    base = f"msk_connect_preflight-{version()}"
    with zipfile.ZipFile(WHEEL) as wheel:
        assert {name.replace(base, "VERSION") for name in wheel.namelist()} == FILES
        assert wheel.getinfo(f"{base}.data/scripts/msk-preflight").external_attr >> 16 & 0o111 == 0o111
        metadata = email.message_from_bytes(wheel.read(f"{base}.dist-info/METADATA"))
        assert (metadata["Name"], metadata["Version"]) == ("msk-connect-preflight", version())
        assert metadata["Requires-Python"] == ">=3.10"
        assert metadata["License-Expression"] == "MIT OR Apache-2.0"
        assert metadata.get_all("Requires-Dist") is None
        tags = email.message_from_bytes(wheel.read(f"{base}.dist-info/WHEEL")).get_all("Tag")
        assert tags == [f"cp310-abi3-linux_{platform.machine()}"]
        for line in wheel.read(f"{base}.dist-info/RECORD").decode().splitlines():
            name, digest, size = line.rsplit(",", 2)
            if digest:
                content = wheel.read(name)
                actual = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
                assert (f"sha256={actual}", str(len(content))) == (digest, size)


def test_the_license_files_are_those_of_the_project():
    with zipfile.ZipFile(WHEEL) as wheel:
        for name in wheel.namelist():
            if "/licenses/" in name:
                assert wheel.read(name) == (PROJECT / name.rpartition("/")[2]).read_bytes()


def has_pip(python):
    return subprocess.run([python, "-c", "import ensurepip"], capture_output=True).returncode == 0


def interpreters():
    """Every CPython from 3.10 on that this machine has, by its version."""
    roots = [*os.environ["PATH"].split(os.pathsep), *glob.glob(os.path.expanduser("~/.pyenv/versions/*/bin"))]
    found = {sys.version_info[:2]: sys.executable}
    for path in sorted({path for root in roots for path in glob.glob(f"{root}/python3.[0-9]*")}):
        match = re.fullmatch(r"python3\.(\d+)", os.path.basename(path))
        if match and int(match[1]) >= 10 and has_pip(path):
            found.setdefault((3, int(match[1])), path)
    return [found[key] for key in sorted(found)]


@pytest.mark.parametrize("python", interpreters())
def test_it_works_in_an_empty_environment(python, tmp_path):
    def run(*command, **options):
        return subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, **options)

    environment = tmp_path / "environment"
    run(python, "-m", "venv", environment, check=True)
    bin_ = environment / "bin"
    install = ["--quiet", "--disable-pip-version-check", "--no-index", "--no-deps"]
    run(bin_ / "python", "-m", "pip", "install", *install, WHEEL, check=True)
    page = (PROJECT / "python/README.md").read_text()
    code, expected = re.search(r"^```python\n(.*?)^```\n+```text\n(.*?)^```$", page, re.MULTILINE | re.DOTALL).groups()
    assert run(bin_ / "python", "-I", "-W", "error", "-c", code, check=True).stdout == expected
    assert run(bin_ / "msk-preflight", "--version", check=True).stdout == f"msk-preflight {version()}\n"
    checked = run(bin_ / "msk-preflight", "check", PROJECT / "examples/mistakes.json", check=False)
    assert checked.returncode == 1
    assert "error[" in checked.stdout
