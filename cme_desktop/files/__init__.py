"""Files on this computer: what only their owner may read, what a person chose, what a power cut keeps."""
