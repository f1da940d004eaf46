/**
 * Language and appearance of the demonstration portal.
 *
 * Owns two choices of the reader and keeps them in the address, so that a link carries them: `?lang=en`,
 * `?theme=dark`. Nothing is stored. The page holds both languages and the style sheet shows the one of `<html lang>`,
 * which the charts follow by themselves; the appearance is told to each chart in its `theme` attribute. Refuses to
 * know anything else of the charts.
 */

const root = document.documentElement;
const THEMES = ['auto', 'light', 'dark'];

/** @returns {{lang: 'zh' | 'en', theme: string}} what the address asks for */
function asked() {
  const query = new URLSearchParams(location.search);
  const theme = query.get('theme') ?? '';
  return { lang: query.get('lang') === 'en' ? 'en' : 'zh', theme: THEMES.includes(theme) ? theme : 'auto' };
}

function show() {
  const { lang, theme } = asked();
  root.lang = lang === 'en' ? 'en' : 'zh-CN';
  if (theme === 'auto') delete root.dataset.theme;
  else root.dataset.theme = theme;
  for (const chart of document.querySelectorAll('baro-graph')) chart.setAttribute('theme', theme);

  const title = document.querySelector('title');
  document.title = title?.dataset[lang] ?? document.title;
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-label-zh]'))) {
    part.setAttribute('aria-label', (lang === 'en' ? part.dataset.labelEn : part.dataset.labelZh) ?? '');
  }
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll('.languages a'))) {
    const own = link.hreflang === root.lang;
    if (own) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll('.themes button'))) {
    button.setAttribute('aria-pressed', String(button.value === theme));
  }
}

/**
 * Replaces one choice in the address and shows the page accordingly.
 * @param {'lang' | 'theme'} name
 * @param {string} value
 */
function choose(name, value) {
  const address = new URL(location.href);
  address.searchParams.set(name, value);
  history.replaceState(history.state, '', address);
  show();
}

document.addEventListener('click', event => {
  const target = event.target instanceof Element ? event.target : null;
  const language = /** @type {HTMLAnchorElement | null} */ (target?.closest('.languages a') ?? null);
  const theme = /** @type {HTMLButtonElement | null} */ (target?.closest('.themes button') ?? null);
  // A click that opens a new tab stays the browser's.
  if (language && !(event.ctrlKey || event.metaKey || event.shiftKey)) {
    event.preventDefault();
    choose('lang', language.hreflang === 'en' ? 'en' : 'zh');
  } else if (theme) {
    choose('theme', theme.value);
  }
});

show();
