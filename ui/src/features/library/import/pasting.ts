/** What of a paste is meant for the library. */

/** What is pasted, and whether it is the source of a page. */
export interface Pasted {
  text: string;
  html: boolean;
}

/** Fields keep what is pasted into them, and dialogs lie over the page. */
const ELSEWHERE = 'input, textarea, select, [contenteditable="true"], [role="dialog"]';

/** Whether a key press asks for a paste that nothing else takes. */
export function startsPasting(event: KeyboardEvent): boolean {
  const asks =
    (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'v';
  return asks && !event.defaultPrevented && !isElsewhere(event.target, null);
}

/** What a paste holds for the library: a page where the clipboard has one with words in it, or else text. */
export function pastable(event: ClipboardEvent, own: Element | null): Pasted | null {
  if (event.defaultPrevented || isElsewhere(event.target, own)) return null;
  const html = event.clipboardData?.getData('text/html') ?? '';
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (html.replace(/<[^>]*>/g, '').trim() !== '') return { text: html, html: true };
  return text.trim() === '' ? null : { text, html: false };
}

function isElsewhere(target: EventTarget | null, own: Element | null): boolean {
  return target instanceof Element && target !== own && target.closest(ELSEWHERE) !== null;
}
