//! The most likely division of a sequence of blocks into body and noise (Viterbi, 1967, over four states).
//!
//! A block's own weight says how much it looks like the body; the transitions say that noise comes in runs, that
//! what follows an end mark ("Related stories", "Comments") stays outside, and that a body is seldom interrupted.

/// Where in the file a block stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Before the article.
    Before,
    Body,
    /// Noise between parts of the body.
    Inset,
    /// After the article.
    After,
}

const STATES: [State; 4] = [State::Before, State::Body, State::Inset, State::After];
const NEVER: f32 = -1.0e9;

/// What a block says for itself.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Weight {
    /// Log-odds of body against noise.
    pub body: f32,
    /// How strongly it marks the article's end, 0 for not at all.
    pub end: f32,
    /// How much it goes on with what was said before, -1 to 1; 0 where that says nothing.
    pub topic: f32,
}

/// The best state of each block.
pub(super) fn decode(weights: &[Weight]) -> Vec<State> {
    let Some(first) = weights.first() else { return Vec::new() };
    let mut scores = [emission(State::Before, first), emission(State::Body, first), NEVER, NEVER];
    let mut back: Vec<[usize; 4]> = Vec::with_capacity(weights.len());
    for weight in &weights[1..] {
        let (next, from) = step(&scores, weight);
        scores = next;
        back.push(from);
    }
    let mut state = best(&scores);
    let mut out = vec![STATES[state]];
    for from in back.iter().rev() {
        state = from[state];
        out.push(STATES[state]);
    }
    out.reverse();
    out
}

fn step(scores: &[f32; 4], weight: &Weight) -> ([f32; 4], [usize; 4]) {
    let mut next = [NEVER; 4];
    let mut from = [0; 4];
    for (i, to) in STATES.iter().enumerate() {
        let arrivals = [0, 1, 2, 3].map(|j| scores[j] + transition(STATES[j], *to) + ending(STATES[j], *to, weight));
        from[i] = best(&arrivals);
        next[i] = arrivals[from[i]] + emission(*to, weight);
    }
    (next, from)
}

/// Half of the log-odds for each side, so that a state costs nothing in itself.
fn emission(state: State, weight: &Weight) -> f32 {
    match state {
        State::Body => weight.body / 2.0,
        State::Before | State::Inset => -weight.body / 2.0,
        // Teasers at the end read like the body: prose says little there.
        State::After => {
            let teaser = if weight.body > 1.2 { 0.35 } else { 0.0 };
            -weight.body.min(1.2) / 2.0 - teaser - weight.topic
        }
    }
}

/// A mark ends the article once: that there are more of them says little more.
fn ending(from: State, to: State, weight: &Weight) -> f32 {
    match (from, to) {
        (State::After, State::After) => (weight.end * 0.2).min(1.0),
        (_, State::After) => weight.end,
        _ => 0.0,
    }
}

/// What it costs to go on. A body that has ended begins again only for a lot of text.
fn transition(from: State, to: State) -> f32 {
    match (from, to) {
        (a, b) if a == b => 0.0,
        (State::Before, State::Body) => 0.0,
        (State::Body, State::Inset) => -1.0,
        (State::Inset, State::Body) => -0.6,
        (State::Body | State::Inset, State::After) => -5.0,
        (State::After, State::Body) => -9.0,
        _ => NEVER,
    }
}

fn best(scores: &[f32; 4]) -> usize {
    let mut best = 0;
    for (i, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = i;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(weights: &[f32], expected: &str) {
        let weights: Vec<Weight> = weights
            .iter()
            // 90 and above: an end mark.
            .map(|w| {
                if *w >= 90.0 {
                    Weight { body: -3.0, end: *w - 90.0, topic: 0.0 }
                } else {
                    Weight { body: *w, ..Weight::default() }
                }
            })
            .collect();
        let states: String = decode(&weights)
            .iter()
            .map(|s| match s {
                State::Before => 'b',
                State::Body => 'B',
                State::Inset => 'i',
                State::After => 'a',
            })
            .collect();
        assert_eq!(states, expected);
    }

    #[test]
    fn runs() {
        check(&[-2.0, -3.0, 3.0, 3.0, -0.5, 3.0, -4.0, -4.0], "bbBBBBii");
        check(&[3.0, 3.0, -4.0, -0.5, -4.0, 3.0], "BBiiiB");
        // A teaser after an end mark is not the body; a lot of text is.
        check(&[3.0, 3.0, 97.0, 3.0, -1.0], "BBaaa");
        check(&[3.0, 3.0, 93.0, 4.0, 4.0, 4.0, 4.0, 4.0], "BBiBBBBB");
        check(&[], "");
    }
}
