"""What the brief is, what it argues, and its excerpts beside the charts that bear on them."""

from contextlib import suppress

import streamlit as st

from components.ui import brief
from components.ui.errors import told
from data import TableError

with suppress(TableError):
    brief.picked()
with told():
    brief.head()
with suppress(TableError):
    brief.why_excerpts()
st.header("The argument by section", anchor="argument")
with told():
    brief.sections()
st.header("Excerpts by paragraph", anchor="excerpts")
with told():
    brief.by_paragraph()
