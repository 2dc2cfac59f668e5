import { sql } from 'drizzle-orm';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recognise } from '#server/ingest/index.ts';
import { withoutAddresses } from '#server/ingest/values/withoutAddresses.ts';
import type { Kind } from '#shared/contract/import.ts';
import { databases, type TestDatabase } from '#test/databases/databases.ts';
import { csv, importTexts, NOW } from '../ingest/tryOut.ts';

const [{ open }] = databases;
const WIDE = csv(`
  respondent_id,closed_on,Morale,Support,Coaching,Your name,Kommentare,Any other comments?,Commented on
  r1,2024-01-31,4,3,5,Ada Able,Mehr Zeit.,Thanks!,2024-01-30
  r2,2024-01-31,5,2,4,Bo Bell,,"Two lines,
  one comment",2024-01-29
  r3,2024-01-31,2,2,3,Cy Cole,N/A,,2024-01-28`);

describe('comments in files', () => {
  let test: TestDatabase;
  let folder: string;
  beforeAll(async () => {
    test = await open();
    folder = await mkdtemp(join(tmpdir(), 'bellwether-comments-'));
  });
  afterAll(async () => {
    await test.close();
    await rm(folder, { recursive: true });
  });
  const read = async (name: string, text: string, as?: Kind) => {
    await writeFile(join(folder, name), text);
    const found = await recognise({ path: join(folder, name), name }, { as, db: test.db, now: NOW });
    return found.columns.filter(({ field }) => field === 'comment').map(({ column }) => column);
  };
  const stored = () => test.db.rows(sql`select question, comment from survey_comments order by question, comment`);

  it('are the columns whose header speaks of them, not other texts, which may be names, and no days', async () => {
    expect(await read('wide.csv', WIDE, 'survey wide')).toEqual(['Kommentare', 'Any other comments?']);
  });

  it('are read cell by cell beside the answers of a row; an empty one is none', async () => {
    const receipt = await importTexts(test.db, { 'wide.csv': WIDE }, { as: 'survey wide', unasked: true });
    expect(receipt.files).toMatchObject([{ new: 3, rejected: 0 }]);
    expect(receipt.notices.map(({ reason }) => reason)).toContain('3 comments read');
    expect(await stored()).toEqual([
      { question: 'Any other comments?', comment: 'Thanks!' },
      { question: 'Any other comments?', comment: 'Two lines,\none comment' },
      { question: 'Kommentare', comment: 'Mehr Zeit.' },
    ]);
  });

  it('stand beside an answer in a file of one row an answer, or instead of one, under its question; a row with neither is told of', async () => {
    await test.db.rows(sql`delete from survey_comments`);
    const long = csv(`
      survey,wave,closed_on,respondent_id,item,value,answer_comment
      peer,1,2024-03-31,p1,q1,4,Good.
      peer,1,2024-03-31,p2,q1,5,
      peer,1,2024-03-31,p3,q1,,Only words
      peer,1,2024-03-31,p3,What else?,,More words
      peer,1,2024-03-31,p3,q2,,N/A
      peer,1,2024-03-31,p4,q2,1,Less of it.`);
    const receipt = await importTexts(test.db, { 'long.csv': long }, { unasked: true });
    expect(receipt.files).toMatchObject([{ new: 5, rejected: 1 }]);
    expect(await stored()).toEqual([
      { question: 'What else?', comment: 'More words' },
      { question: 'q1', comment: 'Good.' },
      { question: 'q1', comment: 'Only words' },
      { question: 'q2', comment: 'Less of it.' },
    ]);
    const again = await importTexts(
      test.db,
      { 'long.csv': long.replace('More words', 'Other words') },
      { unasked: true },
    );
    expect(again.files).toMatchObject([{ new: 0, changed: 1, unchanged: 4, rejected: 1 }]);
  });

  it('without an answer that stand in a file twice count once, and another of the same respondent is told of', async () => {
    await test.db.rows(sql`delete from survey_comments`);
    const twice = csv(`
      survey,wave,closed_on,respondent_id,item,value,comment
      lone,1,2024-03-31,p1,q1,4,
      lone,1,2024-03-31,p1,open,,Same.
      lone,1,2024-03-31,p1,open,,Same.
      lone,1,2024-03-31,p2,open,,First.
      lone,1,2024-03-31,p2,open,,Second.`);
    const receipt = await importTexts(test.db, { 'lone.csv': twice }, { unasked: true });
    expect(receipt.files).toMatchObject([{ new: 3, unchanged: 1, rejected: 1 }]);
    expect(receipt.notices.map(({ reason }) => reason)).toContain(
      'a later row has another comment of the same respondent on the same question',
    );
    expect(await stored()).toEqual([
      { question: 'open', comment: 'Same.' },
      { question: 'open', comment: 'Second.' },
    ]);
  });

  it('of a respondent who stands in a file twice are those of the later row', async () => {
    await test.db.rows(sql`delete from survey_comments`);
    const twice = csv(`
      survey,wave,closed_on,respondent_id,item,value,comment
      twice,1,2024-03-31,p1,q1,4,First.
      twice,1,2024-03-31,p1,q1,2,Second.`);
    const receipt = await importTexts(test.db, { 'twice.csv': twice }, { unasked: true });
    expect(receipt.files).toMatchObject([{ new: 1, rejected: 1 }]);
    expect(await stored()).toEqual([{ question: 'q1', comment: 'Second.' }]);
  });

  it.each([
    ['write to ada.able+hr@mail.example.com!', 'write to [address]!'],
    ['call +1 (555) 010-9999 or 0048601234567', 'call [number] or [number]'],
    ['badge 1234567, room 12, 2 of 3, 50 %, 1.5 hours', 'badge [number], room 12, 2 of 3, 50 %, 1.5 hours'],
    ['since 2024-05-12', 'since [number]'],
    ['@home and 3 @ 4', '@home and 3 @ 4'],
  ])('lose addresses and long numbers: %s', (text, left) => {
    expect(withoutAddresses(text)).toBe(left);
  });
});
