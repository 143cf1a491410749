//! What a rendering remembers of the one before.
//!
//! A rendering hands on what is other than after the one before, and tells what is gone. Whoever keeps a memory must therefore keep all that
//! renderings have handed on, published or not; only what a rendering handed on that ended in an error is to be thrown away, since such a
//! rendering leaves the memory as it was.

/// What a rendering remembers of the one before; an empty one remembers nothing, so that everything is made and handed on.
#[derive(Debug, Default)]
pub struct Memory {}
