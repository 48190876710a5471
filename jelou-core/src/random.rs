//! Random numbers for what nobody needs to be unable to guess: the pauses of retries.

use std::hash::{BuildHasher, Hasher, RandomState};

/// Random bits. The standard library hashes under keys of its own in every table; so no crate is
/// needed for one number now and then.
pub(crate) fn bits() -> u64 {
    RandomState::new().build_hasher().finish()
}

/// A number from zero up to one.
pub(crate) fn fraction() -> f64 {
    const STEPS: u32 = 1 << 31;

    // The upper bits: as many as a float holds without loss.
    let step = u32::try_from(bits() >> 33).unwrap_or(0);
    f64::from(step) / f64::from(STEPS)
}

#[cfg(test)]
mod tests {
    use super::fraction;

    #[test]
    fn fractions_are_spread_evenly() {
        let fractions: Vec<f64> = (0..10_000).map(|_| fraction()).collect();
        assert!(
            fractions
                .iter()
                .all(|fraction| (0.0..1.0).contains(fraction))
        );
        for tenth in 0..10 {
            let least = f64::from(tenth) / 10.0;
            let within = |fraction: &&f64| (least..least + 0.1).contains(*fraction);
            let count = fractions.iter().filter(within).count();
            // Ten standard deviations.
            assert!((700..1300).contains(&count), "{count} from {least}");
        }
    }
}
