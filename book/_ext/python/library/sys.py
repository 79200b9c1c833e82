"""What is printed goes to the page."""

from browser import self as page


class float_info:
    max = 1.7976931348623157e308


class _Paper:
    def write(self, text):
        page.emit(text)

    def flush(self):
        pass


stdout = stderr = _Paper()
