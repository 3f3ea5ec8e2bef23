import { describe, expect, it } from 'vitest';

import { namesOf, setMasthead } from './masthead';
import { widthOf } from './widths';

const banner = { largest: 24, height: 62, leading: 1 };
const WIDTH = 84;

describe('mastheads', () => {
  it.each([
    ['Harbour Observatory Bulletin', ['Harbour', 'Observatory', 'Bulletin']],
    ['The Hedge Letter', ['The', 'Hedge', 'Letter']],
    ['Almanac', ['Almanac']],
    ['CHINA S&T NEWSLETTER', ['CHINA', 'S&T', 'NEWSLETTER']],
    ['国际科技简报周刊', ['国际科技', '简报周刊']],
  ])('%s stands on lines broken at its words', (title, lines) => {
    expect(setMasthead(title, banner).lines).toEqual(lines);
  });

  it('is as large as its longest line allows, and never larger than its setting', () => {
    expect(setMasthead('The', banner).size).toBe(24);
    const { lines, size } = setMasthead('Harbour Observatory Bulletin', banner);
    const widest = Math.max(...lines.map(widthOf));
    expect(widest * size).toBeLessThanOrEqual(WIDTH);
    expect(widest * (size + 0.2)).toBeGreaterThan(WIDTH);
  });

  it('is hyphenated between syllables where a word is too long for the smallest size', () => {
    const { lines, size } = setMasthead('Counterintelligence', banner);
    expect(size).toBe(13);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.map((line) => line.replace(/-$/, '')).join('')).toBe('Counterintelligence');
    expect(lines[0]).toMatch(/[a-z]-$/);
  });

  it.each([
    'Proceedings of the International Society for Extraordinarily Long Publication Titles',
    'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
    '中华人民共和国科学技术部国际合作司通讯及其他各司局联合编印的一份很长很长的简报',
    'a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g h i j k l m n o p q r s t',
    'ШШШШШШШШШШШШШШШШШШШШ',
  ])('%s keeps to four lines that fit', (title) => {
    const { lines, size } = setMasthead(title, banner);
    expect(lines.length).toBeLessThanOrEqual(4);
    for (const line of lines) expect(widthOf(line) * size).toBeLessThanOrEqual(WIDTH + 3);
  });

  it.each([
    ['Lamp & Ledger', ['Lamp', 'Ledger']],
    ['Rook and Pawn', ['Rook', 'Pawn']],
    ['Research&Review', ['Research', 'Review']],
    ['科学与社会', ['科学', '社会']],
    ['CHINA S&T NEWSLETTER', null],
    ['Sand Dunes', null],
    ['A & B & C', null],
  ])('%s is made of the names %j', (title, names) => {
    expect(namesOf(title)).toEqual(names);
  });
});
