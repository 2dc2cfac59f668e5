import type { Engine, Lease } from '../connection.ts';
import { copyBlocks } from '../copyBlocks.ts';
import { QueryError } from '../queryError.ts';
import { createTurns } from '../turns.ts';
import type { PgliteCore } from './pgliteCore.ts';

const COPY_BLOCK_BYTES = 4 * 1024 * 1024;

async function told<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw QueryError.from(error);
  }
}

/** A PGlite of this thread as an engine: for tests, which need no thread of their own. */
export function pgliteEngine(core: PgliteCore): Engine {
  const turns = createTurns();
  async function lease(): Promise<Lease> {
    const end = await turns.take();
    return {
      query: (text, parameters) => told(core.query(text, parameters)),
      async copy(into, chunks) {
        let rows = 0;
        for await (const block of copyBlocks(chunks, COPY_BLOCK_BYTES)) rows += await told(core.copyBlock(into, block));
        return rows;
      },
      release: end,
    };
  }
  return {
    kind: 'pglite',
    lease,
    async query(text, parameters) {
      const end = await turns.take();
      try {
        return await told(core.query(text, parameters));
      } finally {
        end();
      }
    },
    async close() {
      await turns.take();
      await core.close();
    },
  };
}
