"""What conclusions hang on: the premises with which they fall, or without which they would stand.

A crux is a smallest set of premises with which a conclusion falls: it is accepted no longer if
exactly these are denied, and is accepted if exactly any of its proper subsets is. They are the
minimal cut sets of a fault tree (Fussell and Vesely, 1972), here of an argument. For a conclusion
that does not stand, a crux is what would make it stand: premises to deny, and statements marked
`undeveloped` to grant or to deny.
"""

from argmap.analysis.cruxes.finding import find_cruxes
from argmap.analysis.cruxes.results import Conclusion, Crux, Cruxes, Load
from argmap.analysis.cruxes.search import MOST

__all__ = ["MOST", "Conclusion", "Crux", "Cruxes", "Load", "find_cruxes"]
