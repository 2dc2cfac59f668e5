import { Refusal } from '#server/access/refusal.ts';

/** Does something that may be refused; a refusal is told with what to do instead. */
export async function refusalText<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof Refusal ? new Error(`${error.message} ${error.todo}`) : error;
  }
}
