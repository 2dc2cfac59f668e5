import { adapters } from './adapters.ts';
import { disputes } from './disputes.ts';
import { readGoldenFolder, scoreFile } from './goldenFiles.ts';

// Compares every value of a folder of reference files with the project's own answers; ends with 1 when any failed.
const folder = process.argv[2] ?? 'test/golden/own';
const lines: string[] = [];
let failed = 0;
for (const { name, golden } of readGoldenFolder(folder)) {
  const score = scoreFile(name, golden, adapters[golden.method], disputes);
  failed += score.failed;
  lines.push(
    `${name}  values compared ${score.compared}, failed ${score.failed}, worst ${score.worst.toPrecision(3)} of tolerance` +
      (score.disputed > 0 ? `, disputed ${score.disputed}` : '') +
      (score.given > 0 ? `, given ${score.given}` : '') +
      (score.notCompared > 0 ? `, without a method here ${score.notCompared}` : ''),
    ...score.failures.map((failure) => `    ${failure}`),
  );
}
for (const { method, path, why } of disputes) lines.push(`disputed ${method} ${path.source}: ${why}`);
process.stdout.write(lines.join('\n') + '\n');
process.exitCode = failed > 0 ? 1 : 0;
