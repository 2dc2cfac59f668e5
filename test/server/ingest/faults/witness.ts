import type { Message } from './faultChild.ts';
import type { FaultProcess, Measured } from './faultProcess.ts';
import type { StoredState } from './storedState.ts';

/** Holds what is stored against what may be: the state before or after, and the one after when that was acknowledged. */
export class Witness {
  /** Acts acknowledged; and those that were complete although whoever asked was never told. */
  acknowledged = 0;
  unheard = 0;
  /** Acts that failed, by why. */
  readonly failures: Record<string, number> = {};
  /** What must not be. */
  readonly wrong: string[] = [];
  readonly #measured: Measured;
  #known: StoredState | undefined;
  #inDoubt = false;

  constructor(measured: Measured) {
    this.#measured = measured;
  }

  get isImported(): boolean {
    return this.#known?.hash === this.#measured.after;
  }

  /** Something began of which no answer will be heard. */
  doubt(): void {
    this.#inDoubt = true;
  }

  /** What is stored now. */
  sees(state: StoredState, told: string): void {
    const { before, after } = this.#measured;
    const known = this.#known ?? state;
    const other = { hash: known.hash === before ? after : before, version: known.version + 1 };
    if (this.#inDoubt && isSame(state, other)) this.unheard += 1;
    else if (!isSame(state, known)) this.wrong.push(`${told}: ${JSON.stringify({ known, state, before, after })}`);
    this.#known = state;
    this.#inDoubt = false;
  }

  hears(message: Message, told: string): void {
    if ('begins' in message) this.doubt();
    else if ('lost' in message) this.#count(message.lost);
    else if ('opened' in message) this.sees(message.opened, told);
    else if (message.failure !== undefined) {
      this.#count(message.failure);
      this.sees(message.state, told);
    } else {
      const unheard = this.unheard;
      this.sees(message.state, told);
      if (this.unheard === unheard) this.wrong.push(`${told}: an acknowledged ${message.ended} left no trace`);
      this.unheard = unheard;
      this.acknowledged += 1;
    }
  }

  #count(failure: string): void {
    this.failures[failure] = (this.failures[failure] ?? 0) + 1;
  }

  /** Everything a process says until it is gone. */
  async listens(child: FaultProcess, told: string, onBegin: () => void = () => undefined): Promise<void> {
    for (let message = await child.next(); message; message = await child.next()) {
      this.hears(message, told);
      if ('begins' in message) onBegin();
    }
    await child.exited;
  }
}

const isSame = (a: StoredState, b: Pick<StoredState, 'hash' | 'version'>) =>
  a.hash === b.hash && a.version === b.version;
