"""Files and folders: what lies beside a data file, who else has it open, where it may be kept."""
