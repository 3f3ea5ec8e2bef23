import { describe, expect, it } from 'vitest';

import { changedText, insertion, quotationLine, quoted, withoutQuotation, writtenOut } from './quotations';

const a = quotationLine('a');
const b = quotationLine('b');
/** A text with its caret drawn in it. */
const put = (text: string, ids = ['a']) => {
  const caret = text.indexOf('|');
  const body = text.replace('|', '');
  const change = insertion(body, caret, ids);
  const made = changedText(body, change);
  return `${made.slice(0, change.caret)}|${made.slice(change.caret)}`;
};

describe('quotations put in', () => {
  it.each([
    ['|', `${a}\n\n|`],
    ['Said.|', `Said.\n\n${a}\n\n|`],
    ['Sa|id.\nAgain.', `Said.\n\n${a}\n\n|Again.`],
    ['One.\n\n|\n\nTwo.', `One.\n\n${a}\n\n|Two.`],
    ['|One.', `One.\n\n${a}\n\n|`],
  ])('at %j are paragraphs of their own', (before, after) => expect(put(before)).toBe(after));

  it('stand one after the other', () => expect(put('x|', ['a', 'b'])).toBe(`x\n\n${a}\n\n${b}\n\n|`));
});

describe('a quotation taken out', () => {
  it('leaves the paragraphs around it as they are', () => {
    expect(withoutQuotation(`One.\n\n${a}\n\nTwo.`, 'a')).toBe('One.\n\nTwo.');
    expect(withoutQuotation(`${a}\n\n${b}\n\n${a}`, 'a')).toBe(`${b}\n\n`);
  });

  it('leaves the words of links', () => {
    expect(withoutQuotation('As [she says](flyleaf:annotation/a), so.', 'a')).toBe('As she says, so.');
  });

  it('is no other one', () => {
    const text = `${quotationLine('ab')}\n\n${quotationLine('a.b')}`;
    expect(withoutQuotation(text, 'a')).toBe(text);
    expect(withoutQuotation(text, 'a.b')).toBe(`${quotationLine('ab')}\n\n`);
  });
});

it('a text written out has quotes where it had references, and keeps what is gone', () => {
  const text = writtenOut(`One.\n\n${a}\n\n${b}\n\nSee ${a}.`, (id) =>
    id === 'a' ? quoted('Tide.\n\n— Log') : null,
  );
  expect(text).toBe(`One.\n\n> Tide.\n>\n> — Log\n\n${b}\n\nSee ${a}.`);
});
