/**
 * What `src/web.rs` exports, typed closer than wasm-bindgen can: the border between the element and
 * the engine. Internal; pages talk to the element, whose types are in `barograph.d.ts`.
 */
import type { Row, Working } from './barograph.js';

export type { Working };

/** 0 clean, 1 the cursor, 2 the picture, 3 the window, 4 the layout, 5 what is shown. */
export type Level = 0 | 1 | 2 | 3 | 4 | 5;

export type Notice =
  | { type: 'hover'; rows: Row[] }
  | { type: 'select'; row: Row }
  | { type: 'change'; view: string; indicator: string[]; measure: string[]; transform: string; adjust?: string; trend?: string; forecast?: string; detect?: string }
  | { type: 'span'; from: string; to: string; low: number; high: number; all: boolean }
  | { type: 'open'; working: Working };

export interface Response {
  dirty: Level;
  handled: boolean;
  cursor: string;
  /** Of the whole engine: whether the window is on its way. */
  moving?: boolean;
  notices: Notice[];
}

export interface Choice {
  label: string;
  on: boolean;
  color: string | null;
}

export interface Chrome {
  lang: string;
  title: string;
  subtitle: string;
  description: string;
  hint: string;
  height: number;
  view: string;
  back: string | null;
  measures: Choice[];
  computes: boolean;
  legend: Choice[];
  attend: boolean;
  source: string;
  notes: string[];
  refused: { summary: string; details: string[] } | null;
  empty: string | null;
  words: Record<'table' | 'chart' | 'csv' | 'png' | 'svg' | 'tools' | 'measures' | 'legend' | 'compute' | 'explore', string>;
  theme: Record<string, string>;
}

export interface Overlay {
  x: number;
  top: number;
  bottom: number;
  rule: boolean;
  /** Of the whole engine: further rules. */
  rules?: [x: number, top: number, bottom: number][];
  dots: { x: number; y: number; color: string; current: boolean }[];
  frame: [x: number, y: number, width: number, height: number] | null;
  tip: {
    title: string;
    rows: { name: string; value: string; note: string; color: string; current: boolean }[];
    hint: string;
  } | null;
  speech: string;
}

export interface Table {
  caption: string;
  head: string[];
  numeric: boolean[];
  rows: string[][];
}

/** The heads of a view that is a table. */
export interface Heads {
  label: string;
  height: number;
  heads: { label: string; x: number; width: number; align: 'left' | 'right'; sorted: 'ascending' | 'descending' | ''; said: string; number: number }[];
}

/** Something that can be computed, or why not. */
export interface Entry {
  label: string;
  on: boolean;
  reason: string;
}

export interface Menu {
  measures: Entry[];
  frequencies: Entry[];
  methods: { title: string; entries: Entry[] }[];
  base: string | null;
  picking: string | null;
  attributes: [name: string, value: string][];
  words: Record<'measures' | 'frequencies' | 'unsuited' | 'pick' | 'tag' | 'copied' | 'close', string>;
}

/** A series to pick, and why it cannot be. */
export interface Found {
  place: number;
  label: string;
  on: boolean;
  reason: string;
}

/** What a search for series gives. */
export interface Finder {
  found: Found[];
  count: string;
  picked: number;
  words: Record<'find' | 'field' | 'clear' | 'hint', string>;
}

/** What the controls of exploring show. */
export interface Explore {
  opens: boolean;
  presets: Choice[];
  rises: Entry[];
  stays: boolean;
  window: [low: number, high: number];
  span: string;
  plot: [left: number, right: number];
  words: Record<'presets' | 'closer' | 'wider' | 'first' | 'last' | 'window' | 'rises' | 'stays' | 'copy' | 'copied' | 'stale' | 'hint', string>;
}

/** Two places pinned, and what lies between them. */
export interface Pinned {
  pins: { x: number; label: string }[];
  plot: [top: number, bottom: number];
  rows: Record<'name' | 'color' | 'from' | 'to' | 'by' | 'percent' | 'yearly' | 'reason', string>[];
  pinning: boolean;
  head: string[];
  hint: string;
  words: [pin: string, remove: string];
}

/** 0 legend entry, 1 measure, 2 back, 3 focus, 4 blur, 5 computed measure, 6 frequency, 7 pick the base,
 * 8 method (100 × family + number), 9 quality, 10 the head of a column. */
export type Action = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;

export class Engine {
  constructor(canvas: HTMLCanvasElement);
  configure(asked: Record<string, string>): Response;
  load(names: string[], files: Uint8Array[]): Response;
  resize(width: number, height: number, ratio: number): Response;
  /** 0 moved, 1 pressed, 2 left. */
  pointer(kind: 0 | 1 | 2, x: number, y: number): Response;
  key(name: string): Response;
  act(action: Action, index: number): Response;
  paint(): void;
  poster(canvas: HTMLCanvasElement): void;
  chrome(): Chrome;
  overlay(): Overlay | null;
  table(): Table;
  rows(): Row[];
  /** 0 zoom about the pixel `a` by `b`, 1 pan by `a` pixels, 2 shares of the strip, 3 preset, 4 in, 5 out, 6 all, 7 scale,
   * 8 the value axis stays, 9 the clock, 10 a window in the axis' units, 11 the same, gliding, 12 pinning by click, 13 no
   * pins, 14 a pin at the cursor. */
  explored(kind: number, a: number, b: number): Response;
  span(from: string, to: string, glides: boolean): Response;
  explore(): Explore | null;
  heads(): Heads | null;
  find(query: string): Finder | null;
  /** The window's two shares of the whole, the plot's two edges. */
  seen(): Float64Array;
  state(): string;
  restore(state: string): Response;
  point(code: string): Response;
  append(rows: string): Response;
  reload(names: string[], files: Uint8Array[]): Response;
  attributes(): [name: string, value: string][];
  /** Changes whenever the pins do; 0 for none. */
  pin_state(): number;
  pinned(): Pinned | null;
  strip(canvas: HTMLCanvasElement, width: number, height: number): void;
  dense(series: object[]): Response;
  lengthen(number: number, x: Float64Array, y: Float64Array): Response;
  /** Grade from 0, good, to 3. */
  verdict(): { grade: number; verdict: string; busy: boolean } | null;
  work(): string | null;
  /** Paragraphs of a view that is a text. */
  prose(): string[];
  menu(): Menu;
  explain(row: Row): Working | null;
  csv(tidy: boolean): string;
  svg(): string;
  free(): void;
}

export default function init(input: { module_or_path: Promise<Response_> }): Promise<unknown>;

/** The web platform's `Response`. */
type Response_ = globalThis.Response;
