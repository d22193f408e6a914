"""Who builds: a builder that remembers its last build."""

try:
    from generator.build import Builder
except ImportError:
    from generator.build import Built, Request, build

    class Builder:  # type: ignore[no-redef]
        """A builder that remembers nothing."""

        def __init__(self, request: Request) -> None:
            self._request = request

        def build(self) -> Built:
            return build(self._request)


__all__ = ["Builder"]
