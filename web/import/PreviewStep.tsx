import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Receipt } from '#shared/contract/import.ts';
import { Panel } from '#web/ui/Panel.tsx';
import { nameKey } from './AmbiguousManagers.tsx';
import { receiptHeadline } from './importSentences.ts';
import type { NameAnswer } from './nameAnswer.ts';
import { NameQuestions } from './NameQuestions.tsx';
import { ReceiptDetails } from './ReceiptDetails.tsx';
import parts from './parts.module.css';

interface PreviewStepProps {
  receipt: Receipt;
  onAnswerName: (answer: NameAnswer) => Promise<void>;
  onApply: (confirmExits: boolean) => void;
  onBack: () => void;
}

/** What the import would do, before it does it. What is held is only applied after it was expressly confirmed. */
export function PreviewStep({ receipt, onAnswerName, onApply, onBack }: PreviewStepProps) {
  const [confirmed, setConfirmed] = useState(false);
  const [working, setWorking] = useState(0);
  const [notKnown, setNotKnown] = useState<readonly string[]>([]);
  const { held, refused } = receipt;
  const nothing = receipt.changes === 0;
  const unanswered = receipt.ambiguousManagers.filter(
    (name) => name.chosen === undefined && !notKnown.includes(nameKey(name)),
  ).length;
  const answer = async (said: NameAnswer): Promise<void> => {
    if (said.about === 'ambiguous') {
      const key = nameKey(said.name);
      const others = notKnown.filter((each) => each !== key);
      setNotKnown(said.chosen === undefined ? [...others, key] : others);
      if (said.chosen === said.name.chosen) return;
    }
    setWorking((running) => running + 1);
    setConfirmed(false);
    await onAnswerName(said);
    setWorking((running) => running - 1);
  };
  return (
    <Panel title={receiptHeadline(receipt)} subtitle="Nothing is stored yet.">
      {held !== undefined && <Held why={held} confirmed={confirmed} onConfirm={setConfirmed} />}
      {refused !== undefined && (
        <p className={parts.callout} role="alert">
          {refused}
        </p>
      )}
      <NameQuestions receipt={receipt} notKnown={notKnown} onAnswer={(said) => void answer(said)} />
      <ReceiptDetails receipt={receipt} />
      {!nothing && refused === undefined && <StillAsked names={unanswered} />}
      <div className={parts.actions}>
        {!nothing && refused === undefined && (
          <Button
            disabled={(held !== undefined && !confirmed) || unanswered > 0}
            loading={working > 0}
            onClick={() => onApply(confirmed)}
          >
            Import
          </Button>
        )}
        <Button variant="default" onClick={onBack}>
          Back to the files
        </Button>
      </div>
    </Panel>
  );
}

interface HeldProps {
  why: string;
  confirmed: boolean;
  onConfirm: (confirmed: boolean) => void;
}

function Held({ why, confirmed, onConfirm }: HeldProps) {
  return (
    <div className={parts.callout} role="alert">
      <strong>Held for your confirmation</strong>
      <p>{why}</p>
      <label className={parts.check}>
        <input type="checkbox" checked={confirmed} onChange={(event) => onConfirm(event.currentTarget.checked)} />
        I have checked this, and it is right
      </label>
    </div>
  );
}

/** Why the import cannot begin yet. */
function StillAsked({ names }: { names: number }) {
  if (names === 0) return null;
  return (
    <p className={parts.quiet}>
      Say above who {names === 1 ? 'the manager' : 'each manager'} is whose name several people share, or that it is not
      known.
    </p>
  );
}
