import { expect, it } from 'vitest';

import { destinationOf } from './links';

it.each([
  ['https://example.org/tide', 'https://example.org/tide'],
  ['http://example.org', 'http://example.org/'],
  ['mailto:keeper@example.org', 'mailto:keeper@example.org'],
  ['https://bücher.example/', 'https://xn--bcher-kva.example/'],
])('follows %s', (link, destination) => expect(destinationOf(link)).toBe(destination));

it.each([
  'javascript:alert(1)',
  ' JavaScript:alert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  '#part',
  'example.org',
  '',
  null,
])('does not follow %s', (link) => expect(destinationOf(link)).toBeNull());
