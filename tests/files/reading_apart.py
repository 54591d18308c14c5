"""Reads the document it is given, in a process with limits, and answers how many blocks and words it has."""

import json
import sys

from readiness.files.apart import serve
from readiness.files.model import Table
from readiness.files.papers import read_paper


def work(request):
    name, content = request.split(b"\n", 1)
    paper = read_paper(content, name=name.decode())
    if isinstance(paper, str):
        return json.dumps({"words": len(paper.split())}).encode()
    words = 0
    for block in paper.blocks:
        texts = [cell.text for row in block.rows for cell in row] if isinstance(block, Table) else [block.text]
        words += sum(len(text.split()) for text in texts)
    return json.dumps({"blocks": len(paper.blocks), "words": words}).encode()


if __name__ == "__main__":
    sys.exit(serve(work))
