"""The real window without a screen: opened over a data file, typed into, and photographed."""
