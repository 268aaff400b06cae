//! Changes in what a build reads, told once they have come to rest.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use notify::{Config, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use super::{Options, Trigger};
use crate::host::is_editor_litter;

/// So long nothing may change before a build begins: a save is several events within a millisecond.
const REST: Duration = Duration::from_millis(10);
/// So long at most a build waits while changes go on, as when a repository is checked out.
const PATIENCE: Duration = Duration::from_millis(200);
/// How often the disk is looked at where the system does not tell of changes.
const POLL: Duration = Duration::from_millis(500);

/// Watches the folders that a build reads, and the root for those that come and go.
pub struct Watch {
    root: PathBuf,
    inputs: Vec<PathBuf>,
    config: Option<PathBuf>,
    watcher: Option<Box<dyn Watcher + Send>>,
    events: Receiver<notify::Result<Event>>,
}

impl Watch {
    /// Falls back to looking again and again where the system has no watches left to give.
    pub fn new(options: &Options) -> Self {
        let root = fs_err::canonicalize(&options.root).unwrap_or_else(|_| options.root.clone());
        let inputs = options.inputs.iter().map(|name| root.join(name)).collect();
        let config = options.config.as_ref().and_then(|path| fs_err::canonicalize(path).ok());
        let (sender, events) = channel();
        let mut watch = Self { root, inputs, config, watcher: native(&sender), events };
        if let Err(error) = watch.watch_all() {
            eprintln!("changes are looked for twice a second, as the system cannot tell of them: {error}");
            watch.watcher = polling(&sender);
            let _ = watch.watch_all();
        }
        watch
    }

    /// Waits for a change. `None` once nothing is watched any more.
    pub fn next(&mut self) -> Option<Trigger> {
        let mut changed = Vec::new();
        while changed.is_empty() {
            self.note(self.events.recv().ok()?, &mut changed);
        }
        let since = Instant::now();
        while let Ok(event) = self.events.recv_timeout(REST) {
            self.note(event, &mut changed);
            if since.elapsed() > PATIENCE {
                break;
            }
        }
        changed.sort();
        changed.dedup();
        if changed.iter().any(|path| self.inputs.contains(path)) {
            let _ = self.watch_all();
        }
        let is_file = |path: &PathBuf| *path != self.root && !path.is_dir();
        Some(if changed.iter().all(is_file) { Trigger::Files(changed) } else { Trigger::Everything })
    }

    /// Adds the inputs that an event is about; the root stands for everything.
    fn note(&self, event: notify::Result<Event>, changed: &mut Vec<PathBuf>) {
        match event {
            Ok(event) if event.need_rescan() => changed.push(self.root.clone()),
            Ok(event) if is_change(event.kind) => changed.extend(event.paths.into_iter().filter(|p| self.is_input(p))),
            Ok(_) => {}
            Err(_) => changed.push(self.root.clone()),
        }
    }

    fn is_input(&self, path: &Path) -> bool {
        let Some(input) = self.inputs.iter().find(|input| path.starts_with(input)) else {
            return self.config.as_deref() == Some(path);
        };
        let below = path.strip_prefix(input).unwrap_or(path);
        !below.iter().any(|name| is_editor_litter(&name.to_string_lossy()))
    }

    /// Watches every input that is there. One that was removed and made again needs a new watch.
    fn watch_all(&mut self) -> notify::Result<()> {
        let Some(watcher) = &mut self.watcher else { return Err(notify::Error::generic("no watcher")) };
        watcher.watch(&self.root, RecursiveMode::NonRecursive)?;
        if let Some(folder) = self.config.as_deref().and_then(Path::parent).filter(|f| *f != self.root) {
            watcher.watch(folder, RecursiveMode::NonRecursive)?;
        }
        for folder in self.inputs.iter().filter(|input| input.is_dir()) {
            let _ = watcher.unwatch(folder);
            watcher.watch(folder, RecursiveMode::Recursive)?;
        }
        Ok(())
    }
}

/// A build reads every file: that a file was opened is no change.
fn is_change(kind: EventKind) -> bool {
    use notify::event::{AccessKind, AccessMode};
    match kind {
        EventKind::Access(access) => access == AccessKind::Close(AccessMode::Write),
        _ => true,
    }
}

fn native(sender: &Sender<notify::Result<Event>>) -> Option<Box<dyn Watcher + Send>> {
    let watcher = RecommendedWatcher::new(sender.clone(), Config::default()).ok()?;
    Some(Box::new(watcher))
}

fn polling(sender: &Sender<notify::Result<Event>>) -> Option<Box<dyn Watcher + Send>> {
    let watcher = PollWatcher::new(sender.clone(), Config::default().with_poll_interval(POLL)).ok()?;
    Some(Box::new(watcher))
}
