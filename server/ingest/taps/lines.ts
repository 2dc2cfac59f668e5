import { IngestError } from '../ingestError.ts';

/** A message longer than this is none. */
const LONGEST_LINE = 20_000_000;

/** Cuts a text that comes in pieces into lines, counted from 1. */
export class Lines {
  private rest = '';
  private line = 0;
  private readonly name: string;
  private readonly onLine: (text: string, line: number) => void;

  constructor(name: string, onLine: (text: string, line: number) => void) {
    this.name = name;
    this.onLine = onLine;
  }

  push(piece: string): void {
    let at = 0;
    for (let stop = piece.indexOf('\n'); stop >= 0; stop = piece.indexOf('\n', at)) {
      this.emit(this.rest + piece.slice(at, stop));
      this.rest = '';
      at = stop + 1;
    }
    this.rest += piece.slice(at);
    if (this.rest.length > LONGEST_LINE) {
      throw new IngestError(`${this.name}: line ${this.line + 1} is longer than a message of a tap can be.`);
    }
  }

  end(): void {
    if (this.rest !== '') this.emit(this.rest);
    this.rest = '';
  }

  private emit(text: string): void {
    this.line += 1;
    if (text.trim() !== '') this.onLine(text, this.line);
  }
}
