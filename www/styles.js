/**
 * The style sheet of every chart, made once and shared: no `<style>`, no style attribute, nothing a
 * strict Content-Security-Policy refuses. Lengths are in `em` of a size that grows with the reader's.
 */
const CSS = `
:host { display: block; }
:host([hidden]), [hidden] { display: none !important; }
[part=probe] { forced-color-adjust: none; }
[part=wait] { block-size: clamp(22rem, 60vw, 34rem); }
[part=root], [part=fault] { font: max(14px, .875rem)/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; }
[part=fault] { margin: 0 0 1em; padding: .75em 1em; border: 1px solid; border-inline-start-width: 4px; overflow-wrap: anywhere; }
[part=root] { position: relative; margin: 0; padding: clamp(12px, 2.5%, 20px); text-align: start; text-indent: 0; text-transform: none; letter-spacing: normal;
  color: var(--_ink); background: var(--_paper); border: 1px solid var(--_line); border-radius: 4px; overflow-wrap: break-word; contain: layout style; }
[part=root]:is(:hover, :focus-within) { z-index: 1; }
p, ul { margin: 0; padding: 0; }
li { margin-inline-start: 1.2em; }
[part=header] { margin-block-end: .75em; }
[part=header]:not(:has(> :not([hidden]))), [part=bar]:not(:has(> :not([hidden]))) { display: none; }
[part=title] { font-size: 1.36em; font-weight: 700; line-height: 1.3; text-wrap: balance; }
[part=subtitle] { color: var(--_muted); }
[part=notes], [part=refused], [part=source] { color: var(--_muted); font-size: .9em; }

button, summary { font: inherit; color: inherit; background: none; border: 0; margin: 0; cursor: pointer; box-sizing: border-box;
  min-block-size: 28px; padding: .2em .7em; border-radius: 4px; touch-action: manipulation; }
:focus-visible { outline: 2px solid var(--_accent); outline-offset: 2px; }
[part=back] { display: block; margin: 0 0 .5em -.7em; color: var(--_accent); }
[part=back]::before { content: '←\\00a0' / ''; }

[part=bar] { display: flex; flex-wrap: wrap; gap: .5em .8em; align-items: center; margin-block-end: .9em; }
[part=bar] > [aria-expanded] { border: 1px solid var(--_line); color: var(--_accent); white-space: nowrap; border-radius: 6px; min-block-size: 34px; }
[part=bar] > [aria-expanded]::after { content: '▾' / ''; margin-inline-start: .4em; }
[part=bar] > [aria-expanded=true]::after { content: '▴' / ''; }
[part=tabs] { display: flex; max-inline-size: 100%; box-sizing: border-box; padding: 2px; overflow-x: auto; scrollbar-width: none;
  border: 1px solid var(--_line); border-radius: 6px; background: var(--_raised); }
[part=tabs] button { flex: none; white-space: nowrap; }
[part=tabs] button:focus-visible { outline-offset: -2px; }
[part=tabs] [aria-pressed=true] { color: var(--_paper); background: var(--_accent); }
[part=tabs] [aria-pressed=true]:focus-visible { outline-color: var(--_paper); outline-offset: -4px; }
[part=legend] { display: flex; flex-wrap: wrap; gap: 0 .4em; margin: 0 0 .6em -.5em; }
[part=legend] button { display: flex; align-items: center; gap: .45em; padding-inline: .5em; text-align: start; }
[part=legend] [aria-pressed=false] { color: var(--_muted); text-decoration: line-through; }
[part=swatch] { flex: none; box-sizing: border-box; inline-size: .8em; block-size: .8em; border: 2px solid; border-radius: 2px;
  background: currentColor; forced-color-adjust: none; }
[aria-pressed=false] > [part=swatch] { background: none; }

[part=stage] { position: relative; direction: ltr; touch-action: pan-y; user-select: none; -webkit-user-select: none; -webkit-tap-highlight-color: transparent; }
[part=stage]:focus-visible { outline-offset: 4px; border-radius: 2px; }
[part=canvas] { display: block; inline-size: 100%; block-size: 100%; }
[part=empty] { padding: 2.5em 1em; text-align: center; color: var(--_muted); background: var(--_raised); }
[part=cursor] { position: absolute; inset: 0; z-index: 1; contain: layout size; pointer-events: none; }
[part=cursor] > *, [part=rule], [part=dot] { position: absolute; top: 0; left: 0; will-change: transform; }
[part=rule] { inline-size: 1px; margin-left: -.5px; background: var(--_muted); }
[part=frame] { box-sizing: border-box; border: 2px solid var(--_accent); border-radius: 2px; }
[part=dot] { inline-size: 9px; block-size: 9px; margin: -4.5px; border-radius: 50%; background: currentColor;
  box-shadow: 0 0 0 1.5px var(--_paper); forced-color-adjust: none; }
[part=dot].current { box-shadow: 0 0 0 1.5px var(--_paper), 0 0 0 3.5px; }
[part=tooltip] { z-index: 1; box-sizing: border-box; inline-size: max-content; max-inline-size: min(300px, 100%); padding: .55em .75em; font-size: .93em; line-height: 1.4;
  color: var(--_ink); background: var(--_paper); border: 1px solid var(--_line); border-radius: 4px; box-shadow: 0 2px 10px rgb(0 0 0 / .16); }
[part=tip-title] { color: var(--_muted); }
[part=tip-row] { display: grid; grid-template-columns: auto 1fr auto; align-items: baseline; column-gap: .5em; }
[part=tip-hint] { display: block; margin-block-start: .3em; color: var(--_accent); }
[part=tip-row].current [part=tip-name] { text-decoration: underline; text-underline-offset: .2em; }
[part=tip-name] { grid-column: 2; }
[part=tip-value] { grid-column: 3; font-variant-numeric: tabular-nums; }
[part=tip-name][hidden] + [part=tip-value] { grid-column: 1 / -1; font-size: 1.2em; }
[part=tip-row] .why[part=tip-value] { font: inherit; }
[part=tip-note] { grid-column: 1 / -1; color: var(--_muted); font-size: .9em; }
[part=tip-name]:not([hidden]) ~ [part=tip-note] { grid-column: 2 / -1; }

[part=footer] { display: flex; flex-wrap: wrap; align-items: end; gap: .3em 1em; margin-block-start: 1em; }
[part=notes], [part=refused] { flex: 1 0 100%; }
[part=notes]:empty { display: none; }
[part=source] { flex: 1 1 16em; }
[part=tools] { display: flex; gap: .4em; margin-inline-start: auto; }
[part=tool] { display: flex; align-items: center; list-style: none; border: 1px solid var(--_line); color: var(--_accent); white-space: nowrap; }
[part=tool]::-webkit-details-marker { display: none; }
[part=menu] { position: relative; }
[part=menu] summary::after { content: '▾' / ''; margin-inline-start: .4em; }
[part=saves] { position: absolute; inset: auto 0 calc(100% + 4px) auto; z-index: 2; padding: 4px; background: var(--_paper); border: 1px solid var(--_line); border-radius: 4px;
  box-shadow: 0 2px 10px rgb(0 0 0 / .16); }
[part=saves] button { display: block; inline-size: 100%; text-align: start; white-space: nowrap; }
.unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

@media (hover: hover) { button:hover, summary:hover { box-shadow: inset 0 0 0 1px; } }
@media (pointer: coarse) { button, summary { min-block-size: 44px; } [part=choice] { min-block-size: 36px; } }
@media (forced-colors: active) { [part=tabs] [aria-pressed=true] { forced-color-adjust: none; color: HighlightText; background: Highlight; } }
@media print {
  [part=root] { break-inside: avoid; border-color: #ccc; }
  [part=tabs], [part=tools], [part=back], [part=cursor] { display: none; }
  [part=stage], [part=canvas] { block-size: auto !important; }
}
`;

/** @type {CSSStyleSheet | undefined} */
let sheet;

/** The style sheet. */
export function styles() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
  }
  return sheet;
}
