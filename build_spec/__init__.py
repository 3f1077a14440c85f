"""How the program is frozen into a folder that runs without Python, on Linux, Windows and macOS."""
