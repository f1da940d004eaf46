/**
 * Barograph: the `<baro-graph>` element.
 *
 * ```html
 * <script src="barograph/barograph.js" async></script>
 * <baro-graph src="data/iva.csv data/names.csv" indicator="iva">What to show until the chart is ready.</baro-graph>
 * ```
 */

/** Text, or a list that is written with spaces between. */
export type Words = string | readonly string[];

/** Everything an author can ask for. Each key is an attribute and a property of the same name. */
export interface Spec {
  /** Addresses of the files: observations, and files of names, units and sources. Earlier files take precedence. */
  src?: Words;
  /** How to show: lines over time, or tiles. Default `trend`. */
  view?: 'trend' | 'bars' | 'rank' | 'tiles' | 'targets' | 'board' | 'tasks' | 'multiples' | 'table' | 'brief' | (string & {});
  /** Codes of the indicators. Default: the first of the data. */
  indicator?: Words;
  /** Codes of the areas. Default: the first of the data. */
  area?: Words;
  /** Codes of the measures, such as `level`, `yoy`, `yoy_ytd`. Default: all there are, one at a time. */
  measure?: Words;
  /** Steps that the series of a trend are taken through, such as `single | yoy | rolling(3)`. Default: none. */
  transform?: string;
  /** Seasonal adjustment: `x11`, `x11(mode=mult, seasonal=3x5, trend=13)`, `stl`. Default: none. */
  adjust?: string;
  /** A trend, of the adjusted series where there is one: `henderson`, `hp`, `loess`, `line`, `theil_sen`. Default: none. */
  trend?: string;
  /** What may follow the last figure: `best`, `theta`, `holt_winters`, `seasonal_naive`. Default: none. */
  forecast?: string;
  /** Signs on the series: `turning_points`, `change_points`, `outliers`. Default: none. */
  detect?: string;
  /** The period a board shows, and as of whose end tasks are told. Default: the last of each indicator; for tasks the current day. */
  period?: string;
  /** First period shown, such as `2024-01`, `2024Q1`, `2024`. Default: the first of the data. */
  from?: string;
  /** Last period shown. Default: the last of the data. */
  to?: string;
  /** The span shown at first, of all that `from` and `to` leave: `5y`, `ytd`, `all`, `2020-01/2024-06`. Default: all. */
  span?: string;
  /** How values rise. `index`: every line begins at 100 where it is first seen. Default `linear`. */
  scale?: 'linear' | 'log' | 'index' | (string & {});
  /** Up to eight series that stand out, `indicator/area` each, or `indicator`; all others are grey. Default: none. */
  compare?: Words;
  /** Charts of a page with the same group share cursor and span. */
  group?: string;
  /** `url`: what the reader does stands in the page's address, under the element's `id`. Default: nowhere. */
  state?: 'url' | (string & {});
  /** Seconds after which the files are asked for again; at least 5. Default: never. */
  refresh?: string | number;
  /** Replaces the title that is made from the names. (The attribute `title` would make a tooltip.) */
  heading?: string;
  /** BCP 47 tag; Chinese for `zh`, English else. Default: that of the nearest ancestor with `lang`. */
  lang?: string;
  /** Default `auto`: as the page's `color-scheme` says, or else the system. */
  theme?: 'auto' | 'light' | 'dark' | (string & {});
  /** Which of `tabs`, `compute`, `explore`, `legend`, `table`, `download` to offer; `none` for none. Default: all. */
  controls?: Words;
}

/** A series of instants: too many points to be written as rows. */
export interface Instants {
  /** Code of the indicator. */
  indicator: string;
  /** Code of the area. */
  area?: string;
  /** Code of the measure. */
  measure?: string;
  /** Code of the unit. */
  unit?: string;
  /** Names of the indicator and of the unit. */
  name_en?: string;
  name_zh?: string;
  unit_en?: string;
  unit_zh?: string;
  /** Milliseconds from 1 January 1970, ascending. */
  x: Float64Array;
  /** As many values; what is not finite is no value. */
  y: Float64Array;
}

/** One figure of what is shown. */
export interface Row {
  /** Code of the indicator. */
  indicator: string;
  /** Code of the area. */
  area: string;
  /** Code of the measure; of a computed figure, of its last step: `yoy`, `rolling`, `residual`. */
  measure: string;
  /** Canonical text: `2025-06`, `2025-01/P2M`, `2025-Q2`, `2025-S1`, `2025`. */
  period: string;
  /** SDMX code of the frequency: `M`, `Q`, `S`, `A`. */
  freq: string;
  /** As published, or as computed without rounding; `null` where there is none. */
  value: number | null;
  /** Code of the unit, in which `value` is. */
  unit: string;
  /** SDMX observation status; empty for normal. */
  status: string;
  /** Why there is no value; empty where there is one. */
  reason: string;
  /** Id of the source. */
  source: string;
  /** How it was computed: `level_ytd | single | yoy`; empty for what was published. */
  method: string;
}

/** How a figure came about, in the chart's language. */
export interface Working {
  /** Indicator, area and period. */
  title: string;
  /** The measure in words, with its steps. */
  measure: string;
  /** The figure as shown, with its unit; empty where there is none. */
  result: string;
  /** Why there is none; empty where there is one. */
  reason: string;
  /** The formula of the last step, with symbols. */
  formula: string;
  /** The same with the numbers put in. */
  numbers: string;
  /** Every step in its order, with its formula and the results that were needed. */
  steps: { name: string; formula: string; lines: string[] }[];
  /** The published figures that went in. */
  inputs: { name: string; period: string; value: string; status: string; source: string }[];
  /** How the result was rounded. */
  rounding: string;
  /** The measure it began with and the steps, as an author writes them. */
  method: string;
  /** All of it as text. */
  text: string;
  /** The words of the panel that shows it. */
  words: Record<'heading' | 'formula' | 'steps' | 'inputs' | 'close' | 'copy' | 'copied', string>;
}

/** What `fault` events carry and `ready` is rejected with; the message is in the chart's language. */
export interface BarographError extends Error {
  name: 'BarographError';
  /** Stable: `read/not-a-number`, `spec/unknown-view`, `fetch/status`, `wasm/refused`, `internal`, … */
  code: string;
  /** The file it was found in. */
  file?: string;
  /** Counted from 1. */
  line?: number;
  /** Number of the field in its record, from 1. */
  column?: number;
}

/** The events of a chart. All bubble and leave shadow roots. */
export interface BaroGraphEventMap {
  /** The current source and spec are drawn. */
  ready: CustomEvent<Record<string, never>>;
  /** The chart cannot be shown; its own content stands in its place. */
  fault: CustomEvent<BarographError>;
  /** The cursor is on these figures, one a series; none when it was put away. */
  hover: CustomEvent<{ rows: Row[] }>;
  /** The reader chose a figure. */
  select: CustomEvent<{ row: Row }>;
  /** The span shown changed: codes of its first and last period or instant, and its ends in months from January of year 0, or milliseconds. */
  span: CustomEvent<{ from: string; to: string; low: number; high: number; all: boolean }>;
  /** The reader changed what is shown: opened a tile, went back, chose a measure, hid a series. */
  change: CustomEvent<{ view: string; indicator: string[]; measure: string[]; transform: string; adjust?: string; trend?: string; forecast?: string; detect?: string }>;
}

/**
 * A chart. CSS custom properties `--baro-paper`, `--baro-raised`, `--baro-ink`, `--baro-muted`,
 * `--baro-line`, `--baro-axis`, `--baro-accent`, `--baro-series-1` … `--baro-series-8` replace its
 * colours, `--baro-height` the height of a trend. Parts: `root`, `header`, `title`, `subtitle`, `tabs`, `compute`,
 * `compute-panel`, `explore`, `strip`, `legend`, `stage`, `tooltip`, `working`, `table`, `notes`, `source`, `tools`, `fault`.
 */
export class BaroGraph extends HTMLElement {
  get src(): string;
  set src(value: Words | null | undefined);
  get view(): string;
  set view(value: string | null | undefined);
  get indicator(): string;
  set indicator(value: Words | null | undefined);
  get area(): string;
  set area(value: Words | null | undefined);
  get measure(): string;
  set measure(value: Words | null | undefined);
  get transform(): string;
  set transform(value: string | null | undefined);
  get adjust(): string;
  set adjust(value: string | null | undefined);
  get trend(): string;
  set trend(value: string | null | undefined);
  get forecast(): string;
  set forecast(value: string | null | undefined);
  get detect(): string;
  set detect(value: string | null | undefined);
  get period(): string;
  set period(value: string | null | undefined);
  get from(): string;
  set from(value: string | null | undefined);
  get to(): string;
  set to(value: string | null | undefined);
  get span(): string;
  set span(value: string | null | undefined);
  get scale(): string;
  set scale(value: string | null | undefined);
  get compare(): string;
  set compare(value: Words | null | undefined);
  get group(): string;
  set group(value: string | null | undefined);
  get state(): string;
  set state(value: string | null | undefined);
  get refresh(): string;
  set refresh(value: string | number | null | undefined);
  get heading(): string;
  set heading(value: string | null | undefined);
  get theme(): string;
  set theme(value: string | null | undefined);
  get controls(): string;
  set controls(value: Words | null | undefined);

  /** All attributes as one object. Setting it sets each, and removes those it does not name. */
  get spec(): { [K in keyof Spec]?: string };
  set spec(value: Spec | null | undefined);

  /** Fulfilled when the current source and spec are drawn; rejected with the error that is shown. */
  readonly ready: Promise<void>;

  /** Series of instants, in the place of those before; they are copied. */
  get data(): Instants[] | undefined;
  set data(value: Instants[] | null | undefined);
  /** Shows a span: periods or instants as text, instants also as milliseconds; without any, the whole. */
  zoom(from?: string | number, to?: string | number): Promise<void>;
  /** Adds figures: an array of rows as `rows()` has them, or of series of instants as `data` has them. */
  append(rows: readonly (Partial<Row> | Instants)[]): Promise<void>;
  /** Adds nodes, as to any element: they are shown while there is no chart. */
  append(...nodes: (Node | string)[]): void;

  /** What is shown, as plain objects; empty before it is ready. */
  rows(): Row[];
  /** How the figure of a row of `rows()` came about; `null` where the row is not shown. */
  explain(row: Row): Promise<Working | null>;
  /**
   * What is shown, as CSV (UTF-8 with byte order mark), once it is ready. `sheet`, the default: a row a period, a
   * column a series, with rows for unit, method and source. `tidy`: a row a figure, readable as `src`.
   */
  csv(form?: 'sheet' | 'tidy'): Promise<string>;
  /** The picture with title and source, as SVG text, once it is ready. */
  svg(): Promise<string>;
  /** The picture with title and source, as a PNG file, once it is ready. */
  png(): Promise<Blob>;

  addEventListener<K extends keyof BaroGraphEventMap>(
    type: K,
    listener: (this: BaroGraph, event: BaroGraphEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof BaroGraphEventMap>(
    type: K,
    listener: (this: BaroGraph, event: BaroGraphEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'baro-graph': BaroGraph;
  }
}
