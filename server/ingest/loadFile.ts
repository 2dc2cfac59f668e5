import { loadFacts } from './load/loadFacts.ts';
import type { FileRun } from './load/fileRun.ts';
import { loadAssignments, loadRoster, loadSalesTeam } from './people/loadPeople.ts';
import { loadAnswers } from './surveys/loadAnswers.ts';
import { loadItems } from './surveys/loadItems.ts';
import { loadScores } from './surveys/loadScores.ts';
import { loadTenures } from './tenures/loadTenures.ts';
import { rosterScores } from './surveys/rosterScores.ts';

/** Loads one file by its kind. Returns the file's SHA-256. */
export async function loadFile(run: FileRun): Promise<string> {
  const sha256 = await loadByKind(run);
  for (const remark of run.table.filter?.remarks() ?? []) run.book.notice(remark);
  return sha256;
}

async function loadByKind(run: FileRun): Promise<string> {
  switch (run.mapping.kind) {
    case 'roster':
      return loadRoster(run, await rosterScores(run));
    case 'assignments':
      return loadAssignments(run);
    case 'sales team':
      return loadSalesTeam(run);
    case 'tenures':
      return loadTenures(run);
    case 'survey items':
      return loadItems(run);
    case 'survey long':
    case 'survey wide':
      return loadAnswers(run);
    case 'survey scores':
      return loadScores(run);
    default:
      return loadFacts(run, run.declaration.target!);
  }
}
