//! What a second import would change, as a difference of lines.

/// Beyond so many lines on a side only the counts are told.
const MOST: usize = 2000;

/// The lines that differ: `-` what is there, `+` what would be; three equal lines around. Empty where nothing does.
pub(super) fn diff(path: &str, old: &str, new: &str) -> String {
    let (a, b): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    if a == b {
        return String::new();
    }
    if a.len() > MOST || b.len() > MOST {
        return format!("--- {path}\n+++ {path} (import)\n{} lines there, {} in the import\n", a.len(), b.len());
    }
    let marked = marked(&a, &b);
    let near = |i: usize| marked[i.saturating_sub(3)..(i + 4).min(marked.len())].iter().any(|(mark, _)| *mark != ' ');
    let mut out = format!("--- {path}\n+++ {path} (import)\n");
    let mut skipped = false;
    for (i, (mark, line)) in marked.iter().enumerate() {
        if near(i) {
            if skipped {
                out.push_str("@@\n");
            }
            out.push_str(&format!("{mark}{line}\n"));
        }
        skipped = !near(i);
    }
    out
}

/// Every line of both, by the longest common subsequence.
fn marked<'a>(a: &[&'a str], b: &[&'a str]) -> Vec<(char, &'a str)> {
    let width = b.len() + 1;
    let mut longest = vec![0_u32; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            let (down, right, across) =
                (longest[(i + 1) * width + j], longest[i * width + j + 1], longest[(i + 1) * width + j + 1]);
            longest[i * width + j] = if a[i] == b[j] { across + 1 } else { down.max(right) };
        }
    }
    let (mut out, mut i, mut j) = (Vec::with_capacity(a.len().max(b.len())), 0, 0);
    while i < a.len() || j < b.len() {
        match (a.get(i), b.get(j)) {
            (Some(x), Some(y)) if x == y => {
                out.push((' ', *x));
                (i, j) = (i + 1, j + 1);
            }
            (Some(x), y) if y.is_none() || longest[(i + 1) * width + j] >= longest[i * width + j + 1] => {
                out.push(('-', *x));
                i += 1;
            }
            (_, Some(y)) => {
                out.push(('+', *y));
                j += 1;
            }
            (x, None) => {
                out.extend(x.map(|x| ('-', *x)));
                i += 1;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines() {
        assert_eq!(diff("a", "1\n2\n", "1\n2\n"), "");
        assert_eq!(diff("a", "1\n2\n3\n", "1\nx\n3\n"), "--- a\n+++ a (import)\n 1\n-2\n+x\n 3\n");
        assert_eq!(diff("a", "", "x\n"), "--- a\n+++ a (import)\n+x\n");
        let long: String = (0..20).map(|i| format!("{i}\n")).collect();
        assert!(
            diff("a", &long, &long.replace("10\n", "ten\n")).contains("@@")
                || !diff("a", &long, &long.replace("10\n", "ten\n")).contains(" 0\n")
        );
    }
}
