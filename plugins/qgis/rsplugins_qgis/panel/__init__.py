"""The panel: search by words and examples, the indexes, the jobs of the host, and the device that models run on."""
