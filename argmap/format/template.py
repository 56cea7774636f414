"""A small map to start from, which says in comments what is what."""

TEMPLATE = """\
argmap: 1
title: Should the depot stay open at night?     # the question that the map answers

recommendations:                # what someone should do
  keep-open:                    # an id: letters, digits, -, _ and .
    text: The city should keep the depot open at night.
    addressee: City council
    supported_by:               # each entry is an argument, and enough by itself
      - workers-need-it
      - [costs-little, budget-has-room]         # linked: they hold only together
    attacked_by:                # objections
      - noise

claims:                         # what is asserted and argued for
  workers-need-it:
    text: Shift workers have no other way home.
    qualifier: almost certainly                 # the author's hedge
    supported_by: no-night-bus
  noise:
    text: An open depot keeps its neighbours awake.
    attributed_to: Residents                    # whose statement it is, if not the author's
    supported_by: depot-is-loud
    attacked_by: walls-are-built                # the answer to the objection

premises:                       # what is taken as given
  no-night-bus: No bus runs between one and five.
  costs-little: Staying open costs little.
  budget-has-room:
    text: The budget has room for it.
    implicit: true              # relied on, but never said
  depot-is-loud: The depot is loud at night.
  walls-are-built: Sound walls were finished in May.

expect:                         # tests of the map itself
  accepted: [keep-open]
  rejected: [noise]
"""
