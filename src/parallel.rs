//! Errors of parallel work, and work that is given up.
//!
//! In: results that arrive in any order. Out: all values in the order of the work, or the first
//! error in that order. The error that people see is then deterministic. It is not when rayon
//! collects into a `Result`, which keeps the error that happens first in time.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

/// Tells work in another thread that nobody waits for it any more. Clones are one and the same.
#[derive(Debug, Clone, Default)]
pub struct Cancellation(Arc<AtomicBool>);

impl Cancellation {
    /// Gives the work up, as soon as it looks.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether the work was given up.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// Stops the work if it was given up.
    ///
    /// # Errors
    ///
    /// [`Cancelled`].
    pub fn check(&self) -> Result<(), Cancelled> {
        if self.is_cancelled() { Err(Cancelled) } else { Ok(()) }
    }
}

/// The work was given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the work was given up")]
pub struct Cancelled;

/// What long work asks again and again whether to go on: its error stops the work.
pub type Checkpoint<'a, E> = dyn Fn() -> Result<(), E> + Sync + 'a;

/// Does all of the work, and returns its values in order.
///
/// # Errors
///
/// The first error in the order of the work.
pub fn collect_in_order<T: Send, E: Send>(
    work: impl ParallelIterator<Item = Result<T, E>>,
) -> Result<Vec<T>, E> {
    let results: Vec<Result<T, E>> = work.collect();
    results.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    /// Every second piece fails, and later pieces take less time: the first error in time is then
    /// the last in order.
    fn failing(pieces: usize) -> Result<Vec<usize>, usize> {
        let sum = AtomicUsize::new(0);
        collect_in_order((0..pieces).into_par_iter().with_max_len(1).map(|piece| {
            for round in 0..(pieces - piece) * 200 {
                sum.fetch_add(round, Ordering::Relaxed);
            }
            if piece % 2 == 1 { Err(piece) } else { Ok(piece) }
        }))
    }

    #[test]
    fn the_error_that_stands_first_is_the_one_that_is_given() {
        let threads = rayon::ThreadPoolBuilder::new().num_threads(4).build().unwrap();
        for _ in 0..30 {
            assert_eq!(threads.install(|| failing(64)), Err(1));
        }
    }

    #[test]
    fn values_stay_in_order() {
        let doubled = (0..100).into_par_iter().map(|number| Ok::<_, ()>(number * 2));
        assert_eq!(collect_in_order(doubled), Ok((0..100).map(|number| number * 2).collect()));
    }
}
