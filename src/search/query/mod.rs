//! From what a person looks for to ranked pages.
