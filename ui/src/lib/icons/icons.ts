/** The icons: 20 × 20, drawn with one stroke width; the paths are data, so that nothing is parsed as markup. */

/** One stroked shape of an icon. */
export type Shape = { path: string; width?: number } | { circle: readonly [x: number, y: number, r: number] };

export const icons = {
  library: [{ path: 'M3.5 16.5h13M5 16.5V4.5h2.6v12M9 16.5V6h2.6v10.5M13.2 16.3 12 6.2l2.5-.4 1.5 10.7' }],
  notebook: [
    {
      path: 'M6 3.5h8.5a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H6zM6 3.5v13M3.8 6.5H6M3.8 10H6M3.8 13.5H6M9 7.5h3.8M9 10.5h3.8',
    },
  ],
  search: [{ circle: [9, 9, 5] }, { path: 'm12.8 12.8 3.7 3.7' }],
  trash: [{ path: 'M4 5.5h12M8 5.5v-2h4v2M5.5 5.5l.7 11h7.6l.7-11M8.5 8.5v5M11.5 8.5v5' }],
  settings: [
    { path: 'M3.5 6h6M13.5 6h3M3.5 14h3M10.5 14h6' },
    { circle: [11.5, 6, 2] },
    { circle: [8.5, 14, 2] },
  ],
  import: [{ path: 'M10 3v8.5M6.8 8.5 10 11.7l3.2-3.2M3.5 12.5v4h13v-4' }],
  export: [{ path: 'M11.5 3.5H5.5v13h9v-10zM11.5 3.5v3h3M10 14V9M7.8 11.2 10 9l2.2 2.2' }],
  source: [{ path: 'M4 4v12M7.5 5h8.5M7.5 8.3h5.5M7.5 11.6h8.5M7.5 15h4.5' }],
  filter: [{ path: 'M3.5 5h13M6 10h8M8.5 15h3' }],
  contents: [{ path: 'M4 5.5h.6M4 10h.6M4 14.5h.6M7.5 5.5H16M7.5 10H16M7.5 14.5h5.5' }],
  margin: [{ path: 'M4 3.5h12v13H4zM12 3.5v13M6.5 7h3M6.5 10h3M6.5 13h2' }],
  note: [{ path: 'M11.8 4.6 15.4 8.2 8 15.6l-4.3.7.7-4.3zM9.9 6.5l3.6 3.6' }],
  tag: [{ path: 'M3.5 4v5.2l7.3 7.3 5.7-5.7L9.2 3.5H4a.5.5 0 0 0-.5.5z' }, { circle: [7, 7, 0.9] }],
  untag: [
    { path: 'M3.5 4v5.2l7.3 7.3 5.7-5.7L9.2 3.5H4a.5.5 0 0 0-.5.5zM12.5 4.5h5' },
    { circle: [7, 7, 0.9] },
  ],
  quote: [
    { path: 'M8.5 6.5C6 7 4.5 8.7 4.5 11.3v2.2h3.6v-3.6H6.3M15.5 6.5c-2.5.5-4 2.2-4 4.8v2.2h3.6v-3.6h-1.8' },
  ],
  cite: [{ path: 'M7 3.5H4.5v13H7M13 3.5h2.5v13H13M8 8.2l2-1.2v6M8 13h4' }],
  close: [{ path: 'm5 5 10 10M15 5 5 15' }],
  check: [{ path: 'm4.5 10.5 3.8 3.8 7.2-8.3' }],
  look: [{ circle: [10, 10, 6.5] }, { path: 'M10 6.5v4.2M10 13.3v.2' }],
  fail: [{ path: 'M11.5 3.5H5.5v13h9v-10zM11.5 3.5v3h3M8 9.5l4 4M12 9.5l-4 4' }],
  left: [{ path: 'm12 5-5 5 5 5' }],
  right: [{ path: 'm8 5 5 5-5 5' }],
  down: [{ path: 'm5 8 5 5 5-5' }],
  up: [{ path: 'm5 12 5-5 5 5' }],
  more: [{ circle: [5, 10, 0.8] }, { circle: [10, 10, 0.8] }, { circle: [15, 10, 0.8] }],
  grip: [{ path: 'M4 8h12M4 12h12' }],
  merge: [{ path: 'M5 4v3.5L10 11l5-3.5V4M10 11v5.5M7.8 14.3l2.2 2.2 2.2-2.2' }],
  split: [{ path: 'M3.5 10h13M10 3v4M8 5l2-2 2 2M10 17v-4M8 15l2 2 2-2' }],
  retitle: [{ path: 'M4 6V4.5h8V6M8 4.5v11M6.5 15.5h3M15 4v12M13.8 3.5h2.4M13.8 16.5h2.4' }],
  folder: [{ path: 'M3 5.5h5l1.5 2H17v8.5H3z' }],
  file: [{ path: 'M11.5 3.5H5.5v13h9v-10zM11.5 3.5v3h3' }],
  lock: [{ path: 'M5 9h10v7.5H5zM7 9V6.5a3 3 0 0 1 6 0V9' }],
  moved: [{ path: 'M4 14.5c0-5 2.5-8 9-8M10 3.5l3.3 3-3.3 3M4 17v-.2M16 14.5h.2' }],
  orphan: [
    {
      path: 'M8.5 6.5 10 5a3.2 3.2 0 0 1 4.6 4.6L13 11M11.5 13.5 10 15a3.2 3.2 0 0 1-4.6-4.6L7 9M6 3.5l.8 2M3.5 6l2 .8M14 16.5l-.8-2M16.5 14l-2-.8',
    },
  ],
  link: [
    { path: 'M8.5 6.5 10 5a3.2 3.2 0 0 1 4.6 4.6L13 11M11.5 13.5 10 15a3.2 3.2 0 0 1-4.6-4.6L7 9M8 12l4-4' },
  ],
  undo: [{ path: 'M4 8h8a4 4 0 0 1 0 8H7M7 4.5 3.5 8 7 11.5' }],
  enter: [{ path: 'M15.5 5v5h-11M7.5 7l-3 3 3 3' }],
  plus: [{ path: 'M10 4v12M4 10h12' }],
  page: [{ path: 'M5 3.5h10v13H5z' }],
  image: [{ path: 'M3.5 4.5h13v11h-13zM3.5 13.5 8 9.5l5 5M11 12l2-1.8 3.5 3' }, { circle: [12.8, 7.6, 0.9] }],
  clock: [{ circle: [10, 10, 6.5] }, { path: 'M10 6v4l2.7 1.8' }],
  pause: [{ path: 'M7.5 5v10M12.5 5v10' }],
  drag: [{ path: 'M7.5 5v.1M12.5 5v.1M7.5 10v.1M12.5 10v.1M7.5 15v.1M12.5 15v.1', width: 2 }],
  copy: [{ path: 'M7 7h9v9.5H7zM7 13H4V3.5h9V7' }],
  digest: [{ path: 'M4 3.5h12v13H4zM6.5 6.5h7M6.5 9.5h7M8.5 12.5h5M6.5 12.2v1.5' }],
  backup: [
    {
      path: 'M3.5 6c0-1.4 2.9-2.5 6.5-2.5s6.5 1.1 6.5 2.5v8c0 1.4-2.9 2.5-6.5 2.5S3.5 15.4 3.5 14zM3.5 6c0 1.4 2.9 2.5 6.5 2.5s6.5-1.1 6.5-2.5M3.5 10c0 1.4 2.9 2.5 6.5 2.5s6.5-1.1 6.5-2.5',
    },
  ],
  type: [{ path: 'M2.8 15 6.5 5.5 10.2 15M4 12h5M12 13a2 1.8 0 1 0 4 0 2 1.8 0 1 0-4 0M16.4 10v5' }],
} as const satisfies Record<string, readonly Shape[]>;

/** The name of an icon. */
export type IconName = keyof typeof icons;
