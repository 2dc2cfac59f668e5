/** One at a time, in the order of asking. */
export interface Turns {
  /** Resolves when it is the caller's turn, to the function that ends it. */
  readonly take: () => Promise<() => void>;
}

export function createTurns(): Turns {
  let last = Promise.resolve();
  return {
    take() {
      const before = last;
      return new Promise((taken) => {
        last = new Promise((end) => {
          void before.then(() => taken(end));
        });
      });
    },
  };
}
