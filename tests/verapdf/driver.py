"""The Java side of `tests.verapdf`: one JVM, called from Python through JPype.

usage: driver.py JAR... < paths. Prints one JSON object a line and file:
{"passed": 247, "failed": 1, "failures": [["7.1", 9, "message", "location"]]}
A process of its own, since a JVM cannot be restarted and takes over signals that pytest uses.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import jpype


def main() -> None:
    """Validate every path on standard input."""
    # The first compiler alone: the files are few, and Java is done before the second would pay.
    jpype.startJVM("-XX:TieredStopAtLevel=1", classpath=sys.argv[1:], convertStrings=True)
    verapdf = jpype.JPackage("org").verapdf
    verapdf.gf.foundry.VeraGreenfieldFoundryProvider.initialise()
    for line in sys.stdin:
        print(json.dumps(check(verapdf, line.rstrip("\n"))), flush=True)


def check(verapdf: Any, path: str) -> dict[str, Any]:
    """Check one file against PDF/UA-1."""
    flavour = verapdf.pdfa.flavours.PDFAFlavour.fromString("ua1")
    foundry = verapdf.pdfa.Foundries.defaultInstance()
    try:
        with foundry.createParser(jpype.java.io.File(path), flavour) as parser:
            log_passed = False
            result = foundry.createValidator(flavour, log_passed).validate(parser)
    except verapdf.core.VeraPDFException as error:
        return {"passed": 0, "failed": 1, "failures": [["", 0, str(error), path]]}
    failed = sum(int(count) for count in result.getFailedChecks().values())
    failures = [
        [
            failure.getRuleId().getClause(),
            int(failure.getRuleId().getTestNumber()),
            failure.getMessage(),
            failure.getLocation().getContext(),
        ]
        for failure in result.getTestAssertions()
    ]
    return {"passed": int(result.getTotalAssertions()) - failed, "failed": failed, "failures": failures}


if __name__ == "__main__":
    main()
