import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { Engine, Lease, Table } from '../connection.ts';
import { copyBlocks } from '../copyBlocks.ts';
import { QueryError } from '../queryError.ts';
import type { Answer, Ask, Request, Response } from './protocol.ts';

/** Larger blocks copy no faster (1, 4 and 16 MB were tried), and take more memory. */
const COPY_BLOCK_BYTES = 1024 * 1024;

interface Pending {
  resolve(answer: Answer): void;
  readonly reject: (error: QueryError) => void;
}

const gone = () =>
  new QueryError({ message: 'The embedded database has been closed or has stopped', code: 'CONNECTION_LOST' });

/** Sends questions through a port and hands out the answers; all of them reject once the other side is gone. */
function asker(port: MessagePort) {
  const pending = new Map<number, Pending>();
  let lastId = 0;
  let isGone = false;

  port.on('message', (response: Response) => {
    const waiting = pending.get(response.id);
    pending.delete(response.id);
    if ('failure' in response) waiting?.reject(new QueryError(response.failure));
    else waiting?.resolve(response.answer);
  });
  port.on('close', () => {
    isGone = true;
    for (const { reject } of pending.values()) reject(gone());
    pending.clear();
  });

  return function asked<T extends Answer>(ask: Ask, transfer: (ArrayBuffer | MessagePort)[] = []): Promise<T> {
    if (isGone) return Promise.reject(gone());
    lastId += 1;
    const request: Request = { id: lastId, ask };
    return new Promise((resolve: (answer: T) => void, reject) => {
      pending.set(request.id, { resolve, reject });
      port.postMessage(request, transfer);
    });
  };
}

/** The PGlite at the other end of a port as an engine. Closing it closes the port, and when told so PGlite itself before. */
export function portEngine(port: MessagePort, closesPglite: boolean): Engine {
  const ask = asker(port);

  async function copy(lease: number, into: string, chunks: AsyncIterable<Uint8Array>): Promise<number> {
    let rows = 0;
    let running = Promise.resolve(0);
    for await (const block of copyBlocks(chunks, COPY_BLOCK_BYTES)) {
      rows += await running;
      running = ask<number>({ do: 'copy', lease, into, block }, [block.buffer]);
      running.catch(() => undefined);
    }
    return rows + (await running);
  }

  async function lease(): Promise<Lease> {
    const own = await ask<number>({ do: 'lease' });
    return {
      query: (text, parameters) => ask<Table>({ do: 'query', lease: own, text, parameters }),
      copy: (into, chunks) => copy(own, into, chunks),
      release: () => void ask({ do: 'release', lease: own }).catch(() => undefined),
    };
  }

  return {
    kind: 'pglite',
    query: (text, parameters) => ask<Table>({ do: 'query', text, parameters }),
    lease,
    port() {
      const { port1, port2 } = new MessageChannel();
      ask({ do: 'connect', port: port1 }, [port1]).catch(() => port2.close());
      return port2;
    },
    async close() {
      if (closesPglite) await ask({ do: 'close' });
      port.close();
    },
  };
}
