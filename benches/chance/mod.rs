//! Numbers that look like chance and are the same at every run, for what benchmarks make up.
//!
//! In: a seed. Out: the numbers that follow from it by a linear congruential generator.

/// What gives the next of the numbers.
pub(crate) struct Chance(u64);

impl Chance {
    /// The numbers that follow from a seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number from 0 to, not including, `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next()).unwrap_or(0) % end.max(1)
    }

    /// A number from 0 to, not including, 1.
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
