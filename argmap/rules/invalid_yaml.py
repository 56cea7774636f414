"""The file is not YAML, or is YAML that a map may not use.

A syntax error, or something that YAML knows and a map refuses: anchors and aliases, merge keys,
tags, a second document, a list or mapping as a key, control characters, nesting past a bound. Or a
character that looks like a space but is none to YAML, such as a no-break space, in the indentation
or behind a dash or a key's colon. A syntax error ends the reading; what comes after it is reported
when it is mended.

## Why it matters

What cannot be read cannot be checked. Anchors, merge keys and tags are refused because a map must
say only what its reader sees: a statement is referred to by its id, and nothing is built from a
tag.

## Bad

```yaml
argmap: 1
title: Should the depot stay open at night?
claims:
  night-demand: {text: People need it at night., supported_by: no-night-bus}
premises:
  no-night-bus: The answer is plain: no bus runs between one and five.
```

## Good

```yaml
argmap: 1
title: Should the depot stay open at night?
claims:
  night-demand: {text: People need it at night., supported_by: no-night-bus}
premises:
  no-night-bus: "The answer is plain: no bus runs between one and five."
```

## How to mend it

Put a text in quotes if it holds a colon and a space, or begins with a character that YAML
reserves. Indent with spaces. Write out what an alias or a merge key would have brought in.
"""

from argmap.rules import Rule

RULE = Rule("invalid-yaml", "error", __doc__)
