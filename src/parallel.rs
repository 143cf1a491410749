//! Errors of work that is done in parallel.
//!
//! In: results that arrive in any order. Out: all values in the order of the work, or the error
//! that stands first in that order. Which error people see is then never chance, as it is when
//! rayon collects into a `Result`, which keeps the error that happens to come first.

use rayon::prelude::*;

/// Does all of the work, and gives its values in order.
///
/// # Errors
///
/// The error of the first piece of work that has one, in the order of the work.
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

    /// Every second piece fails, and the later a piece stands, the sooner it is done: what fails
    /// first in time is then what stands last.
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
