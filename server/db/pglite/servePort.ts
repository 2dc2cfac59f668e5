import type { MessagePort } from 'node:worker_threads';
import { queryFailure } from '../queryError.ts';
import type { Turns } from '../turns.ts';
import type { PgliteCore } from './pgliteCore.ts';
import type { Answer, Ask, Request, Response } from './protocol.ts';

type Asked<D extends Ask['do']> = Extract<Ask, { do: D }>;

/** The leases one thread holds. At most one lease is held at a time, over all threads: each has taken its turn. */
class Leases {
  readonly #held = new Map<number, () => void>();
  #gone = false;

  add(lease: number, end: () => void): void {
    if (this.#gone) end();
    else this.#held.set(lease, end);
  }

  mustHold(lease: number): void {
    if (!this.#held.has(lease)) throw new Error('This lease of the embedded database has ended');
  }

  release(lease: number): void {
    this.#held.get(lease)?.();
    this.#held.delete(lease);
  }

  /** The holder is gone: what it left open is rolled back before anybody else has a turn. */
  async abandon(core: PgliteCore): Promise<void> {
    this.#gone = true;
    for (const [lease, end] of this.#held) {
      this.#held.delete(lease);
      await core.query('rollback', []);
      end();
    }
  }
}

async function query(core: PgliteCore, turns: Turns, { text, parameters }: Asked<'query'>): Promise<Answer> {
  const end = await turns.take();
  try {
    return await core.query(text, parameters);
  } finally {
    end();
  }
}

/**
 * Answers one thread's questions to PGlite. A lease keeps everybody else waiting until it is released, or until its
 * holder is gone (the port closed): then its transaction is rolled back.
 */
export function servePort(port: MessagePort, core: PgliteCore, turns: Turns): void {
  const leases = new Leases();

  async function answer(id: number, ask: Ask): Promise<Answer> {
    if ('lease' in ask && ask.lease !== undefined) leases.mustHold(ask.lease);
    if (ask.do === 'query') {
      return ask.lease === undefined ? query(core, turns, ask) : core.query(ask.text, ask.parameters);
    }
    if (ask.do === 'copy') return await core.copyBlock(ask.into, ask.block);
    if (ask.do === 'lease') leases.add(id, await turns.take());
    else if (ask.do === 'release') leases.release(ask.lease);
    else if (ask.do === 'connect') servePort(ask.port, core, turns);
    else await turns.take().then(core.close);
    return id;
  }

  async function respond({ id, ask }: Request): Promise<void> {
    let response: Response;
    try {
      response = { id, answer: await answer(id, ask) };
    } catch (error) {
      response = { id, failure: queryFailure(error) };
    }
    port.postMessage(response);
  }

  port.on('message', (request: Request) => void respond(request));
  port.on('close', () => void leases.abandon(core));
}
