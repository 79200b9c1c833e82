"""Nothing looks alike here: a refusal of the page names all there is."""


def get_close_matches(*_, **__):
    return []
