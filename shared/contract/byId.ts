import { z } from 'zod';

/** Something of ours by its number, as it stands in an address. */
export const byId = z.object({ id: z.coerce.number().int().positive() });

/** It was done. */
export const done = z.object({ ok: z.literal(true) });
