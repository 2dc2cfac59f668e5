import type { FactTable } from '../kinds/declaration.ts';
import { noteChanges } from './changeExamples.ts';
import { countedRows } from './countedRows.ts';
import { factRows } from './factRows.ts';
import { fillFromFile, goesStraightIn } from './fillFromFile.ts';
import type { FileRun } from './fileRun.ts';
import { takeMeetings } from './knownMeetings.ts';
import { lineByLine } from './lineByLine.ts';
import { numberPlaceholders } from './numberPlaceholders.ts';
import { recordOwnerChanges } from './ownerChanges.ts';
import { spreadOf } from './spread.ts';
import { type Accounting, storeStaged } from './storeStaged.ts';
import { createStaging, STAGED } from './upsert.ts';

/** Loads a file whose rows go straight into one table. Returns the file's SHA-256. */
export async function loadFacts(run: FileRun, declared: FactTable): Promise<string> {
  const target: FactTable = spreadOf(run) ? { ...declared, manyPerLine: true } : declared;
  if (await goesStraightIn(run, target)) return fillFromFile(run, target, (rows) => run.book.count('new', rows));
  await createStaging(run.session, target);
  let sha256 = '';
  const stream = factRows(run, target, {
    done: (hash) => {
      sha256 = hash;
    },
  });
  const columns = [...target.columns.map(({ column }) => column), 'line', ...(target.manyPerLine ? ['no'] : [])];
  const copied = await run.session.copy(STAGED, columns, stream);
  await numberPlaceholders(run, target, STAGED);
  const staged = target.ofKnownMeetings ? await takeMeetings(run) : copied;
  await storeStaged(run, target, staged, target.manyPerLine ? lineByLine(run) : rowByRow(run, target));
  return sha256;
}

/** Every line of the file is one row of the table; of those that change, examples are told. */
export function rowByRow(run: FileRun, target: FactTable): Accounting {
  const { allNew, compared } = countedRows(run);
  return {
    allNew,
    async compared(rows, found) {
      await compared(rows, found);
      if (found.changed === 0) return;
      await noteChanges(run, target);
      if (target.table === 'deals') await recordOwnerChanges(run);
    },
  };
}
