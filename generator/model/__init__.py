"""The values that every other layer reads and makes. Nothing here touches a file, a clock or the network."""
