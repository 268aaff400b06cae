//! `path:line:column: error[code]: message`, as compilers print it.

use super::Sources;
use crate::diag::Finding;

pub fn render(finding: &Finding, sources: &Sources) -> String {
    let (severity, code) = (finding.severity.name(), finding.code.name);
    let said = format!("{severity}[{code}]: {}", finding.message);
    match &finding.place {
        Some(place) => {
            let at = sources.position(place).0;
            format!("{}:{}:{}: {said}", place.path, at.line, at.column)
        }
        None => said,
    }
}
