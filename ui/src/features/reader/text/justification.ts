/**
 * Whether the engine sets Chinese flush on both sides. WebKitGTK widens only the spaces of a line: a line of Chinese
 * without one stays short, and a single Latin word in it is torn away from its neighbours. Such an engine does better
 * with a ragged edge, which a measure of whole characters keeps within one character.
 */
let known: boolean | undefined;

/** Asks the engine once, by setting a line that has to be widened. */
export function justifiesChinese(root: HTMLElement = document.body): boolean {
  return (known ??= measured(root));
}

function measured(root: HTMLElement): boolean {
  const size = 20;
  const probe = document.createElement('div');
  probe.lang = 'zh-CN';
  probe.ariaHidden = 'true';
  probe.style.cssText = `position: absolute; visibility: hidden; width: ${size * 5.5}px; text-align: justify;
    font: ${size}px var(--cjk-serif); letter-spacing: 0`;
  const text = probe.appendChild(document.createTextNode('文'.repeat(8)));
  root.append(probe);
  const last = document.createRange();
  last.setStart(text, 4);
  last.setEnd(text, 5);
  const edge = last.getBoundingClientRect?.().right ?? 0;
  const flush = edge > probe.getBoundingClientRect().left + size * 5.25;
  probe.remove();
  return flush;
}
