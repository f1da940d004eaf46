//! What a host fetches to show: the frame around the picture, the cursor, the figures.
//!
//! Each is a plain value made from the view at the moment it is asked for; nothing is kept.

use super::Widget;
use super::response::Row;
#[cfg(feature = "whole")]
use super::shown::Heads;
use super::shown::{Chrome, Overlay, Palette, Refused, Table};
#[cfg(feature = "whole")]
use super::{export, sheet};
#[cfg(feature = "whole")]
use crate::scene::Scene;
use crate::text::{Language, number, words};
#[cfg(feature = "whole")]
use crate::view::Context;

impl Widget {
    /// What the host shows around the picture.
    pub fn chrome(&mut self) -> Chrome {
        let loaded = self.loaded;
        let refused = self.refused_rows();
        let opened = self.opened.is_some();
        #[cfg(feature = "whole")]
        let attend = self.verdict().is_some();
        #[cfg(not(feature = "whole"))]
        let attend = false;
        let back = ("Back to the board", "返回看板");
        // Histories are opened from rows and panels as well.
        #[cfg(feature = "whole")]
        let back = if self.spec.view == crate::view::Kind::Board { back } else { ("Back", "返回") };
        let (context, view, scene) = self.ready();
        let spec = context.spec;
        let language = spec.language;
        let said = view.words(&context);
        let theme = &spec.theme;
        let hint = view.manner().hint;
        // Of growth that the author fixed there is nothing to choose: it is not averaged over time.
        let growth = |code: &String| code.starts_with("yoy") || code.starts_with("mom");
        let free = spec.measures.is_empty() || !spec.measures.iter().all(growth);
        // Of instants nothing is computed.
        #[cfg(feature = "whole")]
        let computable = !context.data.series.is_empty();
        #[cfg(not(feature = "whole"))]
        let computable = true;
        Chrome {
            lang: language.tag(),
            title: said.title,
            subtitle: said.subtitle,
            description: said.description,
            hint: language.pick(hint.0, hint.1),
            height: scene.height,
            view: spec.view.name(),
            back: opened.then(|| language.pick(back.0, back.1)),
            measures: view.measures(&context).into_iter().map(|(_, c)| c).collect(),
            computes: computable && loaded && spec.view.computes() && spec.transform.is_empty() && free,
            legend: view.legend(&context).into_iter().map(|(_, c)| c).collect(),
            attend,
            source: said.source,
            notes: said.notes,
            refused,
            empty: said.empty.filter(|_| loaded),
            words: words::controls(language),
            theme: Palette {
                paper: theme.paper.css(),
                raised: theme.raised.css(),
                ink: theme.ink.css(),
                muted: theme.muted.css(),
                line: theme.line.css(),
                accent: theme.accent.css(),
            },
        }
    }

    fn refused_rows(&self) -> Option<Refused> {
        let (count, errors) = &self.refused;
        if *count == 0 {
            return None;
        }
        let language = self.shown().language;
        let summary = match (language, *count) {
            (Language::En, 1) => "1 row could not be read and is left out.".into(),
            (_, n) => {
                let n = number::plain(n as f64, 0);
                language.say("{0} rows could not be read and are left out.", "有{0}行数据无法读取，未予显示。", &[&n])
            }
        };
        Some(Refused { summary, details: errors.iter().map(|e| e.message(language)).collect() })
    }

    /// The cursor; `None` when it is put away.
    pub fn overlay(&mut self) -> Option<Overlay> {
        let stop = self.stop?;
        let (context, view, _) = self.ready();
        let overlay = view.overlay(&context, stop);
        #[cfg(feature = "whole")]
        let overlay = overlay.map(|o| self.while_picking(o));
        overlay
    }

    /// The heads of a view that is a table; `None` for others.
    #[cfg(feature = "whole")]
    pub fn heads(&mut self) -> Option<Heads> {
        self.ready().1.heads().cloned()
    }

    /// All figures shown.
    pub fn rows(&mut self) -> Vec<Row> {
        let (context, view, _) = self.ready();
        view.rows(&context)
    }

    /// The same as a table to read.
    pub fn table(&mut self) -> Table {
        let (context, view, _) = self.ready();
        view.table(&context)
    }

    /// The figures shown as a sheet: of a trend a row a period and a column a series, with rows for unit,
    /// method and source; of other views the tidy form. CSV in UTF-8 with a byte order mark.
    #[cfg(feature = "whole")]
    pub fn csv(&mut self) -> String {
        let (context, view, _) = self.ready();
        let rows = view.rows(&context);
        if context.spec.view.computes() { sheet::csv(&context, &rows) } else { export::csv(&context, &rows) }
    }

    /// The figures shown in tidy form, a row a figure, readable by this crate.
    #[cfg(feature = "whole")]
    pub fn tidy(&mut self) -> String {
        let (context, view, _) = self.ready();
        export::csv(&context, &view.rows(&context))
    }

    /// The picture with title and source, to stand alone.
    #[cfg(feature = "whole")]
    pub fn poster(&mut self) -> Scene {
        self.ready();
        let context = Context { data: &self.data, spec: self.shown() };
        match (&self.view, &self.scene) {
            (Some(view), Some(scene)) => {
                let legend: Vec<_> = view.legend(&context).into_iter().map(|(_, c)| c).collect();
                export::poster(context.spec, view.words(&context), &legend, scene, self.measure.as_ref())
            }
            _ => Scene::default(),
        }
    }
}
