#!/usr/bin/env bash
# Builds the wheel for Python and tests it, in python/: types, examples, guards in clients of several kinds and in both
# versions of the AWS CLI, and the wheel in an empty environment.
. "$(dirname "$0")/environment.sh"

test -x /usr/bin/aws || ci/debian.sh awscli
rm -rf python/target/wheels
ci/venv.sh python/venv python/requirements.txt
ci/venv.sh python/venv-aiobotocore python/tests/aiobotocore.txt
cd python
export PATH=$PWD/venv/bin:$PATH
pip() {
    python -m pip --quiet --disable-pip-version-check "$@"
}
# From the project's folder, as pre-commit and the GitHub Action do.
pip wheel --no-build-isolation --no-deps --no-index --wheel-dir target/wheels ..
for python in venv venv-aiobotocore; do
    PATH=$PWD/$python/bin:$PATH pip install --no-index --no-deps --force-reinstall target/wheels/*.whl
done

# Not in python/, whose own folder of that name has no extension.
(cd venv && mypy --strict --package msk_connect_preflight && stubtest msk_connect_preflight)
pytest --doctest-modules --pyargs msk_connect_preflight
venv-aiobotocore/bin/pytest tests/test_aiobotocore.py
pytest --ignore tests/test_aiobotocore.py "$@"
