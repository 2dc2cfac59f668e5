import type { Receipt } from '#shared/contract/import.ts';
import { AmbiguousManagers } from './AmbiguousManagers.tsx';
import type { NameAnswer } from './nameAnswer.ts';
import { SharedNames } from './SharedNames.tsx';

interface NameQuestionsProps {
  receipt: Receipt;
  notKnown: readonly string[];
  onAnswer: (answer: NameAnswer) => void;
}

/** What the managers' names of the files leave open. */
export function NameQuestions({ receipt, notKnown, onAnswer }: NameQuestionsProps) {
  return (
    <>
      <SharedNames
        names={receipt.sharedNames}
        onAnswer={(name, separate) => onAnswer({ about: 'shared', name, separate })}
      />
      <AmbiguousManagers
        names={receipt.ambiguousManagers}
        notKnown={notKnown}
        onAnswer={(name, chosen) => onAnswer({ about: 'ambiguous', name, chosen })}
      />
    </>
  );
}
