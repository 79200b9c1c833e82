"""deepcopy of lists, tuples, dictionaries and arrays; anything else is the same thing again."""


def deepcopy(value):
    if type(value) is dict:
        return {key: deepcopy(part) for key, part in value.items()}
    if type(value) in (list, tuple):
        return type(value)([deepcopy(part) for part in value])
    return value.__deepcopy__({}) if hasattr(value, "__deepcopy__") else value


def copy(value):
    return value.copy() if hasattr(value, "copy") else value
