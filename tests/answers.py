"""How a reader has an answer judged: what is entered says nothing until it is checked.

check(part)               presses the button of a part, a Locator that holds one
choose(part, option)      chooses an answer or a line in it, a Locator, and has it judged
CHECK                     the same as a function for page.evaluate: CHECK(part), an element
"""

CHECK = "part => part.querySelector('button.check').click()"


def check(part):
    part.get_by_role("button", name="Check", exact=True).click()


def choose(part, option):
    option.click()
    check(part)
