//! What the reader does with unknown names at the end of an object.

use super::Reader;
use crate::{
    api::{at::At, member::Member, members::Members},
    document::{
        duplicates::Names,
        form::Form,
        lexer::{self, Result},
        oddity::Oddity,
    },
};

impl<'t> Reader<'t, '_> {
    /// Reports the unknown names in the object at `at`, which has the members `present`.
    #[cold]
    pub(super) fn unknown(&mut self, at: At, names: &Names<'t>, present: Members) {
        let text = self.text;
        let read = |start| lexer::name(text, start).ok();
        let changes = [Member::Capacity, Member::ConnectorConfiguration];
        let is_other = at == At::DOCUMENT && !present.has_any(&changes);
        let texts = || names.firsts().filter_map(read).map(|name| name.text);
        let form = is_other.then(|| Form::of(texts())).flatten();
        for name in names.firsts().filter_map(read) {
            let first = name.start;
            self.open(Oddity::UnknownMember { present, form }, at, &name, first);
        }
    }

    /// Goes back to the first unknown name in the object `parent` that means a member which is not among
    /// those `seen`. Returns whether there is one.
    ///
    /// Its value was skipped before, since the right name could come later. A value is thus passed twice more
    /// for each misspelt name around it, of which there are at most as many as the table has levels: four.
    #[cold]
    pub(super) fn misspelt(
        &mut self,
        parent: Member,
        names: &Names<'t>,
        seen: Members,
    ) -> Result<bool> {
        let means = |start: usize| {
            let name = lexer::name(self.text, start).ok()?;
            let member = self.options.spelt(&name.text, parent, seen)?;
            Some((start, member))
        };
        let Some((start, member)) = names.firsts().filter_map(means).min() else {
            return Ok(false);
        };
        self.lexer = lexer::member(self.text, start)?;
        self.source_map.misspell(member);
        self.meant = Some(member);
        Ok(true)
    }
}
