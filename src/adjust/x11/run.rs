//! The parts B, C and D in their order: each table from those before it.

use super::extreme::{self, Sigma};
use super::seasonal::{self, Averages, centred, factors};
use super::{Decomposition, Mode, Options, Seasonal, Table, choice, henderson};

/// One adjustment on its way.
pub(super) struct Run<'a> {
    first: usize,
    periods: usize,
    options: &'a Options,
    /// The arithmetic of the steps.
    mode: Mode,
    averages: Averages,
    /// Irregular to trend, as it is taken at the ends of the trend.
    ends: f64,
    /// The extremes that were found last.
    taken: Table,
    pub(super) out: Decomposition,
}

impl<'a> Run<'a> {
    pub(super) fn of(first: usize, periods: usize, options: &'a Options) -> Self {
        let averages = Averages::of(options.seasonal);
        Self {
            first,
            periods,
            options,
            mode: options.mode.of_steps(),
            averages,
            ends: 3.5,
            taken: Table::default(),
            out: Decomposition::default(),
        }
    }

    /// All parts of the series that is left without `prior`.
    pub(super) fn whole(&mut self, values: Vec<f64>, prior: &[f64]) {
        let b1 = Table::whole(values);
        self.keep("b1", &b1);
        let logarithms = self.options.mode == Mode::LogAdditive;
        let steps = if logarithms { Table::whole(b1.values.iter().map(|v| v.ln()).collect()) } else { b1 };
        let clean = self.part_b(&steps);
        let clean = self.part_c(&steps, &clean);
        self.part_d(&steps, &clean, prior);
    }

    fn keep(&mut self, name: &'static str, table: &Table) {
        self.out.tables.push((name, table.clone()));
    }

    /// Season and irregular together: `values` without a trend.
    fn si(&self, values: &Table, trend: &Table) -> Table {
        joined(values, trend, &|v, t| self.mode.without_trend(v, t))
    }

    /// `values` without `season`; where the season is a share of the trend, of `trend`, as far as there is one.
    fn adjusted(&self, values: &Table, season: &Table, trend: &Table) -> Table {
        let trend =
            (0..values.values.len()).map(|t| t.checked_sub(trend.skip).and_then(|t| trend.values.get(t)).copied());
        let pairs = values.values.iter().zip(&season.values);
        Table::whole(pairs.zip(trend).map(|((v, s), t)| self.mode.adjusted(*v, *s, t)).collect())
    }

    fn sigma(&self) -> Sigma {
        Sigma { limits: self.options.sigma, neutral: self.mode.neutral(), periods: self.periods, first: self.first }
    }

    /// Seasonal factors of SI ratios, for the periods that have one.
    fn some(&self, si: &Table, seasonal: Seasonal) -> Table {
        let seasonal = seasonal.within(si.values.len(), self.periods);
        factors(si, self.periods, seasonal, self.mode)
    }

    /// Seasonal factors of SI ratios, over the whole series.
    fn factors(&self, si: &Table, seasonal: Seasonal) -> Table {
        Table::whole(seasonal::extended(&self.some(si, seasonal), self.periods))
    }

    /// SI ratios with extreme values replaced.
    fn mended(&self, si: &Table, seasonal: Seasonal) -> Table {
        let factors = self.some(si, seasonal);
        let weights = self.sigma().weights(&joined(si, &factors, &|si, s| self.mode.without_season(si, s)));
        Table { skip: si.skip, values: extreme::replaced(&si.values, &weights, self.periods) }
    }

    /// The trend of an adjusted series. Part B never takes the longest filter. The ends of 13 terms that are chosen
    /// keep the ratio of the filter chosen before them, as in X-13.
    fn trend(&mut self, adjusted: &Table, part_b: bool) -> Table {
        let ratio = choice::irregular_to_trend(&adjusted.values, self.periods, self.mode);
        let length = self.options.henderson.unwrap_or_else(|| choice::henderson(ratio, self.periods, part_b));
        if self.options.henderson.is_some() || length != 13 {
            self.ends = henderson::ratio(length, self.periods);
        }
        self.out.irregular_to_trend = ratio;
        self.out.henderson = length;
        let mut trend = henderson::smooth(&adjusted.values, length, self.ends);
        if !self.mode.sums() {
            henderson::mend_negative(&mut trend);
        }
        Table::whole(trend)
    }

    /// The series without the extreme values of an irregular.
    fn cleaned(&mut self, values: &Table, irregular: &Table, trend: &Table, names: [&'static str; 2]) -> Table {
        let weights = Table::whole(self.sigma().weights(irregular));
        let (mode, neutral) = (self.mode, self.mode.neutral());
        let kept = |i: f64, w: f64| neutral + w * (i - neutral);
        let part = |i, w| if mode.sums() { i - kept(i, w) } else { i / kept(i, w) };
        let taken = joined(irregular, &weights, &part);
        let clean = match mode {
            Mode::PseudoAdditive => {
                let off = joined(irregular, &weights, &|i, w| i - kept(i, w));
                let off = joined(&off, trend, &|i, t| i * t);
                joined(values, &off, &|v, off| v - off)
            }
            _ => joined(values, &taken, &|v, x| mode.without_season(v, x)),
        };
        let [first, second] = names;
        self.keep(first, &weights);
        self.keep(second, &taken);
        self.taken = taken;
        clean
    }

    /// The series without the extreme values that part B finds.
    fn part_b(&mut self, b1: &Table) -> Table {
        let Averages { first, second, .. } = self.averages;
        let b2 = centred(&b1.values, self.periods);
        let b3 = self.si(b1, &b2);
        let b5 = self.factors(&self.mended(&b3, first), first);
        let b6 = self.adjusted(b1, &b5, &b2);
        let b7 = self.trend(&b6, true);
        let b8 = self.si(b1, &b7);
        let b10 = self.factors(&self.mended(&b8, second), second);
        let b11 = self.adjusted(b1, &b10, &b7);
        let b13 = self.si(&b11, &b7);
        let names = ["b2", "b3", "b5", "b6", "b7", "b8", "b10", "b11", "b13"];
        for (name, table) in names.into_iter().zip([&b2, &b3, &b5, &b6, &b7, &b8, &b10, &b11, &b13]) {
            self.keep(name, table);
        }
        self.cleaned(b1, &b13, &b7, ["b17", "b20"])
    }

    /// The series without the extreme values that part C finds, from the series that part B mended.
    fn part_c(&mut self, b1: &Table, c1: &Table) -> Table {
        let Averages { first, second, .. } = self.averages;
        let c2 = centred(&c1.values, self.periods);
        let c4 = self.si(c1, &c2);
        let c5 = self.factors(&c4, first);
        let c6 = self.adjusted(c1, &c5, &c2);
        let c7 = self.trend(&c6, false);
        let c9 = self.si(c1, &c7);
        let c10 = self.factors(&c9, second);
        let c11 = self.adjusted(b1, &c10, &c7);
        let c13 = self.si(&c11, &c7);
        let names = ["c1", "c2", "c4", "c5", "c6", "c7", "c9", "c10", "c11", "c13"];
        for (name, table) in names.into_iter().zip([c1, &c2, &c4, &c5, &c6, &c7, &c9, &c10, &c11, &c13]) {
            self.keep(name, table);
        }
        self.cleaned(b1, &c13, &c7, ["c17", "c20"])
    }

    /// The components.
    fn part_d(&mut self, b1: &Table, d1: &Table, prior: &[f64]) {
        let d2 = centred(&d1.values, self.periods);
        let d4 = self.si(d1, &d2);
        let d5 = self.factors(&d4, self.averages.first);
        let d6 = self.adjusted(d1, &d5, &d2);
        let d7 = self.trend(&d6, false);
        let d9 = self.si(d1, &d7);
        let d8 = match self.mode {
            // X-13 puts the extremes back as factors, though here they were taken out as shares of the trend.
            Mode::PseudoAdditive => joined(&d9, &self.taken, &|si, x| si * x),
            _ => self.si(b1, &d7),
        };
        let (chosen, ratio) = choice::seasonal(&d9.values, self.first, self.periods, self.mode);
        let chosen = self.averages.last.or(chosen);
        let seasonal = chosen.unwrap_or(Seasonal::S3x5).within(d9.values.len(), self.periods);
        self.out.seasonal = Some(seasonal);
        self.out.undecided = chosen.is_none();
        self.out.moving_seasonality = ratio;
        let mut d10 = self.factors(&d9, seasonal);
        let mut d12 = self.trend(&self.adjusted(d1, &d10, &d7), false);
        let mut d11 = self.adjusted(b1, &d10, &d12);
        let mut d13 = self.si(&d11, &d12);
        if self.options.mode == Mode::LogAdditive {
            for table in [&mut d10, &mut d11, &mut d12, &mut d13] {
                table.values.iter_mut().for_each(|v| *v = v.exp());
            }
            d12 = joined(&d12, &self.bias(&d10), &|t, bias| t * bias);
            d13 = joined(&d11, &d12, &|a, t| a / t);
        }
        let adds = self.options.mode == Mode::Additive;
        let d16 = joined(&d10, &Table::whole(prior.to_vec()), &|s, p| if adds { s + p } else { s * p });
        let names = ["d1", "d2", "d4", "d5", "d6", "d7", "d8", "d9", "d10", "d11", "d12", "d13", "d16"];
        let tables = [d1, &d2, &d4, &d5, &d6, &d7, &d8, &d9, &d10, &d11, &d12, &d13, &d16];
        for (name, table) in names.into_iter().zip(tables) {
            self.keep(name, table);
        }
    }

    /// What the trend of logarithms is too small by: an average of logarithms is that of a geometric mean. The
    /// irregular of part C tells its variance, a trend of the seasonal factors how far their year is from one
    /// (Thomson & Ozaki, *Transformation and trend-seasonal decomposition*, 1992).
    fn bias(&self, factors: &Table) -> Table {
        let irregular = self.out.table("c13").map_or(&[][..], |t| &t.values);
        let square: f64 = irregular.iter().map(|v| v * v).sum::<f64>() / irregular.len().max(1) as f64;
        let scale = (square / 2.0).exp();
        let level = henderson::smooth(&factors.values, 2 * self.periods - 1, 4.5);
        Table::whole(level.into_iter().map(|v| v * scale).collect())
    }
}

/// `how` of two tables, where both have values.
fn joined(a: &Table, b: &Table, how: &dyn Fn(f64, f64) -> f64) -> Table {
    let skip = a.skip.max(b.skip);
    let count = (a.values.len() + 2 * a.skip).saturating_sub(2 * skip);
    let from = |t: &Table| t.values.iter().copied().skip(skip - t.skip).take(count).collect::<Vec<_>>();
    Table { skip, values: from(a).into_iter().zip(from(b)).map(|(a, b)| how(a, b)).collect() }
}
