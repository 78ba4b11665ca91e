"""What the brief is, what it argues, and its excerpts beside the charts that bear on them."""

from contextlib import suppress

import streamlit as st

from components.ui import brief
from components.ui.errors import report_errors
from data import TableError

with suppress(TableError):
    brief.excerpt_in_address()
with report_errors():
    brief.head()
with suppress(TableError):
    brief.why_excerpts()
st.header("The argument by section", anchor="argument")
with report_errors():
    brief.sections()
st.header("Excerpts by paragraph", anchor="excerpts")
with report_errors():
    brief.by_paragraph()
