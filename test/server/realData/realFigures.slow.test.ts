import { existsSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { type CommandLine, withCommandLine } from './commandLine.ts';
import { dete } from './dete.ts';
import { DATA, Figures } from './figures.ts';
import { huebner } from './huebner.ts';
import { jobRetention } from './jobRetention.ts';
import { lq2002 } from './lq2002.ts';
import { mavenCrm } from './mavenCrm.ts';
import { mfg10 } from './mfg10.ts';
import { viva } from './viva.ts';

const hasData = existsSync(DATA);

const SETS: Record<string, (figures: Figures, line: CommandLine) => Promise<void>> = {
  huebner_v14: huebner,
  maven_crm: mavenCrm,
  lq2002,
  job_retention: jobRetention,
  dete_exit_survey: dete,
  viva_pq: viva,
  mfg10,
};

describe.skipIf(!hasData)('figures told of real exports, by the command line alone', { timeout: 300_000 }, () => {
  const lines: string[] = [];
  afterAll(() => void process.stdout.write(`${lines.join('\n')}\n`));

  it.each(Object.keys(SETS))('%s: every figure is reproduced, or it is said why it is not given', async (set) => {
    const figures = new Figures(set);
    await withCommandLine((line) => SETS[set](figures, line));
    const reasons = [...figures.reasons].map(([why, count]) => `${count} ${why}`).join('; ');
    lines.push(
      `${set}: ${figures.all} figures, ${figures.equal} equal, ${figures.wrong.length} not; not given: ${reasons || 'none'}`,
    );
    expect(figures.wrong).toEqual([]);
    expect(figures.left).toEqual([]);
    expect(figures.equal).toBeGreaterThan(10);
  });
});

it('the real exports are there, or it is said that none was tried', () => {
  if (!hasData) process.stdout.write('no real exports: ../shared is not here, 0 figures compared\n');
  expect(Object.keys(SETS)).toHaveLength(7);
});
