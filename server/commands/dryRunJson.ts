import type { Receipt, RecognisedFile } from '#shared/contract/import.ts';

/**
 * A dry run as JSON: the receipt as an import prints it, with how each file will be read added to its entry. Without a
 * receipt (something is open) the files alone. `files[].mapping` is what `--map` takes.
 */
export function dryRunJson(found: readonly RecognisedFile[], receipt: Receipt | undefined): string {
  const left = [...(receipt?.files ?? [])];
  const files = found.map((recognised) => {
    const at = left.findIndex(({ file, kind }) => file === recognised.name && kind === recognised.kind);
    const [counted] = at === -1 ? [] : left.splice(at, 1);
    return { ...recognised, ...counted, file: recognised.name };
  });
  return `${JSON.stringify({ applied: false, ...receipt, files }, undefined, 2)}\n`;
}
