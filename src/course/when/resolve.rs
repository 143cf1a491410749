//! The module that a time is counted from.
//!
//! In: a [`When`], and the names of the modules of its course. Out: the same with its module, or
//! what is wrong with the name.

use super::{Anchor, Relative, When, WhenTime, refused};
use crate::course::ModuleId;
use crate::course::order::{ModuleNames, NameFault};
use crate::diagnostic::Diagnostic;

impl When {
    /// Looks up the module that it names.
    ///
    /// # Errors
    ///
    /// `unknown-module`, or `date-unreadable` where more than a name stands there.
    pub fn resolve(&mut self, names: &ModuleNames) -> Result<(), Box<Diagnostic>> {
        let WhenTime::Relative(Relative { anchor: Anchor::Module(module), .. }) = &mut self.time
        else {
            return Ok(());
        };
        match names.find(&module.written) {
            Ok((id, station)) => {
                module.id = id.map(ModuleId::from);
                module.number = station.number;
                module.called = station.called;
                module.title.clone_from(&station.title);
                Ok(())
            }
            Err(NameFault::Unknown(finding)) => Err(finding),
            Err(NameFault::More(rest)) => Err(refused::after_name(&self.written, rest)),
        }
    }
}
