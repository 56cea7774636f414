"""The file is not UTF-8 text.

A byte of the file belongs to no character of UTF-8 (or of UTF-16, where the file begins with its
byte order mark). The first such byte is reported.

## Why it matters

A map is text that others must read as it was written, on any machine. A byte has another meaning
in each of the old encodings, such as Latin-1; UTF-8 is what YAML prescribes (YAML 1.2, section
5.2). The bad map below is faulty when it is saved as Latin-1.

## Bad

```yaml
argmap: 1
title: Should the depot stay open at night?
claims:
  night-demand: {text: People need it at night., supported_by: place-to-wait}
premises:
  place-to-wait: The café nearby is open at night.
```

## Good

```yaml
argmap: 1
title: Should the depot stay open at night?
claims:
  night-demand: {text: People need it at night., supported_by: place-to-wait}
premises:
  place-to-wait: The coffee house nearby is open at night.
```

## How to mend it

Save the file as UTF-8; editors offer it as an encoding. On a command line: `iconv -f latin1 -t
utf-8`.
"""

from argmap.rules import Rule

RULE = Rule("invalid-encoding", "error", __doc__)
