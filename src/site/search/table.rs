//! Numbers for words: a hash table that is one read of memory a word.
//!
//! Millions of words are looked up, most of them among so many others that each read is one from afar. So words are told
//! apart by 64 bits of hash alone, and nothing else is touched: among a million words two are taken for one with a
//! chance of one to thirty million, and then one more page is found.

/// The table; words are numbered from 0 in the order in which they come.
#[derive(Debug)]
pub struct Table {
    /// Hash and number; a number of [`FREE`] is none. A power of two, at least half of it free.
    slots: Vec<(u64, u32)>,
    count: u32,
}

const FREE: u32 = u32::MAX;

impl Default for Table {
    fn default() -> Self {
        Self { slots: vec![(0, FREE); 1 << 10], count: 0 }
    }
}

impl Table {
    /// The number of a word, which is the count of words before it when it is new.
    pub fn id(&mut self, word: &str) -> u32 {
        let hash = hash(word.as_bytes());
        let slot = self.slot(hash);
        if self.slots[slot].1 != FREE {
            return self.slots[slot].1;
        }
        self.slots[slot] = (hash, self.count);
        self.count += 1;
        if self.count as usize * 2 > self.slots.len() {
            self.grow();
        }
        self.count - 1
    }

    /// The slot of a hash, or the free one where it belongs.
    fn slot(&self, hash: u64) -> usize {
        let mask = self.slots.len() - 1;
        let first = usize::try_from(hash & mask as u64).unwrap_or_default();
        let is_it = |slot: &usize| self.slots[*slot].1 == FREE || self.slots[*slot].0 == hash;
        (first..=first + mask).map(|slot| slot & mask).find(is_it).unwrap_or(first)
    }

    fn grow(&mut self) {
        let larger = vec![(0, FREE); self.slots.len() * 2];
        for (hash, number) in std::mem::replace(&mut self.slots, larger) {
            if number != FREE {
                let slot = self.slot(hash);
                self.slots[slot] = (hash, number);
            }
        }
    }
}

/// Eight bytes at a time, each multiplied into 128 bits and folded (after wyhash).
fn hash(bytes: &[u8]) -> u64 {
    let mut chunks = bytes.chunks_exact(8);
    let mut hash = bytes.len() as u64;
    for chunk in &mut chunks {
        hash = mix(hash, chunk.iter().rev().fold(0, |n, byte| n << 8 | u64::from(*byte)));
    }
    mix(hash, chunks.remainder().iter().fold(1, |n, byte| n << 8 | u64::from(*byte)))
}

fn mix(hash: u64, bytes: u64) -> u64 {
    let product = u128::from(hash ^ bytes ^ 0xa076_1d64_78bd_642f) * 0xe703_7ed1_a0b4_28db;
    #[allow(clippy::cast_possible_truncation, reason = "the two halves")]
    let (low, high) = (product as u64, (product >> 64) as u64);
    low ^ high
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_numbers() {
        let mut table = Table::default();
        let words: Vec<String> =
            (0..5000).map(|n| format!("word-{n}")).chain([String::new(), "ab".into(), "ba".into()]).collect();
        for _ in 0..2 {
            for (n, word) in (0..).zip(&words) {
                assert_eq!(table.id(word), n, "{word}");
            }
        }
    }
}
