//! Screens: keys in, screen out.
