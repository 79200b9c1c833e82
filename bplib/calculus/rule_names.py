"""What the rules of a derivation are called, wherever one stands: in ``derive``, in ``Program.slope``, at the derivation desk and
where a mistake is looked for (js/core/facts.js has them from here).

    RULE_NAMES["chain"]       "chain rule"

A name may be followed by what the rule is used on: "differentiate the sum".
"""

RULE_NAMES = {
    "error": "definition of the error",
    "chain": "chain rule",
    "define": "write the definition out",
    "differentiate": "differentiate",
    "oneTerm": "one term survives",
    "name": "name what is known",
    "putIn": "put in what is known",
    "takeOut": "take out of the sum",
    "termByTerm": "add term by term",
    "given": "use what is given",
    "multiplyOut": "multiply out",
    "common": "take out what is common",
}
