"""The operating system: keys, folders, clocks, the device, the one running instance, the log."""
