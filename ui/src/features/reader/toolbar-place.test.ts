import { expect, it } from 'vitest';

import { toolbarPlace } from './toolbar-place';

const view = { left: 0, top: 44, right: 844, bottom: 772 };
const column = { left: 38, top: 0, right: 582, bottom: 2000 };
const size = { width: 220, height: 48 };
const line = (top: number, left = 100) => ({ left, top, right: 500, bottom: top + 24 });

it.each([
  ['above the first line', line(300), line(328), { left: 100, top: 246 }],
  ['below the last line where there is no room above', line(60), line(88), { left: 100, top: 118 }],
  ['inside the column at its right edge', line(300, 560), line(300, 560), { left: 362, top: 246 }],
  ['at the bottom of the view where the selection fills it', line(-200), line(900), { left: 100, top: 718 }],
  ['below when the selection began far above the view', line(-200), line(400), { left: 100, top: 430 }],
])('stands %s', (_, first, last, place) => {
  expect(toolbarPlace(first, last, size, view, column)).toEqual(place);
});
