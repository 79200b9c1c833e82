"""signature, of functions that are written in Python."""


class Parameter:
    empty = object()

    def __init__(self, name, default, kind):
        self.name, self.default, self.kind = name, default, kind


class Signature:
    def __init__(self, parameters):
        self.parameters = {p.name: p for p in parameters}

    def bind(self, *values):
        kinds = [p.kind for p in self.parameters.values()]
        plain = [p for p in self.parameters.values() if p.kind == "plain"]
        needed = sum(p.default is Parameter.empty for p in plain)
        named = any(p.kind == "named" and p.default is Parameter.empty for p in self.parameters.values())
        if len(values) < needed or named or (len(values) > len(plain) and "rest" not in kinds):
            raise TypeError("these arguments do not fit")


def signature(function):
    code = getattr(function, "__code__", None)
    if code is None:
        raise ValueError("no signature found")
    names = list(code.co_varnames)
    plain = names[: code.co_argcount]
    named = names[code.co_argcount : code.co_argcount + code.co_kwonlyargcount]
    defaults, by_name = function.__defaults__ or (), function.__kwdefaults__ or {}
    given = dict(zip(plain[len(plain) - len(defaults) :], defaults))
    parameters = [Parameter(name, given.get(name, Parameter.empty), "plain") for name in plain]
    rest = names[code.co_argcount + code.co_kwonlyargcount :]
    if code.co_flags & 4:
        parameters.append(Parameter(rest.pop(0), Parameter.empty, "rest"))
    parameters += [Parameter(name, by_name.get(name, Parameter.empty), "named") for name in named]
    if code.co_flags & 8:
        parameters.append(Parameter(rest.pop(0), Parameter.empty, "rest named"))
    return Signature(parameters)
