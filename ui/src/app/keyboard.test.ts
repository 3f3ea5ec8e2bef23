import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { bindCommands, chordOf, commands, isLetterKey, keyCaps, pressed } from './keyboard';

let unbind: () => void = () => undefined;
afterEach(() => {
  unbind();
  document.body.replaceChildren();
});

function press(key: string, more: KeyboardEventInit & { on?: HTMLElement } = {}, letters = true): boolean {
  const { on = document.body, ...init } = more;
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
  let done = false;
  const hear = (heard: KeyboardEvent) => (done = pressed(heard, { letters }));
  document.addEventListener('keydown', hear, { once: true });
  on.dispatchEvent(event);
  expect(event.defaultPrevented).toBe(done);
  return done;
}

function element<Name extends keyof HTMLElementTagNameMap>(name: Name): HTMLElementTagNameMap[Name] {
  return document.body.appendChild(document.createElement(name));
}

describe('the table of keys', () => {
  it('gives no key to two commands that can meet', () => {
    const meets = (a: string, b: string) => a === b || a === 'window' || b === 'window';
    const clashes = commands.flatMap((one, index) =>
      commands
        .slice(index + 1)
        .filter((other) => meets(one.scope, other.scope))
        .flatMap((other) =>
          one.keys
            .filter((key) => (other.keys as readonly string[]).includes(key))
            .map((key) => `${key}: ${one.id}, ${other.id}`),
        ),
    );
    expect(clashes).toEqual([]);
  });

  it('has no command that is the first letter of a sequence', () => {
    const keys = commands.flatMap((command): readonly string[] => command.keys);
    const firsts = keys.filter((key) => key.includes(' ')).map((key) => key.split(' ')[0]);
    expect(keys.filter((key) => firsts.includes(key))).toEqual([]);
  });

  it('names each command once', () => {
    expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length);
  });
});

describe('chords', () => {
  it.each([
    [{ key: 'j' }, 'j'],
    [{ key: 'J', shiftKey: true }, 'Shift+j'],
    [{ key: '?', shiftKey: true }, '?'],
    [{ key: '+', shiftKey: true, ctrlKey: true }, 'Ctrl++'],
    [{ key: ' ', shiftKey: true }, 'Shift+Space'],
    [{ key: 'Z', shiftKey: true, ctrlKey: true }, 'Ctrl+Shift+z'],
    [{ key: 'ArrowLeft', altKey: true }, 'Alt+ArrowLeft'],
  ])('%j is %s', (init, chord) => {
    expect(chordOf(new KeyboardEvent('keydown', init), false)).toBe(chord);
  });

  it('take ⌘ for Ctrl on macOS', () => {
    expect(chordOf(new KeyboardEvent('keydown', { key: 'o', metaKey: true }), true)).toBe('Ctrl+o');
    expect(keyCaps('Ctrl+Shift+z', true)).toEqual(['⌘', '⇧', 'Z']);
  });

  it.each([
    ['Ctrl++', ['Ctrl', '+']],
    ['g l', ['G', 'L']],
    ['Shift+ArrowRight', ['Shift', '→']],
    ['Ctrl+-', ['Ctrl', '−']],
  ])('%s is shown as %j', (key, caps) => {
    expect(keyCaps(key, false)).toEqual(caps);
  });

  it('are typing or not', () => {
    expect(['j', 'Shift+j', '?', '1', 'Space'].map(isLetterKey)).toEqual([true, true, true, true, true]);
    expect(['Ctrl+o', 'Alt+ArrowLeft', 'F6', 'Escape', 'Delete'].map(isLetterKey)).toEqual(
      Array(5).fill(false),
    );
  });
});

describe('a key', () => {
  const library = vi.fn();
  const next = vi.fn();
  const page = vi.fn();
  const settings = vi.fn();
  const edit = vi.fn();

  beforeEach(() => {
    vi.clearAllMocks();
    unbind = bindCommands({
      'go-library': library,
      'paragraph-next': next,
      'page-next': page,
      'settings-open': settings,
      'note-edit': { run: edit, enabled: () => false },
    });
  });

  it('carries out its command', () => {
    expect(press('j')).toBe(true);
    expect(next).toHaveBeenCalledOnce();
  });

  it('does nothing once its command is unbound', () => {
    unbind();
    expect(press('j')).toBe(false);
  });

  it('goes to the page where its command cannot act', () => {
    expect(press('Enter')).toBe(false);
    expect(edit).not.toHaveBeenCalled();
  });

  it('asks the latest binding first, and falls back when that is gone', () => {
    const over = vi.fn();
    const unbindOver = bindCommands({ 'paragraph-next': over });
    press('j');
    unbindOver();
    press('j');
    expect([over.mock.calls.length, next.mock.calls.length]).toEqual([1, 1]);
  });

  it('of a sequence waits for the second letter', () => {
    expect(press('g')).toBe(false);
    expect(press('l')).toBe(true);
    expect(library).toHaveBeenCalledOnce();
    press('g');
    press('j');
    press('l');
    expect(library).toHaveBeenCalledOnce();
  });

  it('that is a letter does nothing where letters are switched off; others act', () => {
    expect(press('j', {}, false)).toBe(false);
    expect(press(',', { ctrlKey: true }, false)).toBe(true);
  });

  it.each(['input', 'textarea'] as const)(
    'that is a letter writes in a %s; Ctrl , opens the settings',
    (name) => {
      const field = element(name);
      expect(press('j', { on: field })).toBe(false);
      expect(press(' ', { on: field })).toBe(false);
      expect(press('z', { on: field, ctrlKey: true })).toBe(false);
      expect(press(',', { on: field, ctrlKey: true })).toBe(true);
    },
  );

  it('that presses a focused button is left to it', () => {
    expect(press(' ', { on: element('button') })).toBe(false);
    expect(press('j', { on: element('button') })).toBe(true);
    expect(page).not.toHaveBeenCalled();
  });

  it('does not reach what lies under a dialog', () => {
    const dialog = element('div');
    dialog.setAttribute('role', 'dialog');
    const inside = dialog.appendChild(document.createElement('button'));
    expect(press('j', { on: inside })).toBe(false);
    expect(press(',', { on: inside, ctrlKey: true })).toBe(false);
    expect(next).not.toHaveBeenCalled();
  });

  it('does nothing while a word is being composed', () => {
    expect(press('j', { isComposing: true })).toBe(false);
    expect(press('j', { keyCode: 229 })).toBe(false);
  });
});
