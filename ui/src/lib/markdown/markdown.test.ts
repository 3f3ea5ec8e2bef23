import { render } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';

import { openLink } from '$lib/ipc/client';
import { announcement } from '$lib/state/messages.svelte';
import { route } from '$lib/state/route.svelte';

import Markdown from './Markdown.svelte';

const client = vi.hoisted(() => ({ linksResolve: vi.fn() }));
vi.mock('$lib/ipc/client', () => ({ openLink: vi.fn(() => Promise.resolve()), client }));

const shown = (text: string) => render(Markdown, { text }).container;

describe('Markdown on the page', () => {
  it('brings no markup, no script and no image of its own', () => {
    const page = shown(
      [
        '<img src=x onerror="alert(1)">',
        '![pixel](https://example.org/p.gif)',
        '<script>alert(1)</script>',
        '[x](javascript:alert(1)) <a href="https://example.org">y</a>',
      ].join('\n\n'),
    );
    expect(page.querySelectorAll('img, script, a, iframe, [onerror], [style]')).toHaveLength(0);
    expect(page.textContent).toContain('![pixel](https://example.org/p.gif)');
  });

  it('opens a link outside of the window', () => {
    const link = shown('see [the log](https://example.org/log)').querySelector('a');
    link?.click();
    expect(openLink).toHaveBeenCalledWith('https://example.org/log');
  });

  it('follows a reference to where it leads now', async () => {
    client.linksResolve.mockResolvedValue([{ state: 'found', source: { id: 'i7' }, article: 3 }]);
    const link = shown('see [No. 7](flyleaf:article/i7/2)').querySelector('a');
    expect(link?.textContent).toBe('No. 7');
    link?.click();
    await vi.waitFor(() => expect(route()).toEqual({ page: 'issue', id: 'i7', at: { article: 3 } }));
    expect(client.linksResolve).toHaveBeenCalledWith({ addresses: ['flyleaf:article/i7/2'], from: null });
  });

  it('says so where a reference leads nowhere', async () => {
    client.linksResolve.mockResolvedValue([{ state: 'trashed', source: { id: 'i7' }, article: 3 }]);
    const before = route();
    shown('see [it](flyleaf:annotation/a1)').querySelector('a')?.click();
    await vi.waitFor(() => expect(announcement()).toContain('in the trash'));
    expect(route()).toBe(before);
  });

  it('sets each script as what it is', () => {
    const page = shown('「知」不必译作 *knows*');
    expect(page.querySelector('.markdown')?.getAttribute('lang')).toBe('zh');
    expect(page.querySelector('em span')?.getAttribute('lang')).toBe('en');
  });
});
