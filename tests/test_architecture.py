"""The shape of the house: who knows whom, what stands where, how long a piece is."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import grimp
import pytest

from readiness.database import Base
from readiness.settings import ROOT

PACKAGE = ROOT / "readiness"
LONGEST_MODULE, LONGEST_FUNCTION = 330, 45
TEMPLATE_LONGEST = 180
NAMELESS = {"utils", "util", "helpers", "helper", "common", "core", "service", "services", "manager", "managers", "misc"}
SOURCES = sorted(path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts)


def tracked():
    """Every file of ours: what git knows, and what it would if it were told."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


@pytest.fixture(scope="module")
def graph():
    return grimp.build_graph("readiness", include_external_packages=True, cache_dir=None)


def layers():
    """The order of the packages, highest first, as pyproject.toml has it."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = text.split("layers = [", 1)[1].split("]", 1)[0]
    return [re.findall(r"\((\w+)\)", line) for line in re.findall(r'"([^"]+)"', block)]


def test_the_import_contracts_hold():
    ran = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert ran.returncode == 0, ran.stdout


def test_the_tables_of_a_feature_are_known_to_its_own_operations_alone(graph):
    intruders = [
        f"{importer} reads {tables}"
        for tables in sorted(module for module in graph.modules if module.startswith("readiness.") and module.endswith(".tables"))
        for importer in graph.find_modules_that_directly_import(tables)
        if not f"{importer}.".startswith(f"{tables.removesuffix('tables')}operations.")
    ]

    assert intruders == []


def test_foreign_keys_point_downwards_in_the_order_of_the_packages():
    rank = {name: place for place, names in enumerate(layers()) for name in names}
    owner = {mapper.local_table.name: mapper.class_.__module__.split(".")[1] for mapper in Base.registry.mappers}
    upwards = [
        f"{table.name} points at {key.column.table.name}"
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if rank[owner[table.name]] > rank[owner[key.column.table.name]]
    ]

    assert upwards == []
    assert len(owner) >= 12


def test_no_relationship_reaches_into_another_package():
    across = [
        f"{mapper.class_.__name__}.{relationship.key}"
        for mapper in Base.registry.mappers
        for relationship in mapper.relationships
        if mapper.class_.__module__.split(".")[1] != relationship.mapper.class_.__module__.split(".")[1]
    ]

    assert across == []


def test_every_relationship_raises_rather_than_asking_once_more_for_each_row():
    lazy = [str(one) for mapper in Base.registry.mappers for one in mapper.relationships if one.lazy != "raise"]

    assert lazy == []


def test_every_key_across_two_tables_of_an_area_carries_the_area():
    owned = {table for table in Base.metadata.sorted_tables if "area_id" in table.c}
    loose = [
        f"{table.name}: {constraint.name}"
        for table in owned
        for constraint in table.foreign_key_constraints
        if constraint.referred_table in owned and "area_id" not in constraint.column_keys
    ]

    assert loose == []


def test_every_constraint_has_a_name_so_that_a_migration_can_find_it():
    nameless = [f"{table.name}: {one}" for table in Base.metadata.sorted_tables for one in table.constraints if one.name is None]

    assert nameless == []


def test_no_module_is_called_after_nothing():
    assert [
        str(path.relative_to(ROOT)) for path in PACKAGE.rglob("*") if path.stem in NAMELESS and "vendor" not in path.parts
    ] == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_is_short_and_so_is_each_function_in_it(path):
    text = path.read_text(encoding="utf-8")
    long = [
        f"{node.name} has {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    ]

    assert long == []
    assert len(text.splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_error_is_swallowed_unnamed(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type else ""
            ends_in_raise = isinstance(node.body[-1], ast.Raise)
            assert caught not in {"", "Exception"}, f"line {node.lineno}"
            assert caught != "BaseException" or ends_in_raise, f"line {node.lineno}"


def test_every_module_says_what_it_is_for():
    assert [str(path) for path in SOURCES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))] == []


def test_a_template_is_short():
    long = [
        (path.name, len(path.read_text(encoding="utf-8").splitlines()))
        for path in (ROOT / "templates").rglob("*.html")
        if len(path.read_text(encoding="utf-8").splitlines()) > TEMPLATE_LONGEST
    ]

    assert long == []


def test_no_file_names_a_machine_a_registry_or_a_key():
    # Spelt in pieces, so that this file does not name what it looks for.
    home = (
        re.escape("/" + "home/")
        + r"\w|"
        + re.escape("/" + "Users/")
        + r"\w|"
        + re.escape("/" + "root/")
        + "|"
        + re.escape("/" + "work/")
    )
    registry = "|".join(
        re.escape(host) for host in ("pypi" + ".org/simple", "files.pythonhosted" + ".org", "registry.npmjs" + ".org")
    )
    others = r"--(?:extra-)?index-url https?:|-----BEGIN [A-Z ]*PRIVATE KEY"
    forbidden = re.compile(f"{home}|{registry}|{others}")
    found = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(ROOT)}: {match[0]}" for match in forbidden.finditer(text)]

    assert found == []


def test_nothing_is_left_for_later():
    later = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK")) + r")\b")
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in tracked()
        if path.suffix in {".py", ".html", ".css", ".js", ".toml", ".sh"} and path != Path(__file__)
        for match in later.finditer(path.read_text(encoding="utf-8"))
    ]

    assert found == []
