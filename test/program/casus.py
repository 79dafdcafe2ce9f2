"""What the tests of the whole program share: running it, its schema, its samples."""
import json
import pathlib
import subprocess
import sys

import jsonschema

ROOT, BUILD = (pathlib.Path(arg).resolve() for arg in sys.argv[1:3])
CASUS = str(BUILD / "casus")
SAMPLES = ROOT / "samples"
SHARED = ROOT.parent / "shared"
SKIPPED = 77                                    # CTest's SKIP_RETURN_CODE


def run(*args, given=b"", status=0, timeout=300):
    """Runs casus; returns its standard output. `status` is the exit status wanted, None: any but
    that of a crash."""
    done = subprocess.run([CASUS, *map(str, args)], input=given, capture_output=True,
                          timeout=timeout, check=False)
    fine = 0 <= done.returncode <= 2 if status is None else done.returncode == status
    if not fine:
        sys.exit(f"casus {' '.join(map(str, args))}: exit status {done.returncode}, "
                 f"wanted {status}\n{done.stderr.decode(errors='replace')[-2000:]}")
    return done.stdout


def lines(output):
    """The JSON records of an output; fails on a line that is none."""
    return [json.loads(line) for line in output.decode("utf-8").splitlines()]


def validator():
    """A validator for the story record, of the program's own schema."""
    schema = json.loads(run("schema"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def spans_of(value):
    """Every [start, end) pair in a record but for those of numbers that are no spans."""
    if isinstance(value, list):
        if len(value) == 2 and all(type(x) is int for x in value):
            yield value
        else:
            for item in value:
                yield from spans_of(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key in ("meta", "mentions", "events", "agents", "targets", "instruments",
                       "quantities", "attributions", "responds_to") and isinstance(item, list) \
                    and item and all(type(x) is int for x in item):
                continue                        # lists of ids
            if key != "meta":
                yield from spans_of(item)


def faults_of(record, valid):
    """What is wrong with an output record: schema, spans outside the text, ids of nothing."""
    faults = [f"{error.json_path}: {error.message[:200]}" for error in valid.iter_errors(record)]
    if faults or "error" in record:
        return faults
    size = len(record["text"])
    faults += [f"span {s} of a text of {size}" for s in spans_of(record)
               if not 0 <= s[0] <= s[1] <= size]
    for layer, key, target in (("events", "agents", "mentions"), ("events", "targets", "mentions"),
                               ("events", "attributions", "attributions"),
                               ("entities", "mentions", "mentions"),
                               ("incidents", "events", "events"),
                               ("incidents", "responds_to", "incidents")):
        for item in record[layer]:
            faults += [f"{layer}.{key} {n} of {len(record[target])}" for n in item[key]
                       if not 0 <= n < len(record[target])]
    return faults


def expect(true, what):
    """Ends the test with a message unless `true`."""
    if not true:
        sys.exit(what)


def need_shared(*parts):
    """A path of the shared folder beside the checkout; skips the test where it is absent."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        print(f"skipped: {path} is not there")
        sys.exit(SKIPPED)
    return path
