/** A refusal with what happened and what to do next; anything else thrown is our own fault and answered 500 without details. */
export class Problem extends Error {
  readonly status: number;
  readonly todo: string;
  constructor(status: number, error: string, todo: string) {
    super(error);
    this.status = status;
    this.todo = todo;
  }
}
