"""The command `kg`."""

from kg.views.app import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
