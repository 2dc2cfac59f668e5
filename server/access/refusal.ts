/** Why something about accounts is not done, and what to do instead; `forbidden` when it is not the asker's to do. */
export class Refusal extends Error {
  readonly kind: 'forbidden' | 'conflict' | 'missing';
  readonly todo: string;
  constructor(kind: Refusal['kind'], what: string, todo: string) {
    super(what);
    this.kind = kind;
    this.todo = todo;
  }
}
