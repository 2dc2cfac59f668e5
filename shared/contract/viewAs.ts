import { z } from 'zod';

export const viewAsRequest = z.object({ userId: z.number().int().positive() });
export type ViewAsRequest = z.infer<typeof viewAsRequest>;

/** Whose view it is. */
export const viewAsResponse = z.object({ userId: z.number(), name: z.string(), email: z.string() });
export type ViewAsResponse = z.infer<typeof viewAsResponse>;

/** Whose view there is to choose from, by name. */
export const viewAsChoices = z.object({ users: z.array(viewAsResponse) });
export type ViewAsChoices = z.infer<typeof viewAsChoices>;
