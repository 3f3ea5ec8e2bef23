-- A library of the fourth schema: one annotation that was made and changed, and one that was deleted.
INSERT INTO publication VALUES ('p', 'Gazette', 'gazette', 'en', '{}');
INSERT INTO issue VALUES ('i', 'p', 1, 'number 1', '', '2026-05-14T09:00:00.000Z', NULL);
INSERT INTO original VALUES ('af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262', 0, x'28b52ffd0000010000');
INSERT INTO revision VALUES (1, 'i', 1, 'af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262', 'a.txt',
    '"text"', 'utf-8', '', 'Gazette', '[]', '1', NULL, NULL, NULL, NULL, 'a.txt', 1, 12, 0, 1.0, '["en"]', '[]', '[]',
    '[]', '[]');
INSERT INTO article VALUES (1, 0, 'Tides', NULL, NULL, NULL, NULL, 'en', 0, 12,
    '[{"kind":"preformatted","text":"High at nine"}]', 'High at nine');
INSERT INTO annotation VALUES ('a', 'i', 0, 'Tides', 5, 12, 'at nine', 'High ', '', 'exact', 5, 12, 1.0, 'sage', 'When?',
    '2026-05-14T09:00:00.000Z', '2026-05-14T09:01:00.000Z');
INSERT INTO annotation_tag VALUES ('a', 0, 'Water', 'water'), ('a', 1, '潮汐', '潮汐');
INSERT INTO journal VALUES (7, 'create', 'a', 'i', '', NULL,
    '{"annotation":{"id":"a","issue":"i","article":0,"selectors":{"position":{"start":5,"end":12},"quote":{"exact":"at nine","prefix":"High ","suffix":""}},"anchor":{"status":"exact","span":{"start":5,"end":12},"score":1.0},"colour":"sage","note":"","tags":["Water"],"created":"2026-05-14T09:00:00.000Z","modified":"2026-05-14T09:00:00.000Z"},"home":"Tides","revision":1}',
    0);
INSERT INTO journal VALUES (8, 'update', 'a', 'i', 's',
    '{"annotation":{"id":"a","issue":"i","article":0,"selectors":{"position":{"start":5,"end":12},"quote":{"exact":"at nine","prefix":"High ","suffix":""}},"anchor":{"status":"exact","span":{"start":5,"end":12},"score":1.0},"colour":"sage","note":"","tags":["Water"],"created":"2026-05-14T09:00:00.000Z","modified":"2026-05-14T09:00:00.000Z"},"home":"Tides","revision":1}',
    '{"annotation":{"id":"a","issue":"i","article":0,"selectors":{"position":{"start":5,"end":12},"quote":{"exact":"at nine","prefix":"High ","suffix":""}},"anchor":{"status":"exact","span":{"start":5,"end":12},"score":1.0},"colour":"sage","note":"When?","tags":["Water","潮汐"],"created":"2026-05-14T09:00:00.000Z","modified":"2026-05-14T09:01:00.000Z"},"home":"Tides","revision":1}',
    0);
INSERT INTO journal VALUES (9, 'delete', 'gone', 'i', '',
    '{"annotation":{"id":"gone","issue":"i","article":0,"selectors":{"position":{"start":0,"end":4},"quote":{"exact":"High","prefix":"","suffix":" at nine"}},"anchor":{"status":"exact","span":{"start":0,"end":4},"score":1.0},"colour":"rose","note":"lost?","tags":["log"],"created":"2026-05-14T09:02:00.000Z","modified":"2026-05-14T09:02:00.000Z"},"home":"Tides","revision":1}',
    NULL, 0);
