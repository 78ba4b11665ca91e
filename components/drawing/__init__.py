"""The look of every figure, and the shapes that several families of charts draw."""
