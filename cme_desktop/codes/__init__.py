"""Lists that officers choose from: statutory, DfE's and local, with the dates each entry was on offer."""
