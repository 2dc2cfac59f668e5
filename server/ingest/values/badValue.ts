/** A cell that cannot be what its column says; the row is rejected with this reason. */
export class BadValue extends Error {
  override readonly name = 'BadValue';
  readonly column: string;
  readonly value: string;

  constructor(column: string, value: string, reason: string) {
    super(reason);
    this.column = column;
    this.value = value;
  }
}
