//! Pseudo-random numbers, the same in every run, for generated inputs of benchmarks.
//!
//! In: a seed. Out: the sequence of a linear congruential generator.

/// The generator.
pub(crate) struct Rng(u64);

impl Rng {
    /// A generator with a seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// An integer in `0..end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next()).unwrap_or(0) % end.max(1)
    }

    /// A number from 0 up to but not including 1.
    #[allow(dead_code, reason = "not every benchmark needs shares")]
    pub(crate) fn share(&mut self) -> f64 {
        f64::from(self.next()) / (f64::from(u32::MAX) + 1.0)
    }

    fn next(&mut self) -> u32 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(self.0 >> 32).unwrap_or(0)
    }
}
