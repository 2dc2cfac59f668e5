import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const SAYS_MUCH = `
  import { processTerminal } from '#server/commands/terminal.ts';
  const { out } = processTerminal();
  for (let line = 0; line < 20_000; line++) out('a line of a long report\\n');`;

describe('the terminal', () => {
  it('is quiet when whoever reads along stops reading', async () => {
    const program = `set -o pipefail; "${process.execPath}" --import tsx --input-type=module --eval "$SAYS_MUCH" | head -n 1`;
    const { stdout, stderr } = await promisify(execFile)('bash', ['-c', program], {
      cwd: root,
      env: { ...process.env, SAYS_MUCH },
    });
    expect([stdout, stderr]).toEqual(['a line of a long report\n', '']);
  });
});
