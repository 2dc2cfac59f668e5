import { expect, test } from 'vitest';
import { restartUnderLoad } from '#test/databases/restartUnderLoad.ts';

test('24 restarts under load end no process, lose nothing acknowledged, tear nothing, and are served again within 5 s each', async () => {
  const outcome = await restartUnderLoad(24);
  const { recoveryMilliseconds, acknowledged, failed } = outcome;
  process.stdout.write(
    `24 restarts: recovered in ${Math.min(...recoveryMilliseconds)}–${Math.max(...recoveryMilliseconds)} ms; ` +
      `${acknowledged} writes acknowledged, ${outcome.lost.length} lost, ${outcome.torn.length} torn; failed: ${JSON.stringify(failed)}\n`,
  );
  expect(outcome).toMatchObject({ exitCode: null, lost: [], torn: [] });
  expect(recoveryMilliseconds).toHaveLength(24);
  expect(Math.max(...recoveryMilliseconds)).toBeLessThan(5_000);
});
