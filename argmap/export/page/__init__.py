"""The page: outline and picture in one HTML file."""

from argmap.export.page.page import export as export
