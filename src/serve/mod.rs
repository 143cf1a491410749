//! The preview: the site served from memory while its authors write, and shown anew in their browsers at every change.
//!
//! In: a [`Live`](crate::live::Live) site, and changes on the disk. Out: HTTP on the loopback interface. This is the only asynchronous part of
//! the program.
