//! Makes the search in threads of its own, so that no page waits for it.
//!
//! In: jobs, one at a time. Out: what they made, handed to a callback. A job that is given up ends
//! early, and what it made all the same is not taken. When to start and when to give up is left to
//! [`worker`](super::worker).

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Sender, channel};
use std::thread;

use rayon::ThreadPoolBuilder;

use crate::live::{IndexJob, IndexedSite};
use crate::parallel::Cancellation;

/// Makes the search of a site.
#[derive(Debug)]
pub(super) struct Indexing {
    /// Does one thing after the other. A pool that was given all of them at once would begin the
    /// next while it waits for a part of the one before, and hold that until the next has ended.
    queue: Sender<Box<dyn FnOnce() + Send>>,
    /// The job that has not been given up, and has not ended.
    current: Option<CurrentJob>,
    /// How many jobs were started.
    started: u64,
}

#[derive(Debug)]
struct CurrentJob {
    number: u64,
    cancellation: Cancellation,
}

/// A job that has ended.
#[derive(Debug)]
pub(super) struct EndedJob {
    number: u64,
    /// What it made; nothing if it was given up, and an error if it panicked.
    made: thread::Result<Option<IndexedSite>>,
}

impl Indexing {
    /// Starts threads, as many as the pages have.
    ///
    /// # Errors
    ///
    /// When the system gives no more threads.
    pub(super) fn new() -> io::Result<Self> {
        let name = |number| format!("search-{number}");
        let threads =
            ThreadPoolBuilder::new().thread_name(name).build().map_err(io::Error::other)?;
        let (queue, waiting) = channel::<Box<dyn FnOnce() + Send>>();
        thread::Builder::new()
            .name("search".to_owned())
            .spawn(move || waiting.into_iter().for_each(|job| threads.install(job)))?;
        Ok(Self { queue, current: None, started: 0 })
    }

    /// Starts a job, and gives up the one before; calls `end` when it has ended.
    pub(super) fn start(&mut self, job: IndexJob, end: impl FnOnce(EndedJob) + Send + 'static) {
        self.give_up();
        self.started += 1;
        let (number, cancellation) = (self.started, Cancellation::default());
        self.current = Some(CurrentJob { number, cancellation: cancellation.clone() });
        let run = move || {
            let made = catch_unwind(AssertUnwindSafe(|| job.run(&cancellation)));
            end(EndedJob { number, made });
        };
        // The thread that takes it lives as long as this does.
        let _ = self.queue.send(Box::new(run));
    }

    /// Gives up the current job; returns whether there was one.
    pub(super) fn give_up(&mut self) -> bool {
        let current = self.current.take();
        current.map(|job| job.cancellation.cancel()).is_some()
    }

    /// What a job has made that has ended; nothing if it was given up.
    pub(super) fn take(&mut self, ended: EndedJob) -> Option<thread::Result<IndexedSite>> {
        self.current.take_if(|job| job.number == ended.number)?;
        ended.made.transpose()
    }
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "the test writes the site that it reads")]
mod tests {
    use std::fs;
    use std::sync::mpsc::channel;

    use super::*;
    use crate::live::{Hint, Live, Trust};

    #[test]
    fn what_a_job_makes_is_taken_unless_it_was_given_up() {
        let site = tempfile::tempdir().expect("there is room for a folder");
        fs::create_dir(site.path().join("content")).expect("there is room for a folder");
        for (path, text) in
            [("site-config.yaml", "title: T\n"), ("content/index.md", "---\ntitle: T\n---\n")]
        {
            fs::write(site.path().join(path), text).expect("there is room for a file");
        }
        let mut live = Live::new(site.path());
        live.update(&Hint::Anything, Trust::Full).expect("there is a site");
        let mut indexing = Indexing::new().expect("there are threads");
        let (sender, ended) = channel();
        let start = |indexing: &mut Indexing| {
            let sender = sender.clone();
            let job = live.index_job().expect("nothing was indexed");
            indexing.start(job, move |ended| sender.send(ended).expect("the test waits"));
        };
        start(&mut indexing);
        assert!(indexing.give_up());
        assert!(!indexing.give_up(), "it was given up already");
        assert!(indexing.take(ended.recv().expect("it ends")).is_none());
        (0..5).for_each(|_| start(&mut indexing));
        let ended: Vec<EndedJob> = ended.iter().take(5).collect();
        let numbers: Vec<u64> = ended.iter().map(|job| job.number).collect();
        assert_eq!(numbers, [2, 3, 4, 5, 6], "one begins when the one before has ended");
        let made = ended.into_iter().filter_map(|ended| indexing.take(ended)).count();
        assert_eq!(made, 1, "each job gave the one before up");
    }
}
