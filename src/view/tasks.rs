//! Tasks with owner, due date, progress and state, late ones first; or how many were open from day to day.
//!
//! Owns which tasks are listed and what stands in a row. What is late, the order and the counts are [`crate::task`]'s, the sentences
//! [`wording`]'s. Tasks are no observations: the view has no rows of figures, and its table is what is saved.

mod burndown;
mod list;
mod wording;

use super::items::{Item, Items, MOST, Shown, beyond};
use super::options::{Form, Value};
use super::{Context, Reader, View};
use crate::data::tasks::Task;
use crate::scene::lamp::Sign;
use crate::task::{Section, Standing, as_of, order, standing};
use crate::theme::{Theme, Tone};
use crate::widget::shown::TipRow;
use wording::Words;

/// What an author may ask of it.
pub(super) const FORM: Form = Form {
    text: "tasks(list | burndown, done=shown, top=10, owner=Department)",
    words: &["list", "burndown"],
    named: &[("done", Value::One(&["shown", "hidden"])), ("top", Value::Whole(1, 500)), ("owner", Value::Text)],
};

/// A task that is shown.
struct Entry<'a> {
    task: &'a Task,
    standing: Standing,
    section: Section,
}

/// The sign and the tone of a standing.
const fn lamp(standing: Standing) -> (Sign, Tone) {
    match standing {
        Standing::Late(_) => (Sign::Up, Tone::Warm),
        Standing::Open(_) => (Sign::Ring, Tone::Calm),
        Standing::Ahead => (Sign::Square, Tone::Calm),
        Standing::Done => (Sign::Check, Tone::Good),
        Standing::Dropped => (Sign::Cross, Tone::Calm),
    }
}

/// Chooses, orders, and composes what is told.
pub(super) fn build(context: &Context<'_>, _: &Reader) -> Box<dyn View> {
    let (data, options) = (context.data, &context.spec.options);
    let owner = options.text("owner");
    let of_owner = |t: &&Task| t.owner_en.contains(owner) || t.owner_zh.contains(owner);
    let tasks: Vec<&Task> = data.tables.tasks.iter().filter(of_owner).collect();
    let on = as_of(&data.tables.tasks, context.spec.period, context.spec.today);
    let words = Words::new(context, on);
    if let (Some(on), "burndown") = (on, options.word()) {
        return burndown::build(&words, &tasks, on);
    }
    let hidden = options.text("done") == "hidden";
    let ordered = order(&tasks, on).into_iter().filter_map(|(place, section)| {
        let task = *tasks.get(place)?;
        Some(Entry { task, standing: standing(task, on), section })
    });
    let entries: Vec<Entry<'_>> = ordered.filter(|e| !(hidden && e.section == Section::Closed)).collect();
    let listed = options.whole("top").and_then(|most| entries.get(..usize::from(most))).unwrap_or(&entries);
    let all: Vec<Standing> = tasks.iter().map(|t| standing(t, on)).collect();
    let further = entries.len() - listed.len();
    let mut shown = Shown { words: words.around(&tasks, &all, listed, further), ..Shown::default() };
    shown.items = listed.iter().map(|e| item(&words, e)).collect();
    shown.table = words.table(&shown.words, listed);
    let drawn = match options.whole("top") {
        Some(_) => listed.len(),
        None => {
            shown.words.notes.extend(beyond(listed.len(), context.spec.language));
            listed.len().min(MOST)
        }
    };
    Box::new(Items::new(shown, list::List::new(&words, &entries, (listed.len(), drawn), &all)))
}

fn item(words: &Words<'_>, entry: &Entry<'_>) -> Item {
    let theme: &Theme = &words.context.spec.theme;
    let color = theme.tone(lamp(entry.standing).1).css();
    let value = words.outcome(entry);
    let line = TipRow { name: String::new(), value, note: words.particulars(entry), color, current: false };
    Item { title: words.text(entry.task).into(), lines: vec![line], ..Item::default() }
}
