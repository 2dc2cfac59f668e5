import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Receipt } from '#shared/contract/import.ts';
import { Panel } from '#web/ui/Panel.tsx';
import { receiptHeadline } from './importSentences.ts';
import { ReceiptDetails } from './ReceiptDetails.tsx';
import parts from './parts.module.css';

/** What the import did, and the ways on. */
export function DoneStep({ receipt, onRestart }: { receipt: Receipt; onRestart: () => void }) {
  return (
    <Panel
      title={receiptHeadline(receipt)}
      subtitle={
        receipt.importId === undefined ? undefined : `Import ${receipt.importId}. All of it was stored at once.`
      }
      actions={
        <div className={parts.actions}>
          <Button component={Link} to="/">
            See the overview
          </Button>
          <Button variant="default" onClick={onRestart}>
            Import more
          </Button>
        </div>
      }
    >
      <ReceiptDetails receipt={receipt} />
    </Panel>
  );
}
