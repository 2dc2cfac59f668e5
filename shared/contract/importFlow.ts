import { z } from 'zod';
import { errorResponse } from './session.ts';
import { kind, mapping, receipt } from './import.ts';

/** An upload, or a file of ours that waits beside them, by the name it was given when it came. */
export const uploadedFile = z.string().regex(/^[0-9a-f]{32}$/);

export const uploadRequest = z.object({ name: z.string().min(1).max(255) });

const { encoding, part, headerRow } = mapping.shape;
export const recogniseRequest = z.object({
  file: uploadedFile,
  as: kind.optional(),
  reading: z.object({ encoding, part, headerRow }).optional(),
});
export type RecogniseRequest = z.output<typeof recogniseRequest>;

export const importRequest = z.object({
  files: z.array(z.object({ file: uploadedFile, mapping })).min(1),
  confirmExits: z.boolean().optional(),
});

export const undoRequest = z.object({
  importId: z.number().int().positive(),
  /** Later imports that are to go with it. */
  agreed: z.array(z.number().int().positive()).optional(),
});
export const undoPlanRequest = z.object({ importId: z.coerce.number().int().positive() });
export const rejectsRequest = z.object({ file: uploadedFile });

/** A line of a long task: how far it is, then how it ended. */
export const taskLine = z.union([
  z.object({ progress: z.object({ file: z.string(), rows: z.number() }) }),
  z.object({ receipt }),
  errorResponse,
]);
export type TaskLine = z.infer<typeof taskLine>;
