import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Receipt } from '#shared/contract/import.ts';
import { Panel } from '#web/ui/Panel.tsx';
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
  const { held, refused } = receipt;
  const nothing = receipt.changes === 0;
  const answer = async (said: NameAnswer): Promise<void> => {
    setWorking((running) => running + 1);
    setConfirmed(false);
    await onAnswerName(said);
    setWorking((running) => running - 1);
  };
  return (
    <Panel title={receiptHeadline(receipt)} subtitle="Nothing is stored yet.">
      {held !== undefined && (
        <div className={parts.callout} role="alert">
          <strong>Held for your confirmation</strong>
          <p>{held}</p>
          <label className={parts.check}>
            <input
              type="checkbox"
              checked={confirmed}
              onChange={(event) => setConfirmed(event.currentTarget.checked)}
            />
            I have checked this, and it is right
          </label>
        </div>
      )}
      {refused !== undefined && (
        <p className={parts.callout} role="alert">
          {refused}
        </p>
      )}
      <NameQuestions receipt={receipt} onAnswer={(said) => void answer(said)} />
      <ReceiptDetails receipt={receipt} />
      <div className={parts.actions}>
        {!nothing && refused === undefined && (
          <Button disabled={held !== undefined && !confirmed} loading={working > 0} onClick={() => onApply(confirmed)}>
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
