"""Prints which of the documents the generated models take."""

import json
import sys
from pathlib import Path

from pydantic import ValidationError

FOLDER = Path(__file__).parent
sys.path.insert(0, str(FOLDER / "generated"))
from models import UpdateConnectorRequest


def takes(document):
    try:
        UpdateConnectorRequest.model_validate_json(json.dumps(document), strict=True)
    except ValidationError:
        return False
    return True


documents = json.loads((FOLDER / "documents.json").read_text("utf-8"))
print(json.dumps([takes(case["document"]) for case in documents]))
