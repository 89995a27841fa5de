"""Where the frozen program begins; its worker process begins here too."""

from briefing_app.__main__ import main

if __name__ == "__main__":
    main()
