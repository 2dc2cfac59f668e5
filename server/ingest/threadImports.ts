import type { DatabaseAddress } from '#server/db/threadDatabase.ts';
import { startThread } from '#server/jobs/startThread.ts';
import { threadCalls } from '#server/jobs/threadCalls.ts';
import type { Imports } from './imports.ts';
import type { ImportsAnswer, ImportsCall } from './importsThread.ts';
import { IngestError, WrongMapping, WrongSheet } from './ingestError.ts';

/**
 * Files read, checked and imported on a thread of their own, started when first needed. A thread that ends takes its import's transaction
 * with it and is replaced at the next call.
 */
export function threadImports(connect: () => DatabaseAddress): Imports {
  const thread = threadCalls<ImportsAnswer>(() => startThread('ingest/importsThread', connect()));
  const told = async (call: ImportsCall, onStep?: (step: unknown) => void, signal?: AbortSignal) => {
    const answer = await thread.send(call, onStep, signal);
    if (!('refused' in answer)) return answer;
    if (answer.sheets) throw new WrongSheet(answer.refused, answer.sheets);
    throw answer.wrongMapping ? new WrongMapping(answer.refused) : new IngestError(answer.refused);
  };
  return {
    async recognise(...asked) {
      const answer = await told({ recognise: asked });
      if (!('recognised' in answer)) throw new Error('a file to recognise was answered with something else');
      return answer.recognised;
    },
    async run(asked, onProgress, signal) {
      const onStep = (step: unknown) => {
        const { file, rows } = step as { file: string; rows: number };
        onProgress(file, rows);
      };
      const answer = await told({ run: asked }, onStep, signal);
      if (!('receipt' in answer)) throw new Error('an import was answered with something else');
      return answer.receipt;
    },
    async foreseeMinimum(minimumGroup) {
      const answer = await told({ foreseeMinimum: minimumGroup });
      if (!('effect' in answer)) throw new Error('a minimum to foresee was answered with something else');
      return answer.effect;
    },
    async setMinimum(minimumGroup) {
      const answer = await told({ setMinimum: minimumGroup });
      if (!('withheld' in answer)) throw new Error('a minimum to set was answered with something else');
      return answer.withheld;
    },
    close: () => thread.end(),
  };
}
