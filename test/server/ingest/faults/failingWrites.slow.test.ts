import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIRST, SECOND } from '../firstAndSecond.ts';
import { type Fault, failWrites, hasStrace } from './failingWrites.ts';
import { actOnce, FaultProcess, type Measured, measure, type Place } from './faultProcess.ts';
import { countOf, freshPlace, type FreshPlace, writeFiles } from './places.ts';
import { buildPrograms, type Programs } from './programs.ts';
import { Witness } from './witness.ts';

/** So many are enough to know; a state that is neither before nor after would go on for good. */
const MOST_WRONG = 10;
/** Every so many-th write is tried; 1 tries every one. */
const STRIDE = countOf('WRITE_STRIDE', 60);
const FAULTS = [
  { title: 'the disk is full from the n-th write on', error: 'ENOSPC', andAfter: true },
  { title: 'the n-th write alone is an error', error: 'EIO', andAfter: false },
] as const;

if (!hasStrace) process.stdout.write('failing writes: skipped, 0 cases ran (no strace: install it to try them)\n');

describe.skipIf(!hasStrace)('the embedded database, when a write of an import, an undo or the closing fails', () => {
  let programs: Programs;
  let fresh: FreshPlace;
  let place: Place;
  let measured: Measured;
  beforeAll(async () => {
    [programs, fresh] = await Promise.all([buildPrograms(), freshPlace('pglite')]);
    const base = { programs, where: fresh.where };
    const filesOf = (texts: Record<string, string>) => writeFiles(join(fresh.where.dataFolder, 'files'), texts);
    await actOnce({ ...base, files: await filesOf(FIRST) }, undefined);
    const { 'roster.csv': roster, 'survey_long.csv': answers } = SECOND;
    place = { ...base, files: await filesOf({ 'roster.csv': roster, 'survey_long.csv': answers }) };
    measured = await measure(place);
  });
  afterAll(async () => {
    await fresh.remove();
    await programs.remove();
  });

  /** One act, by turns an import and an undo, during which writes fail; how many did. */
  const actWith = async (witness: Witness, fault: Omit<Fault, 'n'>, next: Record<string, number>) => {
    const child = new FaultProcess(place, { after: measured.after, acts: 1, waits: true });
    const opened = await child.next();
    if (!opened || !('opened' in opened)) throw new Error(`after ${JSON.stringify(next)} the database did not open`);
    const told = `${fault.error} ${JSON.stringify(next)}`;
    witness.hears(opened, told);
    const what = witness.isImported ? 'undo' : 'import';
    const failed = await failWrites(child, { ...fault, n: next[what] }, join(fresh.where.dataFolder, 'trace'));
    child.process.send('go');
    await witness.listens(child, told);
    if (child.process.signalCode === 'SIGKILL') witness.wrong.push(`${told}: hangs`);
    return { what, failed: await failed() };
  };

  it.each(FAULTS)(
    'since $title, holds all of it or nothing, and opens again',
    async ({ title, ...fault }) => {
      const witness = new Witness(measured);
      const next: Record<string, number> = { import: 1, undo: 1 };
      const isThrough = new Set<string>();
      let tried = 0;
      while (isThrough.size < 2 && witness.wrong.length < MOST_WRONG) {
        const { what, failed } = await actWith(witness, fault, next);
        if (failed === 0) isThrough.add(what);
        else tried += 1;
        next[what] += STRIDE;
      }
      const { wrong, acknowledged, unheard, failures } = witness;
      process.stdout.write(
        `${title}: ${tried} writes failed (every ${STRIDE}. of ${next['import']} and ${next['undo']}), ${wrong.length} wrong, ` +
          `${acknowledged} acts acknowledged, ${unheard} complete unheard; ${JSON.stringify(failures)}\n`,
      );
      expect(wrong).toEqual([]);
      expect(tried).toBeGreaterThan(2);
    },
    7_200_000,
  );
});
