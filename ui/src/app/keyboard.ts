/**
 * The keys of the window: one table of commands, bound by whoever can carry them out.
 *
 * A command that is in the table and that nobody has bound now does nothing; the key then goes to the page.
 */

/** Where a command acts: anywhere, or on one page. */
export type Scope = 'window' | 'library' | 'reader' | 'source' | 'notebook' | 'digest' | 'revisions';

/** The groups of the list of keys, in its order. */
export const groups = [
  'go',
  'read',
  'caret',
  'select',
  'mark',
  'notes',
  'notebook',
  'source',
  'files',
  'app',
] as const;

/** A command that has keys. */
export interface Command {
  /** Its name; its words are the message `key-<id>`. */
  id: string;
  group: (typeof groups)[number];
  scope: Scope;
  /** Each a chord such as `Ctrl+Shift+z`, or two letters one after the other such as `g l`. Ctrl is ⌘ on macOS. */
  keys: readonly string[];
}

/** Every command; no two of one scope, or of the window and a scope, share a key. */
export const commands = [
  { id: 'go-library', group: 'go', scope: 'window', keys: ['g l'] },
  { id: 'go-notebook', group: 'go', scope: 'window', keys: ['g n'] },
  { id: 'go-digests', group: 'go', scope: 'window', keys: ['g d'] },
  { id: 'go-timeline', group: 'go', scope: 'window', keys: ['g y'] },
  { id: 'go-trash', group: 'go', scope: 'window', keys: ['g t'] },
  { id: 'revisions-show', group: 'go', scope: 'reader', keys: ['g r'] },
  { id: 'go-back', group: 'go', scope: 'window', keys: ['Alt+ArrowLeft'] },
  { id: 'pane-next', group: 'go', scope: 'window', keys: ['F6'] },
  { id: 'pane-previous', group: 'go', scope: 'window', keys: ['Shift+F6'] },

  { id: 'paragraph-next', group: 'read', scope: 'reader', keys: ['j'] },
  { id: 'paragraph-previous', group: 'read', scope: 'reader', keys: ['k'] },
  { id: 'page-next', group: 'read', scope: 'reader', keys: ['Space'] },
  { id: 'page-previous', group: 'read', scope: 'reader', keys: ['Shift+Space'] },
  { id: 'article-next', group: 'read', scope: 'reader', keys: ['l'] },
  { id: 'article-previous', group: 'read', scope: 'reader', keys: ['h'] },
  { id: 'issue-next', group: 'read', scope: 'reader', keys: ['Shift+l'] },
  { id: 'issue-previous', group: 'read', scope: 'reader', keys: ['Shift+h'] },
  { id: 'contents-show', group: 'read', scope: 'reader', keys: ['o'] },

  { id: 'caret-character-right', group: 'caret', scope: 'reader', keys: ['ArrowRight'] },
  { id: 'caret-character-left', group: 'caret', scope: 'reader', keys: ['ArrowLeft'] },
  { id: 'caret-line-down', group: 'caret', scope: 'reader', keys: ['ArrowDown'] },
  { id: 'caret-line-up', group: 'caret', scope: 'reader', keys: ['ArrowUp'] },
  { id: 'caret-word-right', group: 'caret', scope: 'reader', keys: ['Ctrl+ArrowRight'] },
  { id: 'caret-word-left', group: 'caret', scope: 'reader', keys: ['Ctrl+ArrowLeft'] },
  { id: 'caret-sentence-next', group: 'caret', scope: 'reader', keys: ['.'] },
  { id: 'caret-sentence-previous', group: 'caret', scope: 'reader', keys: [','] },
  { id: 'caret-paragraph-next', group: 'caret', scope: 'reader', keys: ['Ctrl+ArrowDown'] },
  { id: 'caret-paragraph-previous', group: 'caret', scope: 'reader', keys: ['Ctrl+ArrowUp'] },
  { id: 'caret-line-start', group: 'caret', scope: 'reader', keys: ['Home'] },
  { id: 'caret-line-end', group: 'caret', scope: 'reader', keys: ['End'] },
  { id: 'caret-text-start', group: 'caret', scope: 'reader', keys: ['Ctrl+Home'] },
  { id: 'caret-text-end', group: 'caret', scope: 'reader', keys: ['Ctrl+End'] },

  { id: 'select-start', group: 'select', scope: 'reader', keys: ['v'] },
  { id: 'select-character-right', group: 'select', scope: 'reader', keys: ['Shift+ArrowRight'] },
  { id: 'select-character-left', group: 'select', scope: 'reader', keys: ['Shift+ArrowLeft'] },
  { id: 'select-line-down', group: 'select', scope: 'reader', keys: ['Shift+ArrowDown'] },
  { id: 'select-line-up', group: 'select', scope: 'reader', keys: ['Shift+ArrowUp'] },
  { id: 'select-word-right', group: 'select', scope: 'reader', keys: ['Ctrl+Shift+ArrowRight'] },
  { id: 'select-word-left', group: 'select', scope: 'reader', keys: ['Ctrl+Shift+ArrowLeft'] },
  { id: 'select-sentence-next', group: 'select', scope: 'reader', keys: ['>', 'Alt+Shift+ArrowRight'] },
  { id: 'select-sentence-previous', group: 'select', scope: 'reader', keys: ['<', 'Alt+Shift+ArrowLeft'] },
  {
    id: 'select-paragraph-next',
    group: 'select',
    scope: 'reader',
    keys: ['Shift+j', 'Ctrl+Shift+ArrowDown'],
  },
  {
    id: 'select-paragraph-previous',
    group: 'select',
    scope: 'reader',
    keys: ['Shift+k', 'Ctrl+Shift+ArrowUp'],
  },
  { id: 'select-line-start', group: 'select', scope: 'reader', keys: ['Shift+Home'] },
  { id: 'select-line-end', group: 'select', scope: 'reader', keys: ['Shift+End'] },
  { id: 'select-text-start', group: 'select', scope: 'reader', keys: ['Ctrl+Shift+Home'] },
  { id: 'select-text-end', group: 'select', scope: 'reader', keys: ['Ctrl+Shift+End'] },
  { id: 'select-drop', group: 'select', scope: 'reader', keys: ['Escape'] },

  { id: 'highlight-straw', group: 'mark', scope: 'reader', keys: ['1'] },
  { id: 'highlight-sage', group: 'mark', scope: 'reader', keys: ['2'] },
  { id: 'highlight-sky', group: 'mark', scope: 'reader', keys: ['3'] },
  { id: 'highlight-rose', group: 'mark', scope: 'reader', keys: ['4'] },
  { id: 'passage-underline', group: 'mark', scope: 'reader', keys: ['-', '_'] },
  { id: 'highlight-remove', group: 'mark', scope: 'reader', keys: ['0'] },
  { id: 'note-write', group: 'mark', scope: 'reader', keys: ['n'] },
  { id: 'note-tag', group: 'mark', scope: 'reader', keys: ['t'] },
  { id: 'quote-copy', group: 'mark', scope: 'reader', keys: ['c'] },
  { id: 'citation-copy', group: 'mark', scope: 'reader', keys: ['r'] },

  { id: 'note-next', group: 'notes', scope: 'reader', keys: ['Shift+n'] },
  { id: 'note-previous', group: 'notes', scope: 'reader', keys: ['Shift+p'] },
  { id: 'note-edit', group: 'notes', scope: 'reader', keys: ['Enter'] },
  { id: 'note-article', group: 'notes', scope: 'reader', keys: ['a'] },
  { id: 'note-issue', group: 'notes', scope: 'reader', keys: ['Shift+a'] },
  { id: 'note-delete', group: 'notes', scope: 'reader', keys: ['Delete'] },
  { id: 'margin-toggle', group: 'notes', scope: 'reader', keys: ['Ctrl+m'] },

  { id: 'row-next', group: 'notebook', scope: 'notebook', keys: ['ArrowDown', 'j'] },
  { id: 'row-previous', group: 'notebook', scope: 'notebook', keys: ['ArrowUp', 'k'] },
  { id: 'row-next-too', group: 'notebook', scope: 'notebook', keys: ['Shift+ArrowDown', 'Shift+j'] },
  { id: 'row-previous-too', group: 'notebook', scope: 'notebook', keys: ['Shift+ArrowUp', 'Shift+k'] },
  { id: 'row-first', group: 'notebook', scope: 'notebook', keys: ['Home'] },
  { id: 'row-last', group: 'notebook', scope: 'notebook', keys: ['End'] },
  { id: 'row-skip-next', group: 'notebook', scope: 'notebook', keys: ['Ctrl+ArrowDown'] },
  { id: 'row-skip-previous', group: 'notebook', scope: 'notebook', keys: ['Ctrl+ArrowUp'] },
  { id: 'row-toggle', group: 'notebook', scope: 'notebook', keys: ['Space', 'Ctrl+Space'] },
  { id: 'rows-all', group: 'notebook', scope: 'notebook', keys: ['Ctrl+a'] },
  { id: 'rows-drop', group: 'notebook', scope: 'notebook', keys: ['Escape'] },
  { id: 'row-open', group: 'notebook', scope: 'notebook', keys: ['Enter'] },
  { id: 'rows-straw', group: 'notebook', scope: 'notebook', keys: ['1'] },
  { id: 'rows-sage', group: 'notebook', scope: 'notebook', keys: ['2'] },
  { id: 'rows-sky', group: 'notebook', scope: 'notebook', keys: ['3'] },
  { id: 'rows-rose', group: 'notebook', scope: 'notebook', keys: ['4'] },
  { id: 'rows-tag', group: 'notebook', scope: 'notebook', keys: ['t'] },
  { id: 'rows-untag', group: 'notebook', scope: 'notebook', keys: ['Shift+t'] },
  { id: 'rows-digest', group: 'notebook', scope: 'notebook', keys: ['d'] },
  { id: 'rows-export', group: 'notebook', scope: 'notebook', keys: ['Ctrl+Shift+e'] },
  { id: 'rows-trash', group: 'notebook', scope: 'notebook', keys: ['Delete'] },
  { id: 'rows-restore', group: 'notebook', scope: 'notebook', keys: ['r'] },
  { id: 'notes-find', group: 'notebook', scope: 'notebook', keys: ['Ctrl+f'] },

  { id: 'digest-quote', group: 'notebook', scope: 'digest', keys: ['Ctrl+j'] },
  { id: 'digest-export', group: 'files', scope: 'digest', keys: ['Ctrl+e'] },
  { id: 'decision-next', group: 'notes', scope: 'revisions', keys: ['j', 'Shift+n'] },
  { id: 'decision-previous', group: 'notes', scope: 'revisions', keys: ['k', 'Shift+p'] },

  { id: 'source-show', group: 'source', scope: 'reader', keys: ['Ctrl+u'] },
  { id: 'source-leave', group: 'source', scope: 'source', keys: ['Ctrl+u'] },
  { id: 'line-next', group: 'source', scope: 'source', keys: ['ArrowDown', 'j'] },
  { id: 'line-previous', group: 'source', scope: 'source', keys: ['ArrowUp', 'k'] },
  { id: 'line-next-too', group: 'source', scope: 'source', keys: ['Shift+ArrowDown', 'Shift+j'] },
  { id: 'line-previous-too', group: 'source', scope: 'source', keys: ['Shift+ArrowUp', 'Shift+k'] },
  { id: 'region-next', group: 'source', scope: 'source', keys: ['l'] },
  { id: 'region-previous', group: 'source', scope: 'source', keys: ['h'] },
  { id: 'boundary-up', group: 'source', scope: 'source', keys: ['['] },
  { id: 'boundary-down', group: 'source', scope: 'source', keys: [']'] },
  { id: 'boundary-up-paragraph', group: 'source', scope: 'source', keys: ['{'] },
  { id: 'boundary-down-paragraph', group: 'source', scope: 'source', keys: ['}'] },
  { id: 'article-split', group: 'source', scope: 'source', keys: ['s'] },
  { id: 'article-merge', group: 'source', scope: 'source', keys: ['m'] },
  { id: 'article-retitle', group: 'source', scope: 'source', keys: ['r'] },
  { id: 'article-earlier', group: 'source', scope: 'source', keys: ['Alt+ArrowUp'] },
  { id: 'article-later', group: 'source', scope: 'source', keys: ['Alt+ArrowDown'] },
  { id: 'article-remove', group: 'source', scope: 'source', keys: ['Delete'] },
  { id: 'lines-article', group: 'source', scope: 'source', keys: ['a'] },
  { id: 'lines-furniture', group: 'source', scope: 'source', keys: ['f'] },
  { id: 'lines-boilerplate', group: 'source', scope: 'source', keys: ['b'] },
  { id: 'lines-unplaced', group: 'source', scope: 'source', keys: ['u'] },

  { id: 'import-files', group: 'files', scope: 'window', keys: ['Ctrl+o'] },
  // The page takes it itself: only the system can paste.
  { id: 'import-paste', group: 'files', scope: 'library', keys: ['Ctrl+v'] },
  { id: 'notes-import', group: 'files', scope: 'window', keys: ['Ctrl+Shift+o'] },
  { id: 'export-pdf', group: 'files', scope: 'reader', keys: ['Ctrl+e'] },
  { id: 'export-notes', group: 'files', scope: 'reader', keys: ['Ctrl+Shift+e'] },

  { id: 'settings-open', group: 'app', scope: 'window', keys: ['Ctrl+,'] },
  { id: 'text-larger', group: 'app', scope: 'window', keys: ['Ctrl++', 'Ctrl+='] },
  { id: 'text-smaller', group: 'app', scope: 'window', keys: ['Ctrl+-'] },
  { id: 'text-standard', group: 'app', scope: 'window', keys: ['Ctrl+0'] },
  { id: 'undo', group: 'app', scope: 'window', keys: ['Ctrl+z'] },
  { id: 'redo', group: 'app', scope: 'window', keys: ['Ctrl+Shift+z', 'Ctrl+y'] },
  { id: 'keys-show', group: 'app', scope: 'window', keys: ['?'] },
] as const satisfies readonly Command[];

/** The name of a command. */
export type CommandId = (typeof commands)[number]['id'];

/** How a command is carried out. */
export interface Binding {
  run: (event: KeyboardEvent) => void;
  /** Where it says no, the key goes to the page. */
  enabled?: () => boolean;
}

const bindings = new Map<CommandId, Binding[]>();
const byKey = new Map<string, CommandId[]>();
for (const command of commands) {
  for (const key of command.keys) byKey.set(key, [...(byKey.get(key) ?? []), command.id]);
}

/** How long the second letter of a sequence is waited for, in milliseconds. */
const SEQUENCE = 1200;
let pending: { letter: string; at: number } | null = null;

/**
 * Binds commands; the latest binding of a command is asked first. Gives the way to unbind them, so that
 * `$effect(() => bindCommands({ … }))` and `onMount(() => bindCommands({ … }))` do the right thing.
 */
export function bindCommands(bound: Partial<Record<CommandId, Binding | Binding['run']>>): () => void {
  const added = Object.entries(bound).map(([id, given]) => {
    const binding = typeof given === 'function' ? { run: given } : given;
    const list = bindings.get(id as CommandId) ?? [];
    list.unshift(binding);
    bindings.set(id as CommandId, list);
    return { list, binding };
  });
  return () => added.forEach(({ list, binding }) => void list.splice(list.indexOf(binding), 1));
}

/** The code of a key that an input method took for itself. */
const TAKEN = 229;

/** Whether a key belongs to an input method; WebKit ends the composition before it tells of the key that ended it. */
export function composes(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === TAKEN;
}

/** The chord that an event is, written as in the table. */
export function chordOf(event: KeyboardEvent, mac = isMac()): string {
  const ctrl = mac ? event.metaKey : event.ctrlKey;
  const printed = event.key.length === 1;
  const letter = printed && event.key.toLowerCase() !== event.key.toUpperCase();
  const key = event.key === ' ' ? 'Space' : letter ? event.key.toLowerCase() : event.key;
  // The Shift that it takes to type “?” or “+” is the keyboard's affair; with letters and named keys it is ours.
  const shift = event.shiftKey && (letter || !printed || key === 'Space');
  return [ctrl && 'Ctrl', event.altKey && 'Alt', shift && 'Shift', key].filter(Boolean).join('+');
}

/** Whether a chord is one that typing would produce. */
export function isLetterKey(chord: string): boolean {
  return !/^(Ctrl|Alt)\+/.test(chord) && /^(Shift\+)?(.|Space)$/u.test(chord);
}

/** Carries out the command of a key press, if there is one; gives whether there was. */
export function pressed(event: KeyboardEvent, options: { letters: boolean }): boolean {
  if (composes(event) || event.defaultPrevented) return false;
  const chord = chordOf(event);
  const target = event.target instanceof Element ? event.target : null;
  if (isLetterKey(chord) && chord !== 'Space' && chord !== 'Shift+Space') {
    if (!options.letters || typesText(target)) return false;
  } else if (typesText(target) && !leavesText(chord)) {
    return false;
  }
  if (operates(target, chord)) return false;

  const sequence = pending && event.timeStamp - pending.at < SEQUENCE ? `${pending.letter} ${chord}` : null;
  pending = null;
  for (const key of [sequence, chord]) {
    if (key && carryOut(key, event)) return true;
  }
  if ([...byKey.keys()].some((key) => key.startsWith(`${chord} `))) {
    pending = { letter: chord, at: event.timeStamp };
  }
  return false;
}

function carryOut(key: string, event: KeyboardEvent): boolean {
  for (const id of byKey.get(key) ?? []) {
    const binding = bindings.get(id)?.find(({ enabled }) => enabled?.() ?? true);
    if (binding) {
      event.preventDefault();
      binding.run(event);
      return true;
    }
  }
  return false;
}

/** Whether keys typed there write text. */
function typesText(target: Element | null): boolean {
  const field = target?.closest('input, textarea, select, [contenteditable=""], [contenteditable="true"]');
  return field != null && !field.matches('input[type="checkbox"], input[type="radio"], input[type="range"]');
}

/** Chords that act even while text is written: those that a text field does not use itself. */
function leavesText(chord: string): boolean {
  return /^(Shift\+)?F\d+$|^Ctrl\+[,=+\-0oemuj]$|^Alt\+ArrowLeft$/.test(chord);
}

/** Whether the focused control answers this key itself: Space and Enter press it, arrows move in it. */
function operates(target: Element | null, chord: string): boolean {
  if (target == null) return false;
  // What lies under a dialog is out of reach, by key as by pointer.
  if (target.closest('[role="dialog"], [role="menu"], [role="listbox"]')) return true;
  if (!/^(Shift\+)?(Space|Enter|Arrow\w+|Delete|Escape)$/.test(chord)) return false;
  const control = 'button, a[href], input, select, summary, [role="button"], [role="slider"], [role="radio"]';
  return /Space|Enter|Arrow/.test(chord) && target.closest(control) != null;
}

/** Whether the keyboard is one of Apple's. */
export function isMac(): boolean {
  return /^Mac/.test(navigator.platform);
}

/** The key caps that show a key of the table, in the words of the keyboard. */
export function keyCaps(key: string, mac = isMac()): string[] {
  const caps: Record<string, string> = {
    ArrowLeft: '←',
    ArrowRight: '→',
    ArrowUp: '↑',
    ArrowDown: '↓',
    Escape: 'Esc',
    Ctrl: mac ? '⌘' : 'Ctrl',
    Alt: mac ? '⌥' : 'Alt',
    Shift: mac ? '⇧' : 'Shift',
    '-': '−',
  };
  const parts = key.endsWith('++') ? [...key.slice(0, -2).split('+'), '+'] : key.split(/[+ ](?=.)/);
  return parts.map((part) => caps[part] ?? (part.length === 1 ? part.toUpperCase() : part));
}

/** The key caps of a command's first key. */
export function capsOf(id: CommandId): string[] {
  const command = commands.find((candidate) => candidate.id === id);
  return command ? keyCaps(command.keys[0]) : [];
}
