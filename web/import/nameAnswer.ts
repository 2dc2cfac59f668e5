import type { AmbiguousManager, Mapping, Receipt, SharedName } from '#shared/contract/import.ts';
import { nameManager, separateManagers } from './editMapping.ts';

/** What a person says about a name: whether it is one person or several, or which of the people who share it is meant. */
export type NameAnswer =
  | { about: 'shared'; name: SharedName; separate: boolean }
  | { about: 'ambiguous'; name: AmbiguousManager; chosen: string | undefined };

/** The mapping of the name's file with the answer in it. */
export function answeredMapping(mapping: Mapping, answer: NameAnswer): Mapping {
  return answer.about === 'shared'
    ? separateManagers(mapping, answer.name, answer.separate)
    : nameManager(mapping, answer.name, answer.chosen);
}

/** The answer as it is shown at once; what it changes comes with the next receipt. */
export function answeredReceipt(receipt: Receipt, answer: NameAnswer): Receipt {
  if (answer.about === 'shared') {
    const { name, separate } = answer;
    return {
      ...receipt,
      sharedNames: receipt.sharedNames.map((each) => (each === name ? { ...each, separate } : each)),
    };
  }
  const { name, chosen } = answer;
  const ambiguousManagers = receipt.ambiguousManagers.map((each) => (each === name ? { ...each, chosen } : each));
  return { ...receipt, ambiguousManagers };
}
