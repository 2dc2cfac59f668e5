import type { Released } from './release.ts';

class Text {
  /** Makes a look-alike a type error. */
  private readonly made = true;
  private readonly written: string;

  constructor(written: string) {
    this.written = written;
  }

  get json(): string {
    return this.made ? this.written : '';
  }
}

/** A released answer as JSON, ready to send. Only privacy can make one: the class is not exported, its type is. */
export type ReleasedText = Text;

export function textOf(released: Released<unknown>): ReleasedText {
  return new Text(JSON.stringify(released.value));
}

/**
 * A released text that came from another thread, where `textOf` wrote it: types do not cross threads. Only the client of
 * that thread may call this; the import rules hold it to that.
 */
export function carriedText(written: string): ReleasedText {
  return new Text(written);
}
