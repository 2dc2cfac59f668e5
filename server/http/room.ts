import type { Context } from '#server/facts/context.ts';
import type { Released } from '#server/privacy/index.ts';
import type { z } from 'zod';

/** One question over HTTP: where it is asked, what may be asked, and who answers. Only released values can be answered. */
export interface Room {
  readonly path: string;
  readonly request: z.ZodObject;
  answer(context: Context, request: unknown): Promise<Released<unknown>>;
}

export function room<S extends z.ZodObject, T>(route: {
  path: string;
  request: S;
  answer: (context: Context, request: z.output<S>) => Promise<Released<T>>;
}): Room {
  return {
    path: route.path,
    request: route.request,
    answer: (context, request) => route.answer(context, request as z.output<S>),
  };
}
