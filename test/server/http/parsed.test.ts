import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parsed } from '#server/http/parsed.ts';
import { Problem } from '#server/http/problem.ts';
import { eraseRequest } from '#shared/contract/rights.ts';

const said = (schema: z.ZodType, asked: unknown): string => {
  try {
    parsed(schema, asked);
  } catch (error) {
    if (error instanceof Problem && error.status === 400) return error.message;
    throw error;
  }
  return 'taken';
};

describe('a request that is not as its contract says', () => {
  it.each<[z.ZodType, unknown, string]>([
    [eraseRequest, undefined, 'The request: nothing is given.'],
    [eraseRequest, {}, 'person: nothing is given.'],
    [eraseRequest, { person: 7 }, 'person: give a text.'],
    [eraseRequest, { person: '' }, 'person: nothing is given.'],
    [eraseRequest, { person: 'E1', reason: 'x', name: 'A' }, 'reason: say why, in a few words.'],
    [z.object({ by: z.enum(['manager', 'role']) }), { by: 'foo' }, 'by: give one of manager, role.'],
    [z.object({ n: z.number().int().min(3) }), { n: 2 }, 'n: give 3 at least.'],
    [z.object({ n: z.number().int() }), { n: 2.5 }, 'n: give a whole number.'],
    [z.object({ n: z.coerce.number() }), { n: 'x' }, 'n: give a number.'],
    [z.object({ text: z.string().max(4) }), { text: 'longer' }, 'text: give 4 characters at most.'],
    [z.object({ list: z.array(z.string()).min(2) }), { list: ['a'] }, 'list: give 2 entries at least.'],
    [z.object({ on: z.iso.date() }), { on: 'today' }, 'on: give a day, such as 2026-03-31.'],
    [z.object({ email: z.email() }), { email: 'x' }, 'email: give an e-mail address, such as name@example.com.'],
    [z.object({ at: z.url() }), { at: 'x' }, 'at: give an address, such as https://example.com.'],
    [z.object({ file: z.string().regex(/^[0-9a-f]{32}$/) }), { file: 'x' }, 'file: it is not written as it should be.'],
    [z.strictObject({ a: z.string() }), { a: 'x', b: 1 }, 'The request: there is no b.'],
    [z.union([z.string(), z.number()]), true, 'The request: it is not what may be given here.'],
  ])('is refused in our words (%#)', (schema, asked, says) => {
    expect(said(schema, asked)).toBe(says);
  });
});
