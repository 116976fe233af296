"""The real window without a screen: opened over a made-up authority, typed into, and photographed."""
