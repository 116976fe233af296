"""The faults that are put into a module, each with a name that says where it is and what becomes of what.

Texts, annotations, decorators and assertions are left alone: what an officer reads is held to by other tests,
the rest by the type checker.
"""

import ast
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import TypeVar

_PAIRS: list[tuple[type[ast.AST], type[ast.AST]]] = [
    (ast.Lt, ast.LtE),
    (ast.Gt, ast.GtE),
    (ast.Eq, ast.NotEq),
    (ast.In, ast.NotIn),
    (ast.Is, ast.IsNot),
    (ast.And, ast.Or),
    (ast.Add, ast.Sub),
    (ast.Mult, ast.FloorDiv),
    (ast.BitOr, ast.BitAnd),
]
_OTHER = dict(_PAIRS) | {two: one for one, two in _PAIRS} | {ast.Div: ast.Mult, ast.Mod: ast.FloorDiv}
_OTHER_CALL = {"min": "max", "max": "min", "any": "all", "all": "any", "sorted": "list", "reversed": "list"}
_LONG = 80
"""Letters of code in a name."""
_LEFT_ALONE = {"annotation", "returns", "decorator_list", "type_params"}


@dataclass(frozen=True)
class Mutant:
    """A module with one fault."""

    name: str
    """`Class.function: what it was → what it is`; with a number where a function says it more than once."""
    function: str
    """The function in which it is, as tests enter it; empty for what is done at the import, or is kept."""
    source: str


def mutants(source: str) -> Iterator[Mutant]:
    """Every fault that can be put into a module, in the order of its lines."""
    lines = source.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line.encode()))
    seen: Counter[str] = Counter()
    for node, scope, function, decides in _within(ast.parse(source), "", ""):
        for new in [*_faults(node), *_turned(node, decides)]:
            first = starts[node.lineno - 1] + node.col_offset
            last = starts[(node.end_lineno or 0) - 1] + (node.end_col_offset or 0)
            whole = source.encode()
            after = ast.unparse(new)
            name = f"{scope or 'module'}: {_named(node, new)}"
            seen[name] += 1
            put = f"({after})" if isinstance(new, ast.expr) else after
            yield Mutant(
                name if seen[name] == 1 else f"{name} ({seen[name]})",
                function,
                (whole[:first] + put.encode() + whole[last:]).decode(),
            )


def _named(node: ast.AST, new: ast.AST) -> str:
    if isinstance(node, ast.Call) and isinstance(new, ast.Call) and ast.dump(node.func) == ast.dump(new.func):
        (gone,) = (each for each in node.keywords if each not in new.keywords)
        return f"{_short(node)} without {gone.arg or ast.unparse(gone)}"
    return f"{_short(node)} → {_short(new)}"


def _short(node: ast.AST) -> str:
    code = " ".join(ast.unparse(node).split())
    return code if len(code) <= _LONG else f"{code[:_LONG]}…"


_Node = ast.expr | ast.stmt
_Changed = TypeVar("_Changed", bound=ast.AST)


def _within(node: ast.AST, scope: str, function: str) -> Iterator[tuple[_Node, str, str, bool]]:
    """What may be changed: where it stands, the function whose call runs it, whether a branch hangs on it."""
    for field, value in ast.iter_fields(node):
        if field in _LEFT_ALONE:
            continue
        inside, runs = scope, function
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and field == "body":
            inside = f"{scope}.{node.name}".lstrip(".")
            runs = function or (inside if isinstance(node, ast.FunctionDef) and not _is_kept(node) else "")
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or isinstance(child, ast.Assert | ast.JoinedStr):
                continue
            if isinstance(child, ast.Call) and getattr(child.func, "id", "") == "TypeVar":
                continue  # for the type checker alone
            if isinstance(child, ast.expr | ast.stmt):
                yield child, inside, runs, field == "test"
            yield from _within(child, inside, runs)


def _is_kept(function: ast.FunctionDef) -> bool:
    """Whether its answers are kept: who asks second does not enter it, and finds its faults all the same."""
    return any(ast.unparse(one).startswith(("cache", "lru_cache")) for one in function.decorator_list)


def _faults(node: _Node) -> Iterator[_Node]:
    """One place, in each of the ways in which it can be wrong."""
    match node:
        case ast.Compare(ops=ops):
            for place, op in enumerate(ops):
                yield _changed(node, "ops", [*ops[:place], _OTHER[type(op)](), *ops[place + 1 :]])
        case ast.BinOp(op=ast.BitOr(), right=right) if _is_none(right):
            pass  # one type or another, and no sum
        case ast.BoolOp(op=op) | ast.BinOp(op=op) | ast.AugAssign(op=op) if type(op) in _OTHER:
            yield _changed(node, "op", _OTHER[type(op)]())
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            yield operand
        case ast.Constant(value=bool() as said):
            yield ast.Constant(not said)
        case ast.Constant(value=int() as number):
            yield ast.Constant(number + 1)
        case ast.Call(func=called, keywords=keywords):
            if isinstance(called, ast.Name) and called.id in _OTHER_CALL:
                other = _changed(node, "func", ast.Name(_OTHER_CALL[called.id]))
                yield _changed(other, "keywords", []) if called.id in ("sorted", "reversed") else other
            for keyword in keywords:
                yield _changed(node, "keywords", [each for each in keywords if each is not keyword])
        case ast.ListComp() | ast.SetComp() | ast.GeneratorExp() | ast.DictComp():
            for place, each in enumerate(node.generators):
                if each.ifs:
                    generators = [*node.generators]
                    generators[place] = _changed(each, "ifs", [])
                    yield _changed(node, "generators", generators)
        case _ if isinstance(node, ast.stmt):
            yield from _of_statement(node)


def _turned(node: _Node, decides: bool) -> list[_Node]:
    """A condition that says nothing else that can be turned round."""
    if (
        not decides
        or not isinstance(node, ast.expr)
        or isinstance(node, ast.Compare | ast.BoolOp | ast.UnaryOp)
    ):
        return []
    return [ast.UnaryOp(ast.Not(), node)]


def _of_statement(node: ast.stmt) -> Iterator[ast.stmt]:
    match node:
        case ast.Return(value=ast.Constant(value=False)):
            pass  # nothing is as good as no; yes is tried in its place
        case ast.Return(value=value) if value is not None and not _is_none(value):
            yield ast.Return(ast.Constant(None))
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()) | ast.Raise():
            yield ast.Pass()
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript(), *_]) | ast.Delete():
            yield ast.Pass()
        case ast.Break():
            yield ast.Continue()
        case ast.Continue():
            yield ast.Break()


def _changed(node: _Changed, field: str, value: object) -> _Changed:
    new = deepcopy(node)
    setattr(new, field, value)
    return new


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None
