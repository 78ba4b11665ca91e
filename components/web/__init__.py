"""The only place that knows Starlette: the routes of the server and what stands around every answer."""
